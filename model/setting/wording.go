package setting

import (
	"context"
	"encoding/json"
	"maps"
	"net/url"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

// WordingUse says which words questions and criteria have.
const WordingUse Key = "wording.use"

// The values of WordingUse.
const (
	WordingOurs     = "ringkas"
	WordingOfficial = "resmi" // those that came in with the user's own workbook
)

const wordingPrefix = "wording.text."

// WordingKey is where the official text of a question is kept, as JSON of
// lke.Wording with small keys. It is written by package form and is no setting
// that people type.
func WordingKey(c model.Code) string { return wordingPrefix + string(c) }

// HasWording tells whether official texts were taken over.
func (s *Settings) HasWording(ctx context.Context) (bool, error) {
	st, err := s.read(ctx)
	return len(texts(st)) > 0, err
}

// texts gives the official texts that the workspace holds.
func texts(st state) map[model.Code]lke.Wording {
	all := map[model.Code]lke.Wording{}
	for key, value := range st.stored {
		code, ok := strings.CutPrefix(key, wordingPrefix)
		var t lke.Wording
		if ok && json.Unmarshal([]byte(value), &t) == nil {
			all[model.Code(code)] = t
		}
	}
	return all
}

// inForce gives the worksheet that follows from what is set.
func (s *Settings) inForce(st state) *lke.Worksheet {
	w := s.base
	if st.stored[string(WordingUse)] == WordingOfficial {
		if t := texts(st); len(t) > 0 {
			w = w.WithWording(t)
		}
	}
	return w.WithThresholds(s.thresholds(st))
}

// Refresh reads the settings anew after another package changed some of them.
func (s *Settings) Refresh(ctx context.Context) error {
	s.mu.Lock()
	st, err := s.read(ctx)
	if err == nil {
		s.sheet.Store(s.inForce(st))
	}
	s.mu.Unlock()
	if err == nil {
		s.publish()
	}
	return err
}

// changesSheet tells whether another worksheet follows.
func (s *Settings) changesSheet(old, now state) bool {
	return old.stored[string(WordingUse)] != now.stored[string(WordingUse)] || !maps.Equal(s.thresholds(now), s.thresholds(old))
}

// PortalLink is the template of the address under which portals find the
// evidence of a question.
const PortalLink Key = "portal.link"

// linkHoles are the placeholders of PortalLink.
var linkHoles = []string{"{kode}", "{area}", "{pokja}", "{soal}", "{tahun}"}

// linkTemplate takes an address with placeholders.
func linkTemplate(s string) (string, string) {
	s = strings.TrimSpace(s)
	plain := s
	for _, h := range linkHoles {
		plain = strings.ReplaceAll(plain, h, "x")
	}
	if strings.ContainsAny(plain, "{}") {
		return "", "hanya " + strings.Join(linkHoles, ", ") + " yang dikenal dalam kurung kurawal"
	}
	if problem := CheckLink(plain); problem != "" {
		return "", problem
	}
	return s, ""
}

// CheckLink says what is wrong with the form of an address, "" for nothing.
// Nothing is asked of the network.
func CheckLink(s string) string {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Host == "" || strings.ContainsAny(s, " \t\n<>\""):
		return "bukan alamat; tulis seperti https://drive.google.com/drive/folders/…"
	case u.Scheme != "https":
		return "alamat harus diawali https://"
	case u.User != nil:
		return "alamat tidak boleh memuat nama pengguna atau kata sandi"
	case len(s) > 1000:
		return "terlalu panjang, paling banyak 1000 huruf"
	case !strings.Contains(u.Hostname(), ".") && u.Hostname() != "localhost":
		return "nama situsnya belum lengkap"
	}
	return ""
}

// LinkOf fills the template for one question: {kode} its code, {area} the name
// of its area, {pokja} the number, {soal} the short name, {tahun} the year.
func LinkOf(template string, w *lke.Worksheet, c model.Code, year string) string {
	n := w.Node(c)
	if template == "" || n == nil {
		return ""
	}
	area := "Hasil"
	pokja := "0"
	if a, ok := w.AreaOf(c); ok {
		area, pokja = a.Name, string(rune('0'+a.Pokja%10))
	}
	values := []string{string(c), area, pokja, n.Name, year}
	for i, h := range linkHoles {
		template = strings.ReplaceAll(template, h, url.PathEscape(values[i]))
	}
	return template
}
