package catalog

import (
	"context"
	"iter"
	"sync"
)

const (
	// workers is how many files are copied and read at the same time. While one
	// waits for the disk or for PDFium, which reads one document at a time, the
	// others hash.
	workers = 4
	// ahead bounds how many files are ready before their rows are written, and
	// so the texts held in memory.
	ahead = 2 * batchSize
)

// slot is the place of one source in the order of the import.
type slot struct {
	prepared prepared
	done     chan struct{} // closed when prepared is set
}

// batches prepares sources on a few goroutines and gives what is ready, in the
// order of the sources. After a cancel it ends early. All goroutines have ended
// when the loop over it ends, and the hashes that they put into the vault and
// that were not given are in im.loose.
func (im *importer) batches(ctx context.Context, sources []source) iter.Seq[[]prepared] {
	return func(yield func([]prepared) bool) {
		ctx, stop := context.WithCancel(ctx)
		slots := make([]*slot, len(sources))
		for i := range slots {
			slots[i] = &slot{done: make(chan struct{})}
		}
		next := make(chan int)
		room := make(chan struct{}, ahead)
		var wg sync.WaitGroup
		wg.Go(func() { // ends with the sources or with ctx
			defer close(next)
			for i := range sources {
				select {
				case room <- struct{}{}:
				case <-ctx.Done():
					return
				}
				next <- i // workers take until it is closed
			}
		})
		for range workers {
			wg.Go(func() { // ends when next is closed
				for i := range next {
					slots[i].prepared = im.p.prepare(ctx, sources[i])
					close(slots[i].done)
				}
			})
		}
		given := 0
		for given < len(slots) {
			batch := ready(ctx, slots[given:])
			if len(batch) == 0 {
				break // canceled
			}
			for _, p := range batch {
				im.markLoose(p)
				slots[given] = nil // lets go of the text
				given++
				<-room
			}
			if !yield(batch) {
				break
			}
		}
		stop()
		wg.Wait()
		for _, s := range slots[given:] {
			im.markLoose(s.prepared)
		}
	}
}

// ready waits for the first slot and takes those after it that are ready too.
// It gives none after a cancel.
func ready(ctx context.Context, slots []*slot) []prepared {
	select {
	case <-slots[0].done:
	case <-ctx.Done():
		return nil
	}
	var batch []prepared
	for _, s := range slots[:min(len(slots), batchSize)] {
		select {
		case <-s.done:
			batch = append(batch, s.prepared)
			continue
		default:
		}
		break
	}
	if ctx.Err() != nil {
		return nil
	}
	return batch
}

// markLoose notes what this import put into the vault until its row is written.
func (im *importer) markLoose(p prepared) {
	if p.stored {
		im.loose[p.blob.Hash] = true
	}
}
