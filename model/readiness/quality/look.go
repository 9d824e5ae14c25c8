package quality

import (
	"context"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/extract"
	"siapzi/model/pdf"
	"siapzi/model/picture"
)

// Look is what only reading a file tells the rules.
type Look struct {
	Read      bool         `json:"-"`                   // a look was taken
	DPI       float64      `json:"dpi,omitempty"`       // of the coarsest page that is one picture; 0 for none
	DPIPage   int          `json:"page,omitempty"`      // that page, 1-based
	Signature string       `json:"signature,omitempty"` // a pdf.SignatureState, the worst; "" for no signature
	Signer    string       `json:"signer,omitempty"`
	Weekday   string       `json:"weekday,omitempty"`   // the first date in the text whose weekday is wrong
	RightDay  string       `json:"rightDay,omitempty"`  // the weekday it should name
	Structure bool         `json:"structure,omitempty"` // the text lists members of a team
	Duties    bool         `json:"duties,omitempty"`    // the text tells their duties
	Address   string       `json:"address,omitempty"`   // that a link leads to
	Dates     []model.Date `json:"dates,omitempty"`     // all days that the text names, in order, each once
}

// edition is raised when Look learns to see more, so that files are read anew.
const edition = 2

func (l Look) json() (string, error) {
	b, err := json.Marshal(l)
	return string(b), err
}

func parseLook(s string) (l Look, err error) {
	err = json.Unmarshal([]byte(s), &l)
	l.Read = true
	return l, err
}

// How long one file may be read, and how many of its pages are looked at.
const (
	lookTime  = 20 * time.Second
	lookPages = 300
)

// lookAt reads the stored file at path. What cannot be read is left out: the
// file's own problem says so already. The error is that of ctx.
func lookAt(ctx context.Context, path string, v model.Version, text string) (Look, error) {
	l := Look{Read: true}
	l.readText(text)
	if v.Problem != model.ProblemNone {
		return l, ctx.Err()
	}
	limited, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	switch {
	case v.MIME == "application/pdf":
		l.readPDF(limited, path)
	case strings.HasPrefix(v.MIME, "image/"):
		l.readPicture(limited, path)
	default:
		if link, ok, err := extract.ReadLink(path); ok && err == nil {
			l.Address = link.Address
		}
	}
	return l, ctx.Err()
}

// readPDF measures the pages and judges the signatures.
func (l *Look) readPDF(ctx context.Context, path string) {
	s, err := pdf.Open(ctx, path, pdf.OpenOptions{})
	if err != nil {
		return
	}
	defer s.Close() //nolint:errcheck // read-only
	for i := range min(s.NumPages(), lookPages) {
		dpi, err := s.PictureDPI(ctx, i)
		if err != nil {
			break
		}
		if dpi > 0 && (l.DPI == 0 || dpi < l.DPI) {
			l.DPI, l.DPIPage = dpi, i+1
		}
	}
	signatures, err := s.Signatures(ctx)
	if err != nil {
		return
	}
	for i, g := range signatures {
		last := i == len(signatures)-1
		switch {
		case g.State == pdf.Altered:
			l.Signature, l.Signer = string(g.State), g.Signer
			return
		case last: // earlier ones are extended by the later ones
			l.Signature, l.Signer = string(g.State), g.Signer
		}
	}
}

// readPicture measures a picture as if it were printed on A4.
func (l *Look) readPicture(ctx context.Context, path string) {
	info, err := picture.Inspect(ctx, path)
	if err != nil {
		return
	}
	const shortSide, longSide = 8.27, 11.69 // inches
	w, h := float64(min(info.Width, info.Height)), float64(max(info.Width, info.Height))
	if w > 0 {
		l.DPI, l.DPIPage = max(w/shortSide, h/longSide), 1
	}
}

var (
	teamWords = regexp.MustCompile(`(?i)\b(tim|pokja|kelompok kerja|agen perubahan)\b`)
	members   = regexp.MustCompile(`(?is)(susunan|struktur|daftar nama|lampiran).{0,600}?(ketua|koordinator|sekretaris|anggota)`)
	duties    = regexp.MustCompile(`(?i)(uraian tugas|rincian tugas|tugas dan tanggung ?jawab|mempunyai tugas|bertugas|tugas (tim|pokja|kelompok kerja|agen)\b|dengan tugas)`)
)

// readText finds what the rules ask of a text.
func (l *Look) readText(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	l.Structure, l.Duties = members.MatchString(text), duties.MatchString(text)
	l.Weekday, l.RightDay = wrongWeekday(text)
	l.Dates = days(text)
}

var weekdays = []string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// monthNumbers are the months as words of Indonesian papers.
var monthNumbers = map[string]int{"januari": 1, "februari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
	"agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12}

const (
	dayPattern  = `(\d{1,2})\s+(Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Nopember|Desember)\s+(\d{4})`
	mostInText  = 200
	nameOfADay  = `(Senin|Selasa|Rabu|Kamis|Jum[’']?at|Sabtu|Minggu|Ahad)`
	betweenDays = `\s*[,/]?\s*(?:tanggal\s*:?\s*|tgl\.?\s*:?\s*)?`
)

var (
	namedDay = regexp.MustCompile(`(?i)\b` + nameOfADay + betweenDays + dayPattern)
	anyDay   = regexp.MustCompile(`(?i)\b` + dayPattern)
)

// wrongWeekday gives the first date of a text whose weekday is not that of the
// day, as it stands there, and the right weekday.
func wrongWeekday(text string) (written, right string) {
	for _, m := range namedDay.FindAllStringSubmatch(text, mostInText) {
		d, ok := dayOf(m[2], m[3], m[4])
		if !ok || m[1] == "minggu" { // "dalam 2 minggu, 3 Juni 2026": a week
			continue
		}
		name := strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(m[1]))
		if name == "ahad" {
			name = "minggu"
		}
		if want := weekdays[d.Time().Weekday()]; strings.ToLower(want) != name {
			return strings.Join(strings.Fields(m[0]), " "), want
		}
	}
	return "", ""
}

// days lists the days that a text names.
func days(text string) []model.Date {
	var out []model.Date
	seen := map[model.Date]bool{}
	for _, m := range anyDay.FindAllStringSubmatch(text, mostInText) {
		if d, ok := dayOf(m[1], m[2], m[3]); ok && !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	return out
}

func dayOf(dayOfMonth, month, year string) (model.Date, bool) {
	d, _ := strconv.Atoi(dayOfMonth)
	y, _ := strconv.Atoi(year)
	return model.NewDate(y, monthNumbers[strings.ToLower(month)], d)
}
