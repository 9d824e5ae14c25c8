package proposal

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"siapzi/model"
)

// Facts is what people write for the proposal. The JSON is stored; fields are
// only ever added.
type Facts struct {
	Number     string     `json:"number,omitempty"` // of the letter
	Date       model.Date `json:"date,omitempty"`   // of the letter; "" for the day on which it is made
	City       string     `json:"city,omitempty"`
	Letterhead string     `json:"letterhead,omitempty"` // of the instansi, lines: its name, then its address
	Recipient  string     `json:"recipient,omitempty"`  // lines; "" for DefaultRecipient
	Signer     Person     `json:"signer,omitzero"`      // head of the instansi
	Contact    Contact    `json:"contact,omitzero"`
	Profile    Profile    `json:"profile,omitzero"`

	// Relief tells that the unit is one of those that may be proposed while
	// prerequisites are still being met (afirmasi).
	Relief bool `json:"relief,omitempty"`

	Units       []Unit       `json:"units,omitempty"` // further units in the same letter
	Innovations []Innovation `json:"innovations,omitempty"`
	Agents      []Agent      `json:"agents,omitempty"`

	Signed map[Part]Scan `json:"signed,omitempty"`
}

// DefaultRecipient is to whom the letter goes.
const DefaultRecipient = "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi\n" +
	"c.q. Deputi Bidang Reformasi Birokrasi, Akuntabilitas Aparatur, dan Pengawasan\nselaku penanggung jawab Tim Penilai Nasional"

// Person signs.
type Person struct {
	Name  string `json:"name,omitempty"`
	Title string `json:"title,omitempty"` // "Kepala Badan Contoh"
	ID    string `json:"id,omitempty"`    // NIP; may be empty
}

// Contact is whom TPN calls.
type Contact struct {
	Name  string `json:"name,omitempty"`
	Phone string `json:"phone,omitempty"`
	Email string `json:"email,omitempty"`
}

// Profile is what the proposal says of the unit.
type Profile struct {
	Address  string `json:"address,omitempty"`
	Duties   string `json:"duties,omitempty"`
	Services string `json:"services,omitempty"`
	Staff    string `json:"staff,omitempty"`
	Risks    string `json:"risks,omitempty"` // why it matters to the public
}

// Unit is a further unit in the letter.
type Unit struct {
	Name   string       `json:"name"`
	Target model.Target `json:"target"`
	Safe   float64      `json:"safe,omitempty"` // points; 0 where unknown
	Note   string       `json:"note,omitempty"`
}

// Innovation is something new that the unit made.
type Innovation struct {
	Name    string `json:"name"`
	Since   string `json:"since,omitempty"`
	Problem string `json:"problem,omitempty"`
	Result  string `json:"result,omitempty"`
}

// Agent is an agent of change.
type Agent struct {
	Name   string `json:"name"`
	Office string `json:"office,omitempty"`
	Change string `json:"change,omitempty"` // what he or she changed, to be seen by others
}

// Part is a paper of the proposal.
type Part string

// The parts.
const (
	Letter  Part = "surat"
	SPTJM   Part = "sptjm"
	Dossier Part = "kelengkapan"
)

// Label is how people call a part.
func (p Part) Label() string {
	switch p {
	case Letter:
		return "Surat pengajuan"
	case SPTJM:
		return "SPTJM"
	}
	return "Kelengkapan usulan"
}

// Scan is a scan of a signed letter. Its bytes are in the vault.
type Scan struct {
	Name  string     `json:"name"` // of the file as it came
	Hash  model.Hash `json:"sha256"`
	Size  int64      `json:"size"` // bytes
	Pages int        `json:"pages"`
}

// The most that people may write.
const (
	maxLine = 200
	maxText = 2000
	maxRows = 500
)

