package rencana

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/ui/kit"
)

// names gives the stored plan in its order.
func (d *desk) names(t *testing.T) (out []string) {
	for _, a := range d.stored(t) {
		out = append(out, a.Name)
	}
	return out
}

func (d *desk) click(i int, keys fyne.KeyModifier) {
	d.keys = keys
	d.table.list.Press(i, desktop.MouseButtonPrimary)
	d.keys = 0
}

func TestSeveralAtOnce(t *testing.T) {
	d := newDesk(t, some()...)
	d.click(0, 0)
	if !d.table.bulk.root.Hidden {
		t.Fatal("the bar is there for one activity")
	}
	d.click(2, fyne.KeyModifierControl)
	if got := d.chosenIDs(); len(got) != 2 || d.table.bulk.root.Hidden {
		t.Fatalf("Ctrl+click chose %v", got)
	}
	t.Run("PIC of two, and undo", func(t *testing.T) {
		d.changePIC()
		d.w.Canvas().Focused().(*kit.Entry).SetText("Budi")
		kit.TopDialog(d.w).Accept()
		if as := d.stored(t); as[0].PIC != "Budi" || as[1].PIC != "" || as[2].PIC != "Budi" {
			t.Errorf("%+v", as)
		}
		d.undo.Undo()
		if as := d.stored(t); as[0].PIC != "Sekretaris" || as[2].PIC != "" {
			t.Errorf("undo: %+v", as)
		}
		if len(d.chosenIDs()) != 2 {
			t.Error("the choice was lost")
		}
	})
	t.Run("months of two", func(t *testing.T) {
		d.changeMonths()
		kit.TopDialog(d.w).Accept() // they differ, so none is proposed
		if as := d.stored(t); as[0].Months != 0 || as[2].Months != 0 || as[1].Months == 0 {
			t.Errorf("%+v", as)
		}
		d.undo.Undo()
	})
	t.Run("Pokja of two", func(t *testing.T) {
		d.pokjaItems()[1].Action()
		if as := d.stored(t); as[0].Pokja != 2 || as[1].Pokja != 1 || as[2].Pokja != 2 {
			t.Errorf("%+v", as)
		}
		d.undo.Undo()
	})
	t.Run("giving up needs a reason", func(t *testing.T) {
		d.cancelChosen()
		dialog := kit.TopDialog(d.w)
		dialog.Accept()
		if d.stored(t)[0].Canceled {
			t.Fatal("canceled without a reason")
		}
		d.w.Canvas().Focused().(*kit.Entry).SetText("anggaran dipotong")
		dialog.Accept()
		if as := d.stored(t); !as[0].Canceled || as[0].CancelReason != "anggaran dipotong" || !as[2].Canceled {
			t.Errorf("%+v", as)
		}
		d.statusItems()[1].Action()
		if as := d.stored(t); as[0].Canceled || as[2].Canceled {
			t.Errorf("%+v", as)
		}
	})
	t.Run("Shift chooses a range, Esc one", func(t *testing.T) {
		d.click(0, 0)
		d.click(2, fyne.KeyModifierShift)
		if len(d.chosenIDs()) != 3 {
			t.Errorf("%v", d.chosenIDs())
		}
		d.table.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if len(d.chosenIDs()) != 1 {
			t.Errorf("%v", d.chosenIDs())
		}
	})
	t.Run("a filter gives up what it hides", func(t *testing.T) {
		d.w.Canvas().Focus(d.table.list)
		d.selectAll()
		d.setFilter(func(f *plan.Filter) { f.Pokja = []int{5} })
		if len(d.chosenIDs()) != 1 || len(d.sel.Chosen) != 1 {
			t.Errorf("%v", d.sel.Chosen)
		}
		d.table.clear()
	})
	if len(d.errs) > 0 {
		t.Error(d.errs)
	}
}

