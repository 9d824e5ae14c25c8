package dokumen

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

const (
	firstSnippets = 14                    // read together with the finds, so that the first rows come whole
	snippetPause  = 30 * time.Millisecond // how long rows that came into view gather before their snippets are read
)

// found is what a search or a change of filter gave.
type found struct {
	book     *book
	words    string
	shown    []int32
	ranked   bool
	snippets map[model.DocumentID]string
}

// find shows the rows that pass the words and the filter. It is called on every
// change of either; only the latest answer is shown.
func (p *Page) find() {
	if p.book == nil {
		return // shown when it is loaded
	}
	b, words, f, s := p.book, p.list.words(), p.filter, p.sorting
	fetch := func(ctx context.Context) (found, error) { return p.look(ctx, b, words, f, s) }
	task.Latest(p.d.Tasks, "find", fetch, p.showFound, p.findFailed)
}

// look runs off the UI goroutine.
func (p *Page) look(ctx context.Context, b *book, words string, f filter, s sorting) (found, error) {
	out := found{book: b, words: words, snippets: map[model.DocumentID]string{}}
	if words == "" {
		out.shown = b.shown(f, s, nil)
		return out, nil
	}
	seqs, ranked, err := p.d.Lists.Matches(ctx, words)
	if err != nil {
		return out, err
	}
	out.ranked = ranked
	out.shown = b.shown(f, s, b.finds(seqs, ranked))
	ids := make([]model.DocumentID, 0, firstSnippets)
	for _, at := range out.shown[:min(len(out.shown), firstSnippets)] {
		ids = append(ids, b.rows[at].id)
	}
	if len(ids) > 0 {
		out.snippets, err = p.snippetsOf(ctx, words, ids)
	}
	return out, err
}

// snippetsOf reads snippets; a document without one gets "", so that it is not
// asked for again.
func (p *Page) snippetsOf(ctx context.Context, words string, ids []model.DocumentID) (map[model.DocumentID]string, error) {
	got, err := p.d.Lists.Snippets(ctx, words, ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		got[id] = nearer(got[id])
	}
	return got, nil
}

// showFound takes over what was found.
func (p *Page) showFound(f found) {
	if f.book != p.book {
		p.find() // the workspace changed meanwhile
		return
	}
	p.moved = p.moved || f.words != p.words
	p.words, p.shown, p.ranked, p.snippets = f.words, f.shown, f.ranked, f.snippets
	p.keepSelection()
	if p.moved {
		p.list.list.SetOffset(0)
	}
	p.list.refresh()
	if at := p.index(p.sel.Cursor); at >= 0 && p.reveal {
		p.list.list.ScrollTo(at)
	}
	p.moved, p.reveal = false, false
	p.details.follow()
}

// keepSelection gives up what is not shown any more, and chooses something
// else where nothing is left. What only changed so that the filter hides it now
// stays: it may still be under the user's hands.
func (p *Page) keepSelection() {
	cursor := p.book.row(p.sel.Cursor)
	if p.moved || cursor == nil || cursor.bin != p.filter.bin {
		p.sel.Keep(p.isShown(), p.ids)
	}
	if len(p.sel.Chosen) == 0 && len(p.shown) > 0 {
		at := 0
		if !p.moved {
			at = min(p.last, len(p.shown)-1)
		}
		p.sel.Only(p.id(at))
	}
	p.noteCursor()
}

// isShown tells quickly which documents the list shows.
func (p *Page) isShown() func(id model.DocumentID) bool {
	in := make([]bool, len(p.book.rows))
	for _, at := range p.shown {
		in[at] = true
	}
	return func(id model.DocumentID) bool {
		at, ok := p.book.at[id]
		return ok && in[at]
	}
}

// noteCursor remembers where the cursor is, for when its row goes away.
func (p *Page) noteCursor() {
	if at := p.index(p.sel.Cursor); at >= 0 {
		p.last = at
	}
}

func (p *Page) findFailed(err error) {
	if model.KindOf(err) != model.Canceled {
		p.list.fail(lang.L("Dokumen tidak dapat dicari"), err, p.find)
	}
}

// foundIn gives title and second line of a row with the found words marked: the
// text around the find where there is one, else where it matched.
func (p *Page) foundIn(r *row) (title, sub string) {
	title = catalog.Mark(r.title, p.words)
	snippet, known := p.snippets[r.id]
	switch {
	case !known:
		p.wantSnippet(r.id)
		return title, ""
	case snippet != "":
		return title, snippet
	case strings.Contains(title, catalog.MarkOpen) && r.noText:
		return title, lang.L("Tanpa teks, hanya judul yang dapat dicari")
	case strings.Contains(title, catalog.MarkOpen):
		return title, lang.L("cocok di judul")
	}
	if number := catalog.Mark(r.number, p.words); strings.Contains(number, catalog.MarkOpen) {
		return title, number
	}
	return title, lang.L("cocok di nama berkas")
}

// wantSnippet asks for the snippet of a row that came into view.
func (p *Page) wantSnippet(id model.DocumentID) {
	for _, x := range p.wanted {
		if x == id {
			return
		}
	}
	p.wanted = append(p.wanted, id)
	p.d.Tasks.After("snippets.wait", snippetPause, p.readSnippets)
}

// readSnippets reads what rows in view asked for.
func (p *Page) readSnippets() {
	ids, words := p.wanted, p.words
	p.wanted = nil
	if len(ids) == 0 || words == "" {
		return
	}
	fetch := func(ctx context.Context) (map[model.DocumentID]string, error) { return p.snippetsOf(ctx, words, ids) }
	task.Latest(p.d.Tasks, "snippets", fetch, func(got map[model.DocumentID]string) {
		if words != p.words {
			return
		}
		for id, s := range got {
			p.snippets[id] = s
		}
		p.list.list.Repaint()
	}, func(error) {}) // the rows stay without; the next scroll asks again
}

// countWords says how many documents the list shows: "1.248 dokumen", "9 dari
// 1.248 cocok".
func (p *Page) countWords() string {
	all := p.book.counts.all
	if p.filter.bin {
		all = p.book.counts.bin
	}
	if p.words == "" && !p.filter.narrows() && p.sorting.by == byCreated {
		return lang.L("{{.N}} dokumen, yang terbaru dahulu", map[string]any{"N": look.Count(all)})
	}
	if p.words == "" && !p.filter.narrows() {
		return lang.L("{{.N}} dokumen", map[string]any{"N": look.Count(all)})
	}
	return lang.L("{{.N}} dari {{.All}} cocok", map[string]any{"N": look.Count(len(p.shown)), "All": look.Count(all)})
}
