package bundle

import (
	"strings"

	"siapzi/model"
	"siapzi/model/paint"
)

// headline is the reason of a placeholder in a few words.
func (p *part) headline() string {
	switch p.problem {
	case model.ProblemLocked:
		return "berkas dikunci dengan kata sandi"
	case model.ProblemNoPages:
		return "berkas tidak berisi halaman"
	case model.ProblemTooLong:
		return "berkas terlalu rumit untuk dibaca"
	case model.ProblemType:
		return "jenis berkas tidak dapat ditampilkan"
	case problemMissing:
		return "berkas tidak ditemukan"
	case problemConvert:
		return "berkas Office belum dapat diubah menjadi halaman"
	}
	return "berkas rusak"
}

// explanation says what the reason means for the reader.
func (p *part) explanation() string {
	switch p.problem {
	case model.ProblemLocked:
		return "Isi tidak dapat dibaca tanpa kata sandi dari pembuatnya."
	case model.ProblemNoPages:
		return "Berkas dapat dibuka, tetapi kosong."
	case model.ProblemTooLong:
		return "Pembacaan dihentikan karena melampaui batas waktu."
	case model.ProblemType:
		return "Hanya PDF, gambar, berkas Office, dan teks yang dapat dimuat sebagai halaman."
	case problemMissing:
		return "Berkas yang tercatat tidak ada lagi di tempat penyimpanan unit."
	case problemConvert:
		return p.reason
	}
	return "Isi berkas tidak dapat dibuka."
}

// placeholder paints the page that stands for a file which cannot be shown.
func (f *front) placeholder(pt *part) {
	f.sheetIcon(left, 27)
	const x = left + 27
	f.Write(paint.Regular.At(8.8, 0, paint.Muted), x, 29.5, "Halaman pengganti")
	f.Write(paint.Bold.At(18, 0, paint.Ink), x, 37.5, "Berkas ini tidak dapat digabung")
	intro := "Bukti tetap terdaftar dan dihitung."
	if pt.problem != problemMissing {
		intro += " Berkas aslinya disimpan unit tanpa perubahan."
	}
	f.Write(paint.Regular.At(8.8, 0, paint.Ink), x, 45, intro)

	fl := f.flow(62, nil)
	fl.Add(paint.Block{Draw: func(y float64) { f.Line(left, y, right, y, ruleGroup) }})
	head := pt.headline()
	f.factRow(fl, "Alasan", strings.ToUpper(head[:1])+head[1:], pt.explanation())
	if v := pt.file.Version; v.Name != "" {
		f.factRow(fl, "Nama berkas", v.Name, "")
	}
	title := pt.item.fullTitle()
	if l := pt.label(); l != "" {
		title += " – " + l
	}
	f.factRow(fl, "Judul bukti", title, "")
	f.factRow(fl, "Membuktikan", and(append([]string{string(pt.item.question.node.Code)}, pt.item.otherCodes()...)), "")
	var facts []string
	for _, s := range []string{day(pt.item.doc.Date), fileSize(pt.file.Version), typeName(pt.file.Version.MIME)} {
		if s != "" {
			facts = append(facts, s)
		}
	}
	if len(facts) > 0 {
		f.factRow(fl, "Tanggal · ukuran · jenis", strings.Join(facts, " · "), "")
	}
	if h := pt.file.Version.Hash; h != "" {
		f.hashRow(fl, string(h))
	}
	fl.Add(paint.Block{Draw: func(y float64) { f.Line(left, y, right, y, ruleHead) }})
	fl.Gap(8)
	f.advice(fl, pt)
}

// typeName is what people call a type of file.
func typeName(mime string) string {
	mime, _, _ = strings.Cut(mime, ";")
	names := map[string]string{
		"application/pdf":    "PDF",
		"application/msword": "Word (DOC)",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word (DOCX)",
		"application/vnd.ms-excel": "Excel (XLS)",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         "Excel (XLSX)",
		"application/vnd.ms-powerpoint":                                             "PowerPoint (PPT)",
		"application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint (PPTX)",
		"application/vnd.oasis.opendocument.text":                                   "OpenDocument (ODT)",
		"application/rtf": "RTF",
		"application/zip": "arsip ZIP",
		"text/plain":      "teks",
		"text/csv":        "CSV",
		"image/jpeg":      "gambar JPEG",
		"image/png":       "gambar PNG",
		"image/heic":      "gambar HEIC",
		"image/svg+xml":   "gambar SVG",
	}
	if name, ok := names[mime]; ok {
		return name
	}
	return mime
}

