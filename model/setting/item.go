package setting

import (
	"fmt"
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

// Key names a setting. Keys are stored and used by scripts, so they stay.
type Key string

// The keys that do not depend on the worksheet. Those of roles and thresholds
// come from RoleKey and ThresholdKey.
const (
	UnitName   Key = "unit.name"
	UnitAgency Key = "unit.agency"
	UnitYear   Key = "unit.year"
	UnitTarget Key = "unit.target"

	DeadlineUnit       Key = "deadline.unit"       // the unit's own answers and evidence are complete
	DeadlineTPI        Key = "deadline.tpi"        // the internal assessors have finished
	DeadlineSubmission Key = "deadline.submission" // the proposal is with TPN

	PortalLimit Key = "portal.limit_mb" // largest file that the portal takes

	LetterheadLines Key = "letterhead.lines"
	LetterheadLogo  Key = "letterhead.logo" // a picture, see SetLogo
)

// ThresholdKey names the setting of one minimum.
func ThresholdKey(g lke.GateKey) Key {
	return Key(fmt.Sprintf("threshold.%s.%s", g.Target, g.ID))
}

// Kind says how the value of a setting is written.
type Kind string

// The kinds.
const (
	Text    Kind = "text"    // one line
	Lines   Kind = "lines"   // several, with "\n" between
	Whole   Kind = "whole"   // a whole number
	Number  Kind = "number"  // a number with decimals
	Day     Kind = "day"     // 2026-05-31
	Choice  Kind = "choice"  // one of Item.Options
	Picture Kind = "picture" // Value only describes it
)

// Item is one setting with its present value.
type Item struct {
	Key     Key
	Label   string // in Indonesian
	Kind    Kind
	Measure string   // what a number counts: "poin", "%", "MB"; "" for none
	Options []string // for Choice
	Value   string   // in canonical form
	Default string   // the value while nothing is set; "" for none
	Changed bool     // Value is not the default
	Source  string   // where the default of a day comes from
	Gate    lke.GateKey
	Rule    *lke.GateRule // the regulation's minimum; nil but for thresholds
}

// definition is a setting without its value.
type definition struct {
	Item
	standard func(u model.Unit) string // the default; nil for none
	// check gives the canonical form of a value, or what is wrong with it. It
	// never gets an empty one.
	check func(value string) (canonical, problem string)
}

func (d definition) fallback(u model.Unit) string {
	if d.standard == nil {
		return ""
	}
	return d.standard(u)
}

// definitions lists every setting in the order in which people meet them.
func definitions(w *lke.Worksheet) []definition {
	all := []definition{
		{Item: Item{Key: UnitName, Label: "Nama unit kerja", Kind: Text}, check: oneLine(maxName)},
		{Item: Item{Key: UnitAgency, Label: "Instansi", Kind: Text}, check: oneLine(maxName)},
		{Item: Item{Key: UnitYear, Label: "Tahun penilaian", Kind: Whole}, check: wholeNumber},
		{Item: Item{Key: UnitTarget, Label: "Predikat yang dituju", Kind: Choice, Options: []string{string(model.WBK), string(model.WBBM)}}},
	}
	all = append(all, yearDateDefinitions()...)
	all = append(all, []definition{
		{Item: Item{Key: PortalLimit, Label: "Ukuran berkas terbesar di portal", Kind: Choice, Measure: "MB", Options: []string{"2", "12", "50"}},
			standard: fixed("2")},
		{Item: Item{Key: PortalLink, Label: "Alamat bukti per soal", Kind: Text}, check: linkTemplate},
		{Item: Item{Key: WordingUse, Label: "Redaksi soal dan kriteria", Kind: Choice, Options: []string{WordingOurs, WordingOfficial}},
			standard: fixed(WordingOurs)},
		{Item: Item{Key: LetterheadLines, Label: "Baris kop", Kind: Lines}, check: severalLines, standard: letterheadOf},
		{Item: Item{Key: LetterheadLogo, Label: "Logo", Kind: Picture}},
	}...)
	all = append(all, roleDefinitions(w)...)
	all = append(all, signerDefinitions()...)
	all = append(all, thresholdDefinitions(w)...)
	for i, d := range all {
		if d.Kind == Choice {
			all[i].check = oneOf(d.Options)
		}
	}
	return all
}

func fixed(value string) func(model.Unit) string { return func(model.Unit) string { return value } }

func letterheadOf(u model.Unit) string { return strings.TrimSpace(u.Agency + "\n" + u.Name) }

// unitValue gives the value of a setting that is part of the unit.
func unitValue(k Key, u model.Unit) (value string, ok bool) {
	switch k {
	case UnitName:
		return u.Name, true
	case UnitAgency:
		return u.Agency, true
	case UnitYear:
		if u.Year == 0 {
			return "", true // a workspace that is being made
		}
		return strconv.Itoa(u.Year), true
	case UnitTarget:
		return string(u.Target), true
	}
	return "", false
}
