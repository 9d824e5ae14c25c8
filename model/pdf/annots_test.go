package pdf_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

// threePages gives a document of three pages (objects 6, 8 and 10) whose first
// page has the given annotations.
func threePages(annots ...string) *pdftest.Doc {
	d := numbered(3, "naskah")
	refs := ""
	for _, a := range annots {
		refs += fmt.Sprintf("%d 0 R ", d.Add("%s", a))
	}
	d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>/Annots[%s]/B[1 0 R]/StructParents 0/Metadata 5 0 R/PieceInfo<<>>/Thumb 5 0 R>>", refs)
	return d
}

func link(rest string) string {
	return "<</Type/Annot/Subtype/Link/Rect[10 10 100 30]/Border[0 0 0]" + rest + ">>"
}

func TestLinksOfSources(t *testing.T) {
	const first = "front" // pages of another source stand before
	for _, c := range []struct {
		name, annot string
		page        string // where it leads: a page of the output, an address, "" for removed
		removed     pdf.Removal
	}{
		{"explicit destination", link("/Dest[8 0 R/XYZ 0 700 0]"), "3", ""},
		{"GoTo action", link("/A<</S/GoTo/D[10 0 R/Fit]>>"), "4", ""},
		{"action with a next one", link("/A<</S/GoTo/D[10 0 R/Fit]/Next<</S/JavaScript/JS(x)>>>>"), "4", ""},
		{"name of the old dictionary", link("/Dest/bab2"), "3", ""},
		{"name of the name tree", link("/A<</S/GoTo/D(bab3)>>"), "4", ""},
		{"page number instead of a page", link("/Dest[1/Fit]"), "3", ""},
		{"next page", link("/A<</S/Named/N/NextPage>>"), "3", ""},
		{"last page", link("/A<</S/Named/N/LastPage>>"), "4", ""},
		{"web address", link("/A<</S/URI/URI(https://www.menpan.go.id/a\\(b\\))>>"), "https://www.menpan.go.id/a(b)", ""},
		{"mail address", link("/A<</S/URI/URI(mailto:unit@example.go.id)>>"), "mailto:unit@example.go.id", ""},
		{"previous page of the first", link("/A<</S/Named/N/PrevPage>>"), "", pdf.OtherAction},
		{"print dialog", link("/A<</S/Named/N/Print>>"), "", pdf.OtherAction},
		{"name that does not exist", link("/Dest(tiada)"), "", pdf.BadLink},
		{"page that does not exist", link("/Dest[77 0 R/Fit]"), "", pdf.BadLink},
		{"no target", link(""), "", pdf.BadLink},
		{"local file", link("/A<</S/URI/URI(file:///C:/Users/budi/x.doc)>>"), "", pdf.RemoteLink},
		{"script address", link("/A<</S/URI/URI(javascript:alert\\(1\\))>>"), "", pdf.RemoteLink},
		{"other file", link("/A<</S/GoToR/F(lain.pdf)/D[0/Fit]>>"), "", pdf.RemoteLink},
		{"program", link("/A<</S/Launch/F(cmd.exe)>>"), "", pdf.Launch},
		{"script", link("/A<</S/JavaScript/JS(app.alert)>>"), "", pdf.Script},
		{"form data", link("/A<</S/SubmitForm/F<</FS/URL/F(http://x)>>>>"), "", pdf.SubmitForm},
		{"attached file", "<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</Type/Filespec/F(a)/EF<</F 5 0 R>>>>>>", "", pdf.Attachment},
		{"film", "<</Type/Annot/Subtype/Screen/Rect[0 0 99 99]/A<</S/Rendition>>>>", "", pdf.Media},
		{"unknown kind", "<</Type/Annot/Subtype/Hologram/Rect[0 0 99 99]>>", "", pdf.Annotation},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := threePages(c.annot)
			names := d.Add("<</Kids[%d 0 R]>>", d.Add("<</Limits[(a)(z)]/Names[(bab1)[6 0 R/Fit](bab3)<</D[10 0 R/XYZ null 5 null]>>]>>"))
			d.Set(1, "<</Type/Catalog/Pages 2 0 R/Dests<</bab2[8 0 R/FitH 300]>>/Names<</Dests %d 0 R>>>>", names)

			out, reports := mergeStyled(t, pdf.Pita, open(t, numbered(1, first).Bytes()), open(t, d.Packed()))

			mustPass(t, out)
			want := map[pdf.Removal]int{}
			if c.removed != "" {
				want[c.removed] = 1
			}
			if diff := cmp.Diff(want, reports[1].Removed); diff != "" {
				t.Error(diff)
			}
			text := strings.Join(strings.Fields(string(unpacked(t, out))), " ")
			found := strings.Contains(text, "/Subtype /Link")
			if found != (c.page != "") {
				t.Errorf("link in the output: %v", found)
			}
			switch {
			case strings.Contains(c.page, ":"):
				if !strings.Contains(text, "/URI (") {
					t.Errorf("no address in the output")
				}
			case c.page != "":
				var n int
				_, _ = fmt.Sscan(c.page, &n) // digits
				err := pdf.Check(context.Background(), out, pdf.Expect{Links: map[int][]int{2: {n}}})
				if err != nil {
					t.Error(err)
				}
			}
			for _, bad := range []string{"JavaScript", "Launch", "GoToR", "SubmitForm", "Users", "cmd.exe", "/AA", "StructParents", "PieceInfo", "Filespec"} {
				if strings.Contains(text, bad) {
					t.Errorf("output contains %s", bad)
				}
			}
		})
	}
}

