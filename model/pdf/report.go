package pdf

import (
	"fmt"
	"sort"

	"siapzi/model/pdf/cos"
)

// Removal is a kind of thing that is not taken into the output.
type Removal string

// What is removed.
const (
	Script      Removal = "skrip"            // JavaScript, of the document or of a link
	Launch      Removal = "jalankan-program" // links that start programs
	RemoteLink  Removal = "tautan-berkas"    // links to other files
	BadLink     Removal = "tautan-mati"      // links that lead nowhere, or to a page that is not in the output
	SubmitForm  Removal = "kirim-formulir"   // sending or importing form data
	OtherAction Removal = "aksi-lain"        // other actions of links, pages and the document
	Attachment  Removal = "lampiran-berkas"  // files attached to the document or to a page
	Media       Removal = "media"            // sound, film, 3D; their still picture stays
	Portfolio   Removal = "portofolio"       // the cover of a collection of files; the files are counted as Attachment
	Annotation  Removal = "anotasi"          // annotations of unknown or broken kinds
)

// words names a removal in Indonesian.
var words = map[Removal]string{
	Script: "skrip", Launch: "tautan yang menjalankan program", RemoteLink: "tautan ke berkas lain",
	BadLink: "tautan tanpa tujuan", SubmitForm: "perintah kirim formulir", OtherAction: "perintah otomatis",
	Attachment: "berkas lampiran di dalam PDF", Media: "media (suara, film, 3D)", Portfolio: "sampul portofolio",
	Annotation: "anotasi yang tidak dikenal",
}

// Report tells what happened to a source beyond copying.
type Report struct {
	Method     Method          // how it was opened
	Encrypted  bool            // it was encrypted and could be opened
	Lost       int             // pages that a damaged file promises and that could not be found
	Fields     int             // form fields turned into page content
	Signatures int             // signature fields among them
	XFA        bool            // a form that only some readers show; its pages may say no more than "please wait"
	Damaged    int             // compressed streams that could be read only in part
	Pictures   int             // photos (JPEG) that are cut off or broken
	Removed    map[Removal]int // never nil after Append
}

// remove counts n things as removed.
func (r *Report) remove(what Removal, n int) {
	if r != nil && n > 0 {
		r.Removed[what] += n
	}
}

// Sentences lists in Indonesian what a reader of the output should know,
// always in the same order; empty for an ordinary source.
func (r Report) Sentences() []string {
	var out []string
	switch r.Method {
	case Scanned:
		out = append(out, "Susunan berkas rusak dan dipulihkan.")
	case Rewrote, Repaired:
		out = append(out, "Berkas rusak dan diperbaiki sebelum digabung.")
	}
	if r.Lost > 0 {
		out = append(out, fmt.Sprintf("%d halaman hilang dari berkas yang rusak ini.", r.Lost))
	}
	if r.XFA {
		out = append(out, "Formulir XFA: halaman mungkin hanya berisi pesan tunggu; cetak ulang ke PDF biasa lalu ganti.")
	}
	if r.Damaged > 0 {
		out = append(out, fmt.Sprintf("%d bagian isi berkas rusak; yang terbaca tetap dimuat.", r.Damaged))
	}
	if r.Pictures > 0 {
		out = append(out, fmt.Sprintf("%d gambar JPEG di dalam berkas terpotong atau rusak; sebagian dapat tampil kosong.", r.Pictures))
	}
	if r.Fields > 0 {
		out = append(out, fmt.Sprintf("%d isian formulir diratakan menjadi isi halaman.", r.Fields))
	}
	if r.Signatures > 0 {
		out = append(out, fmt.Sprintf("%d tanda tangan elektronik tampil sebagai gambar; keabsahannya diperiksa pada berkas asli.", r.Signatures))
	}
	kinds := make([]string, 0, len(r.Removed))
	for k := range r.Removed {
		kinds = append(kinds, string(k))
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		out = append(out, fmt.Sprintf("Tidak ikut digabung: %d %s.", r.Removed[Removal(k)], words[Removal(k)]))
	}
	return out
}

// actionRemoval gives the kind of removal for an action's /S.
func actionRemoval(s cos.Name) Removal {
	switch s {
	case "JavaScript":
		return Script
	case "Launch":
		return Launch
	case "GoToR", "GoToE", "URI":
		return RemoteLink
	case "SubmitForm", "ImportData", "ResetForm":
		return SubmitForm
	case "Sound", "Movie", "Rendition", "RichMediaExecute":
		return Media
	}
	return OtherAction
}