// fileSize is "" for a file that was never stored.
func fileSize(v model.Version) string {
	if v.Hash == "" {
		return ""
	}
	return size(v.Size)
}

// sheetIcon draws a dashed sheet of paper with a cross.
func (f *front) sheetIcon(x, y float64) {
	const w, h, ear = 17.0, 23.0, 5.0
	p := paint.Pen{Width: 0.4, Color: paint.Ink, Dash: []float64{1.2, 0.8}}
	f.Path(p, x, y, x+w-ear, y, x+w, y+ear, x+w, y+h, x, y+h, x, y)
	f.Cross(x+w/2-4.1, y+h/2+6.2, 8.4, paint.Ink)
}

// factRow is one line of the placeholder's table, strong with an explanation
// below where there is one.
func (f *front) factRow(fl *paint.Flow, label, text, below string) {
	s := paint.Regular.At(8.8, 4.5, paint.Ink)
	if below != "" {
		s.Font = paint.SemiBold
	}
	const x = left + 39
	lines := f.Lines(s, right-x, text)
	var more []string
	if below != "" {
		more = f.Lines(quiet, right-x, below)
	}
	h := 4 + float64(len(lines)+len(more))*s.Line
	fl.Add(paint.Block{H: h, Draw: func(y float64) {
		f.Write(paint.Regular.At(8.2, 0, paint.Muted), left, y+5.4, label)
		f.WriteLines(s, x, y+5.4, lines)
		f.WriteLines(quiet, x, y+5.4+float64(len(lines))*s.Line, more)
		f.Line(left, y+h, right, y+h, ruleRow)
	}})
}

// hashRow sets the hash small enough for one line, so that it can be copied.
func (f *front) hashRow(fl *paint.Flow, hash string) {
	fl.Add(paint.Block{H: 8.5, Draw: func(y float64) {
		f.Write(paint.Regular.At(8.2, 0, paint.Muted), left, y+5.4, "SHA-256")
		f.Write(paint.Regular.At(7.4, 0, paint.Ink), left+39, y+5.4, hash)
		f.Line(left, y+8.5, right, y+8.5, ruleRow)
	}})
}

// advice says what evaluator and unit can do.
func (f *front) advice(fl *paint.Flow, pt *part) {
	fl.Add(paint.Block{H: 6, Draw: func(y float64) {
		f.Write(paint.SemiBold.At(10, 0, paint.Ink), left, y+4, "Yang dapat dilakukan")
	}})
	fix := "simpan berkas sebagai PDF"
	evaluator := "Evaluator: mintalah berkas asli kepada unit"
	switch pt.problem {
	case model.ProblemLocked:
		fix = "simpan ulang berkas tanpa kata sandi"
		evaluator += " beserta kata sandinya"
	case model.ProblemDamaged, model.ProblemNoPages, problemMissing:
		fix = "cari salinan berkas yang utuh"
	case model.ProblemTooLong:
		fix = "cetak ulang berkas ke PDF"
	}
	steps := []string{evaluator + ".", "Unit: " + fix + ", ganti bukti " + pt.item.code + ", lalu buat bundel lagi. Nomor halaman sesudahnya dapat berubah."}
	if pt.problem != problemMissing {
		steps = append(steps, "Periksa keaslian: hitung SHA-256 berkas asli dan bandingkan dengan baris di atas.")
	}
	for i, s := range steps {
		lines := f.Lines(body, width-22, s)
		h := 2.4 + float64(len(lines))*body.Line
		fl.Add(paint.Block{H: h, Draw: func(y float64) {
			f.Write(strong, left, y+4.6, string(rune('1'+i)))
			f.WriteLines(body, left+7, y+4.6, lines)
		}})
	}
}