func TestLinksToPagesThatAreNotTakenAreRemoved(t *testing.T) {
	s := open(t, threePages(link("/Dest[8 0 R/Fit]"), link("/Dest[10 0 R/Fit]")).Bytes())
	out := writeRange(t, s, 0, 2)
	mustPass(t, out)
	if n := strings.Count(string(unpacked(t, out)), "/Subtype /Link"); n != 1 {
		t.Errorf("%d links, want 1", n)
	}
}

// writeRange writes some pages of s without dress.
func writeRange(t *testing.T, s *pdf.Source, from, count int) string {
	t.Helper()
	var b strings.Builder
	w := pdf.NewWriter(&b, count, testMeta)
	if _, _, err := w.Append(context.Background(), s, from, count, nil); err != nil {
		t.Fatal(err)
	}
	if err := w.Finish(nil); err != nil {
		t.Fatal(err)
	}
	return pdftest.Write(t, "sebagian.pdf", []byte(b.String()))
}

func TestTheFrameOfADeadLinkStays(t *testing.T) {
	framed := "<</Type/Annot/Subtype/Link/Rect[50 50 300 300]/C[1 0 0]/BS<</W 3>>/A<</S/Launch/F(x.exe)>>>>"
	d := threePages(framed)
	src := pdftest.Write(t, "sumber.pdf", d.Bytes())

	out := merge(t, open(t, d.Bytes()))

	mustPass(t, out)
	if d := differ(draw(t, src, 1, 36), draw(t, out, 1, 36)); d > 0.001 {
		t.Errorf("%.2f %% of the pixels differ", d*100)
	}
}

func TestMarksWithBrokenCoordinatesAreMended(t *testing.T) {
	d := threePages(
		"<</Type/Annot/Subtype/Ink/Rect[50 50 300 300]/C[1 0 0]/InkList[[60 60 200 200 90][(x)][]]>>",
		"<</Type/Annot/Subtype/Polygon/Rect[50 50 300 300]/C[1 0 0 0 0 0]/Vertices[60 60 200 60 200 200 7]>>",
		"<</Type/Annot/Subtype/Highlight/Rect[50 50 300 300]/QuadPoints[60 60 200]/Border(x)/BS 3/C[(a)]>>",
		"<</Type/Annot/Subtype/Line/Rect[50 50 300 300]/L[1 2 3]>>",
	)
	mustPass(t, merge(t, open(t, d.Bytes())))
}

