package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
)

// modes are the two themes in which every picture is taken.
var modes = []look.Mode{look.Light, look.Dark}

// show puts content on the theme's background in a window of the test driver.
func show(t *testing.T, mode look.Mode, size fyne.Size, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.New(mode))
	w := test.NewTempWindow(t, Ground(look.ColorBackground, content))
	w.SetPadded(false)
	w.Resize(size)
	return w
}

func picture(t *testing.T, name string, size fyne.Size, build func() fyne.CanvasObject) {
	t.Helper()
	for _, mode := range modes {
		t.Run(name+" in "+string(mode), func(t *testing.T) {
			test.NewTempApp(t).Settings().SetTheme(look.New(mode))
			w := show(t, mode, size, Padded(build(), 16, 16, 16, 16))
			looktest.Picture(t, name+"-"+string(mode)+".png", w.Canvas())
		})
	}
}

func TestPictures(t *testing.T) {
	none := func() {}
	picture(t, "buttons", fyne.NewSize(560, 200), func() fyne.CanvasObject {
		hovered := NewButton(Filled, "Mulai", "", none)
		hovered.MouseIn(&desktop.MouseEvent{})
		focused := NewButton(Outlined, "Pilih folder…", "", none)
		focused.FocusGained()
		off, offFilled := NewButton(Outlined, "Buka", look.IconExternal, none), NewButton(Filled, "Simpan", "", none)
		off.Disable()
		offFilled.Disable()
		on := NewChip("Semua", func(bool) {})
		on.SetOn(true)
		counted := NewChip("Belum dijawab", func(bool) {})
		counted.SetCount("17")
		return Rows(look.Gap12,
			Row(look.Gap12, NewButton(Filled, "Buat bundel", look.IconLayers, none), hovered, focused, off, offFilled),
			Row(look.Gap12, NewButton(Outlined, "Tambah bukti", look.IconPlus, none).Small(), NewButton(Quiet, "Pilih dari dokumen", look.IconFile, none).Small(),
				NewIconButton(look.IconChevronUp, "naik", none), NewIconButton(look.IconClose, "tutup", none).Quiet(), NewButton(Danger, "Hapus 3 dokumen", "", none).Small()),
			Row(look.Gap8, on, counted, NewChip("Tanpa bukti", func(bool) {})),
			Row(look.Gap8, NewStatus(Neutral, look.IconRing, "Belum ada"), NewStatus(Info, look.IconPencilRing, "Draf"), NewStatus(Warn, look.IconUpRing, "Diajukan"),
				NewStatus(Good, look.IconCheckRing, "Diterima"), NewStatus(Bad, look.IconReturnRing, "Dikembalikan")),
		)
	})
	picture(t, "choices", fyne.NewSize(520, 310), func() fyne.CanvasObject {
		a := NewChoice("A", "Seluruh informasi layanan tersedia daring (web/media sosial) dan terhubung ke SIPPN.", none)
		a.SetFigures("+0,06", "1")
		b := NewChoice("B", "Seluruh informasi layanan tersedia daring (web/media sosial), tetapi belum terhubung ke SIPPN.", none)
		b.SetFigures("", "0,67")
		b.SetOn(true)
		c := NewChoice("Ya", "Sudah ada.", none)
		c.SetFigures("", "1")
		c.FocusGained()
		d := NewChoice("Tidak", "Belum ada; tulisan ini sengaja panjang sekali supaya kartu tumbuh menjadi tiga baris dan tetap rapi ketika lebarnya hanya sedikit saja.", none)
		d.SetFigures("", "0")
		AlignKeys(c, d)
		why := NewDisclosure("Mengapa nilai ini?", "menyumbang 0,11 dari 0,17", Muted("isi"))
		return Rows(6, a, b, c, d, why)
	})
	picture(t, "fields", fyne.NewSize(420, 480), func() fyne.CanvasObject {
		name := NewEntry("Nama unit kerja")
		name.SetText("Balai Contoh Nusantara")
		year := NewField("Tahun", NewEntry("2026"), "")
		year.SetProblem("Tahun harus antara 2021 dan 2100.")
		search := NewSearchEntry("Cari kode atau kata", func(string) {})
		found := NewSearchEntry("", func(string) {})
		found.SetText("maklumat")
		return Rows(look.Gap12, search, found, NewField("Unit kerja", name, "Seperti pada surat usulan."), year,
			NewSegments(func(int) {}, "WBK", "WBBM"), Row(look.Gap16, NewCheck("Cap kode soal", true, func(bool) {}), NewCheck("Kata sandi", false, func(bool) {})),
			NewNote("Catatan untuk penilai", 2))
	})
	picture(t, "texts", fyne.NewSize(420, 420), func() fyne.CanvasObject {
		bar, unknown := NewProgress(), NewProgress()
		bar.Set(0.31)
		unknown.Set(-1)
		return Rows(look.Gap8, Heading("Belum siap diajukan"), Title("P.6.ii.b Informasi layanan"), Section("Bukti"), NewText("P.6.ii.b", look.Strong, look.ColorPrimary),
			Row(look.Gap8, Grow(NewText("Nama dokumen yang panjang sekali dan karena itu dipendekkan di kanan", look.Strong, look.ColorText).Shrink()), Muted("14 Mar 2026")),
			NewPara("Kalimat yang lebih lebar dari tempatnya dipecah di antara kata, tidak di tengah kata.", look.Lead, look.ColorText), NewDivider(),
			Card(Rows(look.Gap8, Section("Kartu"), Pair("Tanggal", 72, NewText("14 Mar 2026", look.Body, look.ColorText)))), bar, unknown,
			Banner(Warn, look.IconWarning, "1 berkas rusak diganti halaman “belum ada”.", "Perbaiki", none), Row(0, KeyHint("Ctrl+K"), Space()))
	})
	picture(t, "states", fyne.NewSize(900, 260), func() fyne.CanvasObject {
		return RowFill(look.Gap12, Grow(EmptyState(look.IconFile, "Belum ada bukti", "Seret berkas ke sini atau tekan Ctrl+B.", "Tambah bukti", none)),
			Grow(ErrorState("Daftar tidak dapat dibaca", "Ruang kerja di diska lepas tidak terjangkau. Pasang lagi lalu coba.", none)), Grow(Loading()))
	})
}
