package bundle

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"siapzi/model"
	"siapzi/model/pdf"
)

// output is a file beside its final name.
type output struct {
	f     *os.File
	dirty bool       // something was written to it
	want  pdf.Expect // what it must have
}

// outputs are the files of all volumes while they are made.
type outputs struct {
	p     *plan
	files []*output
}

// file gives the empty file for volume i, counted from 0.
func (o *outputs) file(i int) (*os.File, error) {
	for len(o.files) <= i {
		f, err := createTemp(o.p.req.Out)
		if err != nil {
			return nil, err
		}
		o.files = append(o.files, &output{f: f})
	}
	x := o.files[i]
	if x.dirty {
		if err := x.f.Truncate(0); err != nil {
			return nil, err
		}
		if _, err := x.f.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
	}
	x.dirty = true
	return x.f, nil
}

// remove closes and removes what was not published.
func (o *outputs) remove() {
	for _, x := range o.files {
		_ = x.f.Close()           // closed already where all went well
		_ = os.Remove(x.f.Name()) // gone already where all went well
	}
}

// write makes all files beside their final names, checks the volumes and
// renames them.
func (p *plan) write(ctx context.Context, b *prober) error {
	o := &outputs{p: p}
	defer o.remove()
	if err := p.fill(ctx, b, o); err != nil {
		return err
	}
	if err := p.check(ctx, o); err != nil {
		return err
	}
	return p.publish(ctx, o)
}

// check opens every volume again and compares it with the plan.
func (p *plan) check(ctx context.Context, o *outputs) error {
	p.req.Progress.SetStage("Memeriksa hasil", int64(len(p.volumes)))
	for i := range p.volumes {
		x := o.files[i]
		if err := finishTemp(x.f); err != nil {
			return writeError(p.req.Out, err)
		}
		if err := pdf.Check(ctx, x.f.Name(), x.want); err != nil {
			return cmp.Or(ctx.Err(), fmt.Errorf("bundle: check: %w", err)) // a file read half looks wrong
		}
		p.req.Progress.Add(1)
	}
	return nil
}

// fill writes the volumes. Where a source fails in spite of the probe it
// becomes a placeholder and everything is written anew, since page numbers
// change; the same where a volume came out larger than allowed, or where the
// sizes that were measured allow fewer volumes.
func (p *plan) fill(ctx context.Context, b *prober, o *outputs) error {
	p.guess()
	p.lay(p.starts(0))
	wasOver := false
	for bads, tries := 0, 0; ; {
		err := p.fillOnce(ctx, b, o)
		var bad *sourceError
		switch {
		case errors.As(err, &bad):
			if bads++; bads > len(p.parts) {
				return model.Errorf(model.Internal, "Bundel tidak dapat disusun: berkas sumber berubah terus-menerus.")
			}
			if err := b.giveUp(ctx, bad.part, bad.err); err != nil {
				return writeError(p.req.Out, err)
			}
			if err := b.examine(ctx, p); err != nil {
				return err
			}
			p.lay(p.starts(tries))
		case err != nil:
			return writeError(p.req.Out, err)
		case len(p.volumes) == 1 && !p.overfull():
			return nil
		default:
			over := p.overfull()
			wasOver = wasOver || over
			p.measure()
			starts := p.starts(tries)
			if tries == maxSplits || !over && (wasOver || len(starts) >= len(p.volumes)) {
				return nil
			}
			p.lay(starts)
			tries++
		}
	}
}

// fillOnce writes every volume once.
func (p *plan) fillOnce(ctx context.Context, b *prober, o *outputs) error {
	p.req.Progress.SetStage("Menyusun halaman depan", 1)
	fronts, err := p.settle(ctx)
	if err != nil {
		return err
	}
	p.req.Progress.Add(1)
	p.req.Progress.SetStage("Menggabungkan halaman", int64(p.pages))
	for i, f := range fronts {
		file, err := o.file(i)
		if err != nil {
			return err
		}
		outline, err := assemble(ctx, b, f, file)
		if err != nil {
			return err
		}
		want := f.expect(outline)
		if b.src.Count != nil && want.Password != "" {
			want.Count = func(ctx context.Context, path string) (int, error) { return b.src.Count(ctx, path, want.Password) }
		}
		o.files[i].want = want
	}
	return nil
}

// publish gives the volumes and then the manifests their final names.
func (p *plan) publish(ctx context.Context, o *outputs) (err error) {
	type pair struct{ temp, path string }
	var pairs []pair
	defer func() {
		for _, m := range pairs {
			_ = os.Remove(m.temp) // gone already where all went well
		}
	}()
	for i, v := range p.volumes {
		if err := checkExisting(p, p.path(v), true); err != nil {
			return err
		}
		pairs = append(pairs, pair{o.files[i].f.Name(), p.path(v)})
	}
	manifests := map[string]Manifest{manifestPath(p.req.Out): p.manifest()}
	order := []string{manifestPath(p.req.Out)}
	if len(p.volumes) > 1 {
		for _, v := range p.volumes {
			path := manifestPath(p.path(v))
			manifests[path] = p.volumeManifest(v)
			order = append([]string{path}, order...) // that of the whole comes last
		}
	}
	for _, path := range order {
		if err := checkExisting(p, path, false); err != nil {
			return err
		}
		temp, err := manifestTemp(path, manifests[path])
		if err != nil {
			return err
		}
		pairs = append(pairs, pair{temp, path})
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, m := range pairs {
		if err := publish(ctx, m.temp, m.path); err != nil {
			return err
		}
	}
	return nil
}

// manifestTemp writes a manifest beside its final name.
func manifestTemp(path string, m Manifest) (name string, err error) {
	data, err := m.json()
	if err != nil {
		return "", fmt.Errorf("bundle: manifest: %w", err)
	}
	f, err := createTemp(path)
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err2 := finishTemp(f); err == nil {
		err = err2
	}
	if err != nil {
		_ = os.Remove(f.Name()) // rubbish
		return "", writeError(path, err)
	}
	return f.Name(), nil
}