func TestNotesAndMarksStayWithoutTheirActions(t *testing.T) {
	d := threePages()
	ap := d.Stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]", []byte("1 0.9 0 rg 0 0 100 20 re f"))
	popup := d.Reserve()
	hl := d.Add("<</Type/Annot/Subtype/Highlight/Rect[72 690 172 710]/QuadPoints[72 710 172 710 72 690 172 690]/C[1 1 0]/F 4/T(Penilai)/Contents(Catatan penting)/Popup %d 0 R/P 6 0 R/AP<</N %d 0 R>>/A<</S/JavaScript/JS(x)>>>>", popup, ap)
	reply := d.Add("<</Type/Annot/Subtype/Text/Rect[200 690 220 710]/Contents(Balasan)/IRT %d 0 R/RT/R/Parent %d 0 R/StructParent 3/AF[1 0 R]>>", hl, hl)
	d.Set(popup, "<</Type/Annot/Subtype/Popup/Rect[300 600 400 700]/Parent %d 0 R>>", hl)
	d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>/Annots[%d 0 R %d 0 R %d 0 R 99 0 R null]>>", hl, popup, reply)
	src := pdftest.Write(t, "sumber.pdf", d.Bytes())

	out := merge(t, open(t, d.Bytes()))

	mustPass(t, out)
	text := string(unpacked(t, out))
	for _, want := range []string{"/Subtype /Highlight", "/Subtype /Text", "(Catatan penting)", "(Balasan)"} {
		if !strings.Contains(text, want) {
			t.Errorf("output lacks %s", want)
		}
	}
	for _, bad := range []string{"/Popup", "/IRT", "JavaScript", "/StructParent", "/AF "} {
		if strings.Contains(text, bad) {
			t.Errorf("output contains %s", bad)
		}
	}
	if d := differ(draw(t, src, 1, 36), draw(t, out, 1, 36)); d > 0.001 {
		t.Errorf("%.2f %% of the pixels differ", d*100)
	}
}

