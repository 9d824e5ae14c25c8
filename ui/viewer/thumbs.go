package viewer

import (
	"context"
	"image"

	"siapzi/model"
	"siapzi/ui/task"
)

// keptThumbs is how many thumbnails stay in memory, some 50 to 130 KB each.
const keptThumbs = 120

// Thumb names a thumbnail: a page of a stored file.
type Thumb struct {
	Version model.Version
	Page    int // from 0
}

type thumbKey struct {
	hash model.Hash
	page int
}

func (t Thumb) key() thumbKey { return thumbKey{t.Version.Hash, t.Page} }

// Thumbs loads thumbnails one after another, so that a page that somebody wants
// to read never waits for more than one of them. UI goroutine only.
type Thumbs struct {
	tasks  *task.Runner
	source Source
	key    string
	onLoad func(Thumb, image.Image)

	have  map[thumbKey]image.Image // nil for one that cannot be drawn
	order []thumbKey               // of have, oldest first
	want  []Thumb
	busy  *Thumb
}

// NewThumbs makes a loader; key is that of its tasks, and onLoad gets each
// thumbnail that was asked for and not there yet.
func NewThumbs(tasks *task.Runner, source Source, key string, onLoad func(Thumb, image.Image)) *Thumbs {
	return &Thumbs{tasks: tasks, source: source, key: key, onLoad: onLoad, have: map[thumbKey]image.Image{}}
}

// Image gives a thumbnail that is loaded, or nil.
func (t *Thumbs) Image(th Thumb) image.Image { return t.have[th.key()] }

// Want loads those of list that are missing, first to last. What was wanted
// before and is not any more is not loaded.
func (t *Thumbs) Want(list []Thumb) {
	t.want = t.want[:0:0]
	still := false
	for _, th := range list {
		if t.busy != nil && th.key() == t.busy.key() {
			still = true
			continue
		}
		if _, known := t.have[th.key()]; !known {
			t.want = append(t.want, th)
		}
	}
	if t.busy != nil && !still {
		t.tasks.Cancel(t.key)
		t.busy = nil
	}
	if t.busy == nil {
		t.next()
	}
}

// Stop ends the loading.
func (t *Thumbs) Stop() { t.Want(nil) }

func (t *Thumbs) next() {
	if len(t.want) == 0 {
		return
	}
	th := t.want[0]
	t.want = t.want[1:]
	t.busy = &th
	fetch := func(ctx context.Context) (image.Image, error) {
		return t.source.Thumbnail(ctx, th.Version, th.Page)
	}
	task.Latest(t.tasks, t.key, fetch, func(img image.Image) { t.took(th, img) }, func(err error) {
		if model.KindOf(err) != model.Canceled {
			t.took(th, nil)
		}
	})
}

// took keeps a thumbnail, tells of it, and goes on.
func (t *Thumbs) took(th Thumb, img image.Image) {
	t.busy = nil
	t.have[th.key()] = img
	if t.order = append(t.order, th.key()); len(t.order) > keptThumbs {
		delete(t.have, t.order[0])
		t.order = t.order[1:]
	}
	if img != nil {
		t.onLoad(th, img)
	}
	if t.busy == nil {
		t.next()
	}
}

// Forget asks again for what could not be drawn before, as for an office file
// that was converted meanwhile.
func (t *Thumbs) Forget(h model.Hash) {
	kept := t.order[:0]
	for _, k := range t.order {
		if k.hash == h && t.have[k] == nil {
			delete(t.have, k)
			continue
		}
		kept = append(kept, k)
	}
	t.order = kept
}