func TestOrder(t *testing.T) {
	d := newDesk(t, some()...)
	d.click(2, 0)
	d.MoveUp()
	if got := d.names(t); !slices.Equal(got, []string{"Monev WBS", "SK tim", "Rapat bulanan"}) {
		t.Fatalf("%v", got)
	}
	d.MoveUp()
	d.MoveUp() // it is at the top
	if got := d.names(t); !slices.Equal(got, []string{"SK tim", "Monev WBS", "Rapat bulanan"}) {
		t.Fatalf("%v", got)
	}
	d.click(1, fyne.KeyModifierControl)
	d.MoveDown() // two together
	if got := d.names(t); !slices.Equal(got, []string{"Rapat bulanan", "SK tim", "Monev WBS"}) {
		t.Fatalf("%v", got)
	}
	d.undo.Undo()
	if got := d.names(t); !slices.Equal(got, []string{"SK tim", "Monev WBS", "Rapat bulanan"}) {
		t.Errorf("undo: %v", got)
	}
}

func TestRecycleBin(t *testing.T) {
	d := newDesk(t, some()...)
	if !d.table.bin.Hidden {
		t.Error("an empty bin is offered")
	}
	d.click(0, 0)
	d.click(1, fyne.KeyModifierShift)
	d.remove()
	if len(d.stored(t)) != 1 || d.table.bin.Hidden {
		t.Fatal("two activities should be in the bin")
	}
	test.Tap(d.table.bin)
	if len(d.shown) != 2 || d.table.bulk.root.Hidden || !d.table.bulk.live.Hidden {
		t.Fatalf("the bin shows %d", len(d.shown))
	}
	d.change()
	if kit.TopDialog(d.w) != nil {
		t.Error("what is in the bin can be changed")
	}
	d.click(0, 0)
	d.click(1, fyne.KeyModifierShift)
	d.remove() // brings back
	if len(d.stored(t)) != 3 || d.bin || len(d.shown) != 3 || len(d.errs) > 0 {
		t.Errorf("%d activities, bin %v, %v", len(d.stored(t)), d.bin, d.errs)
	}
}

func TestFilesAsProof(t *testing.T) {
	d := newDesk(t, some()...)
	d.found = []model.DocumentID{}
	d.click(0, 0)
	d.Drop([]string{"/x/laporan.pdf", "/x/foto.jpg"})
	kit.TopDialog(d.w).Accept()
	if len(d.asked) != 2 || d.code != "P.5.iv.b" {
		t.Fatalf("%v %v", d.asked, d.code)
	}
	if d.stored(t)[0].Realisation(3).Done {
		t.Error("done although nothing could be imported")
	}
	t.Run("a workbook can be a plan", func(t *testing.T) {
		d.Drop([]string{"/x/rencana.XLSX"})
		if c := kit.TopDialog(d.w); c == nil || c.Title() == "" {
			t.Fatal("no question was asked")
		}
		kit.TopDialog(d.w).Cancel()
	})
	t.Run("nothing chosen: evidence like any", func(t *testing.T) {
		other := newDesk(t)
		other.Drop([]string{"/x/laporan.pdf"})
		if len(other.asked) != 1 || other.code != "" {
			t.Errorf("%v %q", other.asked, other.code)
		}
	})
}

func TestYear(t *testing.T) {
	d := newDesk(t, some()...)
	d.yearly = true
	d.refresh()
	if n := len(d.year.items); n != 6+3 {
		t.Fatalf("%d rows; want six Pokja and three activities", n)
	}
	d.year.press(0)
	if n := len(d.year.items); n != 6+1 {
		t.Errorf("%d rows with the first Pokja folded", n)
	}
	d.year.press(0)
	d.setFilter(func(f *plan.Filter) { f.Words = "tidak ada" })
	d.year.open(1)
	if r, ok := d.current(); d.yearly || !ok || r.Name != "Rapat bulanan" {
		t.Errorf("%+v", r)
	}
}

func TestFixedDates(t *testing.T) {
	d := newDesk(t, some()...)
	tick := func() {
		d.ShowDates()
		for _, o := range test.LaidOutObjects(d.w.Canvas().Overlays().Top()) {
			if c, ok := o.(*kit.Check); ok {
				test.Tap(c)
			}
		}
		kit.TopDialog(d.w).Accept()
	}
	tick()
	if d.kept["deadline.submission"] != "2026-05-12" {
		t.Fatalf("%v", d.kept)
	}
	tick() // no longer
	if d.kept["deadline.submission"] != "" {
		t.Errorf("%v", d.kept)
	}
	d.undo.Undo()
	if d.kept["deadline.submission"] != "2026-05-12" {
		t.Errorf("undo: %v", d.kept)
	}
}
