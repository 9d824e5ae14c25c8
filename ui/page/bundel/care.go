package bundel

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// remedy is what can be done about a file that needs care.
type remedy int

const (
	noRemedy remedy = iota
	unlock          // give its password
	replace         // put another file in its place
	view            // look at the document
)

// word names the remedy on its link.
func (r remedy) word() string {
	switch r {
	case unlock:
		return lang.L("Isi sandi")
	case replace:
		return lang.L("Ganti berkas")
	case view:
		return lang.L("Lihat")
	}
	return ""
}

// care says in a word or two why a file needs a look.
type care struct {
	word   string
	tip    string // a sentence with more of it
	icon   look.IconName
	tone   kit.Tone
	remedy remedy
}

// caresOf gives what is worth knowing of a file, the gravest first. portal is
// the largest file that the portal takes, 0 for no limit.
func caresOf(f bundle.FileOutlook, portal int64) []care {
	if f.Problem != "" {
		return []care{problemCare(f)}
	}
	var out []care
	add := func(on bool, c care) {
		if on {
			out = append(out, c)
		}
	}
	add(f.Drawn, care{lang.L("Digambar ulang"), lang.L("Berkas ini rusak; halamannya masuk bundel sebagai gambar."), look.IconFileBroken, kit.Warn, replace})
	add(portal > 0 && f.Bytes > portal, care{look.Size(f.Bytes), lang.L("Lebih besar daripada batas portal, {{.Limit}}.", map[string]any{"Limit": look.Size(portal)}),
		look.IconBars, kit.Warn, view})
	add(f.Scan, care{lang.L("Tanpa teks"), lang.L("Hasil pindai tanpa teks: isinya tidak dapat dicari."), look.IconScan, kit.Warn, view})
	add(len(f.Signed) > 0, care{lang.L("Bertanda tangan"), lang.L("Ditandatangani secara elektronik oleh {{.Who}}. Berkas aslinya ikut dalam paket.",
		map[string]any{"Who": strings.Join(f.Signed, ", ")}), look.IconSignature, kit.Info, view})
	add(f.Link, care{lang.L("Tautan"), lang.L("Alamat web: menjadi satu halaman dengan tautan dan kode QR."), look.IconLink, kit.Info, view})
	add(f.Office, care{lang.L("Dari Office"), lang.L("Diubah menjadi PDF oleh LibreOffice; periksa tampilannya."), look.IconPrinter, kit.Info, view})
	return out
}

// problemCare says why a placeholder stands for a file.
func problemCare(f bundle.FileOutlook) care {
	c := care{tip: f.Reason, icon: look.IconFileBroken, tone: kit.Bad, remedy: replace}
	switch f.Problem {
	case model.ProblemLocked:
		c.word, c.icon, c.tone = lang.L("Terkunci"), look.IconLock, kit.Warn
		if f.Wrong {
			c.word = lang.L("Sandi salah")
		}
		if f.Locked {
			c.remedy = unlock
		}
	case model.ProblemNoPages:
		c.word = lang.L("Tanpa halaman")
	case model.ProblemTooLong:
		c.word, c.icon = lang.L("Terlalu rumit"), look.IconClock
	case model.ProblemType:
		c.word, c.icon, c.tone = lang.L("Bukan dokumen"), look.IconFile, kit.Warn
	case bundle.ProblemMissing:
		c.word, c.icon = lang.L("Berkas hilang"), look.IconCrossRing
	case bundle.ProblemConvert:
		c.word, c.icon, c.tone = lang.L("Belum jadi PDF"), look.IconPrinter, kit.Warn
	default:
		c.word = lang.L("Rusak")
	}
	return c
}
