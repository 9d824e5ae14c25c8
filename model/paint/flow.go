package paint

// Block is a piece of a page that is never torn apart.
type Block struct {
	H    float64           // height, mm
	Draw func(top float64) // draws it with its upper edge at top
}

// Space gives an empty block.
func Space(h float64) Block { return Block{H: h, Draw: func(float64) {}} }

// Flow places blocks one below the other. Where the next ones do not fit it
// starts a page through Break.
type Flow struct {
	Y      float64 // where the next block starts
	Bottom float64 // where the text area ends
	// Break starts the next page, draws what is repeated there (running head,
	// column heads) and gives where content begins.
	Break func() (top float64)

	fresh bool // nothing was placed since the last Break
}

// Add places blocks that belong together on one page. Where they are too high
// for any page they are placed one by one.
func (f *Flow) Add(together ...Block) {
	h := 0.0
	for _, b := range together {
		h += b.H
	}
	if f.Y+h > f.Bottom+1e-6 && !f.fresh {
		f.NewPage()
	}
	for _, b := range together {
		if f.Y+b.H > f.Bottom+1e-6 && !f.fresh {
			f.NewPage()
		}
		b.Draw(f.Y)
		f.Y += b.H
		f.fresh = false
	}
}

// Gap leaves h empty, or less at the end of a page. It never starts a page and
// is dropped at the head of one.
func (f *Flow) Gap(h float64) {
	if !f.fresh {
		f.Y = min(f.Y+h, f.Bottom)
	}
}

// NewPage starts a page whatever room is left.
func (f *Flow) NewPage() {
	f.Y = f.Break()
	f.fresh = true
}

// Fits tells whether h more still fits on this page.
func (f *Flow) Fits(h float64) bool { return f.Y+h <= f.Bottom+1e-6 }