// Validate gives all problems at once as an Invalid error, or nil.
func (f Facts) Validate() error {
	v := &checker{}
	v.lines(maxLine, "number", f.Number, "city", f.City, "signer.name", f.Signer.Name, "signer.title", f.Signer.Title, "signer.id", f.Signer.ID,
		"contact.name", f.Contact.Name, "contact.phone", f.Contact.Phone, "contact.email", f.Contact.Email)
	v.texts("recipient", f.Recipient, "letterhead", f.Letterhead, "profile.address", f.Profile.Address, "profile.duties", f.Profile.Duties, "profile.services", f.Profile.Services,
		"profile.staff", f.Profile.Staff, "profile.risks", f.Profile.Risks)
	if !f.Date.Valid() {
		v.add("date", "tanggal ini tidak ada; tulis seperti 2026-05-31")
	}
	if len(f.Units) > maxRows || len(f.Innovations) > maxRows || len(f.Agents) > maxRows {
		v.add("units", fmt.Sprintf("paling banyak %d baris dalam satu daftar", maxRows))
	}
	for i, u := range f.Units {
		at := fmt.Sprintf("units[%d].", i)
		v.name(at+"name", u.Name)
		v.texts(at+"note", u.Note)
		if !u.Target.Valid() {
			v.add(at+"target", "target harus WBK atau WBBM")
		}
		if !(u.Safe >= 0 && u.Safe <= 100) {
			v.add(at+"safe", "nilai harus antara 0 dan 100")
		}
	}
	for i, x := range f.Innovations {
		at := fmt.Sprintf("innovations[%d].", i)
		v.name(at+"name", x.Name)
		v.texts(at+"since", x.Since, at+"problem", x.Problem, at+"result", x.Result)
	}
	for i, x := range f.Agents {
		at := fmt.Sprintf("agents[%d].", i)
		v.name(at+"name", x.Name)
		v.texts(at+"office", x.Office, at+"change", x.Change)
	}
	return v.err()
}

type checker struct{ fields []model.FieldError }

func (v *checker) add(field, msg string) {
	v.fields = append(v.fields, model.FieldError{Field: field, Msg: msg})
}

// lines checks pairs of field and value for length and line ends.
func (v *checker) lines(most int, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if strings.ContainsAny(pairs[i+1], "\n\r") {
			v.add(pairs[i], "harus satu baris")
		}
		if utf8.RuneCountInString(pairs[i+1]) > most {
			v.add(pairs[i], fmt.Sprintf("paling panjang %d huruf", most))
		}
	}
}

func (v *checker) texts(pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if utf8.RuneCountInString(pairs[i+1]) > maxText {
			v.add(pairs[i], fmt.Sprintf("paling panjang %d huruf", maxText))
		}
	}
}

func (v *checker) name(field, value string) {
	if strings.TrimSpace(value) == "" {
		v.add(field, "nama belum diisi")
	}
	v.lines(maxLine, field, value)
}

func (v *checker) err() error {
	if v.fields == nil {
		return nil
	}
	return &model.Error{Kind: model.Invalid, Msg: "Isian usulan belum benar.", Fields: v.fields}
}

// clean takes spaces around away.
func (f *Facts) clean() {
	for _, s := range []*string{&f.Number, &f.City, &f.Letterhead, &f.Recipient, &f.Signer.Name, &f.Signer.Title, &f.Signer.ID, &f.Contact.Name, &f.Contact.Phone, &f.Contact.Email,
		&f.Profile.Address, &f.Profile.Duties, &f.Profile.Services, &f.Profile.Staff, &f.Profile.Risks} {
		*s = strings.TrimSpace(*s)
	}
	for i := range f.Units {
		f.Units[i].Name = strings.TrimSpace(f.Units[i].Name)
	}
}

// WithUnit gives the facts with a further unit, in place of one of its name.
func (f Facts) WithUnit(u Unit) Facts {
	f.Units = slices.Clone(f.Units)
	for i, x := range f.Units {
		if x.Name == u.Name {
			u.Note = x.Note
			f.Units[i] = u
			return f
		}
	}
	f.Units = append(f.Units, u)
	return f
}