func TestWhatHangsOnTheDocumentIsReported(t *testing.T) {
	d := threePages()
	e := d.Flate("/Type/EmbeddedFile", []byte("isi"))
	d.Set(1, `<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(a)>>/AA<</WC<</S/JavaScript/JS(b)>>>>/Collection<<>>/MarkInfo<</Marked true>>/StructTreeRoot<</Type/StructTreeRoot>>
		/Names<</JavaScript<</Names[(x)<</S/JavaScript/JS(c)>>]>>/EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a)/EF<</F %d 0 R>>>>(b)<</Type/Filespec/F(b)/EF<</F %d 0 R>>>>]>>>>>>`, e, e)

	d.Set(8, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/AA<</O<</S/JavaScript/JS(x)>>>>>>")

	out, reports := mergeStyled(t, pdf.Pita, open(t, d.Bytes()))

	mustPass(t, out)
	want := map[pdf.Removal]int{pdf.Script: 4, pdf.Attachment: 2, pdf.Portfolio: 1}
	if diff := cmp.Diff(want, reports[0].Removed); diff != "" {
		t.Error(diff)
	}
	sentences := strings.Join(reports[0].Sentences(), "\n")
	if !strings.Contains(sentences, "4 skrip") || !strings.Contains(sentences, "2 berkas lampiran") {
		t.Error(sentences)
	}
}

func TestHiddenLayersStayHidden(t *testing.T) {
	make := func(config string) *pdf.Source {
		d := pdftest.Pages(pdftest.Page{Content: "/OC /L1 BDC 0 g 0 0 595 200 re f EMC /OC /L2 BDC 0 g 0 642 595 200 re f EMC"})
		d.Add("<</Type/OCG/Name(Bawah)>>")
		d.Add("<</Type/OCG/Name(Atas)>>")
		d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Properties<</L1 7 0 R/L2 8 0 R>>>>>>")
		d.Set(1, "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[7 0 R 8 0 R]/D<<%s>>>>>>", config)
		return open(t, d.Bytes())
	}
	out := merge(t, make("/OFF[7 0 R]"), make("/BaseState/OFF/ON[7 0 R]"), make("/OFF[]"))

	mustPass(t, out)
	for i, want := range [][2]bool{{true, false}, {false, true}, {true, true}} { // top, bottom
		p := draw(t, out, i+1, 20)
		got := [2]bool{p.dark(0.1, 0.05, 0.9, 0.2) > 0.5, p.dark(0.1, 0.8, 0.9, 0.9) > 0.5}
		if got != want {
			t.Errorf("page %d shows its layers %v, want %v", i+1, got, want)
		}
	}
}

func TestOutlineOfASource(t *testing.T) {
	d := threePages()
	root := d.Reserve()
	n := root // items follow in order
	item := func(title, rest string) string { return fmt.Sprintf("<</Title%s/Parent %d 0 R%s>>", title, root, rest) }
	d.Set(root, "<</Type/Outlines/First %d 0 R/Last %d 0 R>>", n+1, n+5)
	d.Add("%s", item("(Bab\\0001\tsatu)", fmt.Sprintf("/Dest[6 0 R/Fit]/Next %d 0 R/First %d 0 R", n+2, n+6)))
	d.Add("%s", item("<FEFF004200E900620020201300200032>", fmt.Sprintf("/A<</S/GoTo/D[8 0 R/XYZ 0 742 0]>>/Next %d 0 R", n+3)))
	d.Add("%s", item("(Mati)", fmt.Sprintf("/Dest[99 0 R/Fit]/Next %d 0 R/First %d 0 R", n+4, n+7)))
	d.Add("%s", item("(Laman)", fmt.Sprintf("/A<</S/URI/URI(http://x.id)>>/Next %d 0 R", n+5)))
	d.Add("%s", item("("+strings.Repeat("Panjang sekali ", 20)+")", "/Dest[10 0 R/FitH 842]"))
	d.Add("%s", item("(Anak)", "/Dest(bab)"))
	d.Add("%s", item("(Anak dari yang mati)", "/Dest[10 0 R/Fit]"))
	d.Set(1, "<</Type/Catalog/Pages 2 0 R/Outlines %d 0 R/Dests<</bab[8 0 R/Fit]>>>>", root)
	s := open(t, d.Bytes())
	w := pdf.NewWriter(new(strings.Builder), 4, testMeta)
	if _, _, err := w.Append(context.Background(), open(t, numbered(1, "depan").Bytes()), 0, 1, nil); err != nil {
		t.Fatal(err)
	}

	marks, _, err := w.Append(context.Background(), s, 0, 3, nil)
	if err != nil {
		t.Fatal(err)
	}

	want := []pdf.Bookmark{
		{Title: "Bab1 satu", Page: 2, Closed: true, Children: []pdf.Bookmark{{Title: "Anak", Page: 3, Closed: true}}},
		{Title: "Béb – 2", Page: 3, Down: 100, Closed: true},
		{Title: "Anak dari yang mati", Page: 4, Closed: true},
		{Title: "Panjang sekali Panjang sekali Panjang sekali Panjang sekali Panja…", Page: 4, Closed: true},
	}
	if diff := cmp.Diff(want, marks); diff != "" {
		t.Error(diff)
	}
}

func TestFormFieldsBecomePageContent(t *testing.T) {
	d := pdftest.Pages(pdftest.Page{Content: pdftest.Line(72, 780, "Formulir")})
	ap := func(s string) int {
		return d.Stream("/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 3 0 R>>>>", []byte("/Tx BMC q BT /F1 12 Tf 2 5 Td ("+s+") Tj ET Q EMC"))
	}
	turned := d.Stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Matrix[0 1 -1 0 20 0]/Resources<</Font<</F1 3 0 R>>>>", []byte("BT /F1 12 Tf 2 5 Td (Berputar) Tj ET"))
	on, off := ap("Dipilih"), ap("Kosong")
	fields := []string{
		fmt.Sprintf("/FT/Tx/T(a)/V(Budi)/Rect[72 700 272 720]/AP<</N %d 0 R>>", ap("Terisi")),
		fmt.Sprintf("/FT/Btn/T(b)/V/Ya/AS/Ya/Rect[72 650 272 670]/AP<</N<</Ya %d 0 R/Off %d 0 R>>>>", on, off),
		fmt.Sprintf("/FT/Tx/T(c)/Rect[300 600 320 700]/AP<</N %d 0 R>>", turned),
		fmt.Sprintf("/FT/Tx/T(d)/F 2/Rect[72 600 272 620]/AP<</N %d 0 R>>", ap("Tersembunyi")),
		fmt.Sprintf("/FT/Sig/T(e)/V<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<00>>>/Rect[72 500 272 520]/AP<</N %d 0 R>>/AA<</K<</S/JavaScript/JS(x)>>>>", ap("Ditandatangani")),
		"/FT/Tx/T(f)/V(Tanpa tampilan)/DA(/F1 0 Tf 0 g)/Rect[72 450 272 470]/MK<</BC[0 0 1]/BG[0.9]>>",
		"/FT/Tx/T(g)/V<FEFF0160007500730061006E0020201300200041>/Ff 4096/Q 1/DA(/F1 10 Tf 1 0 0 rg)/Rect[72 380 272 440]",
		"/FT/Tx/T(h)/V(12345)/Ff 16777216/MaxLen 5/DA(/F1 12 Tf 0 g)/Rect[72 340 172 360]",
		"/FT/Ch/T(i)/V(x2)/Opt[[(x1)(Pertama)][(x2)(Kedua)]]/DA(/F1 11 Tf 0 g)/Rect[72 300 172 320]",
		"/FT/Btn/T(j)/V/On/AS/On/Rect[72 260 92 280]/MK<</BC[0]>>",
	}
	refs := ""
	for _, f := range fields {
		refs += fmt.Sprintf("%d 0 R ", d.Add("<</Type/Annot/Subtype/Widget%s/P 6 0 R>>", f))
	}
	d.Set(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]/SigFlags 3/DR<</Font<</F1 3 0 R>>>>>>>>", refs)
	d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>/Annots[%s]>>", refs)
	src := pdftest.Write(t, "sumber.pdf", d.Bytes())

	for _, style := range []pdf.StampStyle{pdf.Pita, pdf.Pojok} {
		t.Run(string(style), func(t *testing.T) {
			out, reports := mergeStyled(t, style, open(t, d.Bytes()))

			mustPass(t, out)
			text := run(t, "pdftotext", "-layout", out, "-")
			for _, want := range []string{"Formulir", "Terisi", "Dipilih", "Ditandatangani", "Tanpa tampilan", "Šusan – A", "Kedua"} {
				if !strings.Contains(text, want) {
					t.Errorf("text lacks %q:\n%s", want, text)
				}
			}
			if strings.Contains(text, "Kosong") || strings.Contains(text, "Tersembunyi") {
				t.Errorf("text shows what is hidden:\n%s", text)
			}
			if got := reports[0]; got.Fields != 10 || got.Signatures != 1 || got.Removed[pdf.Script] != 1 {
				t.Errorf("report %+v", got)
			}
			if all := string(unpacked(t, out)); regexp.MustCompile(`/Widget|/AcroForm|/FT |/Sig\b`).MatchString(all) {
				t.Error("form left in the output")
			}
			if d := differ(draw(t, src, 1, 36), draw(t, out, 1, 36)); d > 0.01 {
				t.Errorf("%.2f %% of the pixels differ", d*100)
			}
		})
	}
}
