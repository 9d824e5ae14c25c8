package dokumen

import (
	"path"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// kindWords names the kinds of documents on the screen.
func kindWords() map[model.DocumentKind]string {
	return map[model.DocumentKind]string{
		model.KindDecree: lang.L("SK"), model.KindInvitation: lang.L("Undangan"), model.KindAttendance: lang.L("Daftar hadir"),
		model.KindMinutes: lang.L("Notula"), model.KindPhoto: lang.L("Foto"), model.KindReport: lang.L("Laporan"), model.KindSOP: lang.L("SOP"),
		model.KindLetter: lang.L("Surat"), model.KindPlan: lang.L("Rencana"), model.KindSurvey: lang.L("Survei"), model.KindCert: lang.L("Sertifikat"),
		model.KindScreenshot: lang.L("Tangkapan layar"), model.KindMaterial: lang.L("Materi"), model.KindMeeting: lang.L("Paket rapat"), model.KindOther: lang.L("Lainnya"),
	}
}

// state is the one thing about a document that people should know first.
type state int

// The states, the most pressing first.
const (
	stateDamaged state = iota
	stateLocked
	stateCarried
	stateUnusable // opens, but gives no pages
	stateTwin
	stateIncomplete
	stateNoText
	stateComplete
	stateBinned
)

// problemState is the state of a document with a problem.
func problemState(p model.Problem) state {
	switch p {
	case model.ProblemDamaged, model.ProblemNoPages:
		return stateDamaged
	case model.ProblemLocked:
		return stateLocked
	}
	return stateUnusable
}

// chip gives how a state is painted: tone, icon and word.
func (s state) chip() (kit.Tone, look.IconName, string) {
	switch s {
	case stateDamaged:
		return kit.Bad, look.IconFileBroken, lang.L("Rusak")
	case stateLocked:
		return kit.Bad, look.IconLock, lang.L("Terkunci")
	case stateCarried:
		return kit.Warn, look.IconRefresh, lang.L("Tahun lalu")
	case stateUnusable:
		return kit.Warn, look.IconWarning, lang.L("Perlu PDF")
	case stateTwin:
		return kit.Info, look.IconCopy, lang.L("Ganda")
	case stateIncomplete:
		return kit.Warn, look.IconWarning, lang.L("Belum lengkap")
	case stateNoText:
		return kit.Neutral, look.IconScan, lang.L("Tanpa teks")
	case stateBinned:
		return kit.Neutral, look.IconTrash, lang.L("Dibuang")
	}
	return kit.Good, look.IconCheckRing, lang.L("Lengkap")
}

// iconOf gives the drawing for a kind of file.
func iconOf(mime string, hasText bool, p model.Problem) look.IconName {
	switch {
	case p == model.ProblemDamaged:
		return look.IconFileBroken
	case p == model.ProblemLocked:
		return look.IconLock
	case strings.HasPrefix(mime, "image/"):
		return look.IconImage
	case model.IsLink(mime):
		return look.IconLink
	case strings.Contains(mime, "spreadsheet"), mime == "application/vnd.ms-excel":
		return look.IconGrid
	case mime == "application/pdf" && !hasText:
		return look.IconScan
	}
	return look.IconFile
}

// baseName is the name of a file of the user without its folders.
func baseName(p string) string { return filepath.Base(p) }

// fileType is the short name of a file's type as users know it: the ending of
// its name where it has one, else what the bytes say.
func fileType(name, mime string) string {
	if mime == "application/pdf" {
		return "PDF"
	}
	if model.IsLink(mime) {
		return lang.L("Tautan")
	}
	if ext := strings.TrimPrefix(path.Ext(name), "."); ext != "" && len(ext) <= 5 {
		return strings.ToUpper(ext)
	}
	_, sub, _ := strings.Cut(mime, "/")
	return strings.ToUpper(sub)
}

// periodText writes a period in the words it came with, else as its two days.
func periodText(p model.Period) string {
	switch {
	case p.Label != "":
		return p.Label
	case p.From != "" && p.To != "" && p.From != p.To:
		return look.Date(p.From.Time()) + " – " + look.Date(p.To.Time())
	case p.From != "":
		return look.Date(p.From.Time())
	}
	return look.Date(p.To.Time())
}

// shortPeriod writes a period as narrow columns need it: "TW I", "Sem. II",
// "Mar"; a whole year is left out where the date tells it.
func shortPeriod(p model.Period) string {
	words := strings.Fields(p.Label)
	switch {
	case len(words) >= 2 && words[0] == "Triwulan":
		return "TW " + words[1]
	case len(words) >= 2 && words[0] == "Semester":
		return "Sem. " + words[1]
	case len(words) == 2 && words[0] == "Tahun":
		return words[1]
	case len(words) == 2 && len(words[0]) > 3 && len(p.Label) < 16: // "Maret 2026"
		return string([]rune(words[0])[:3]) + " " + words[1]
	}
	return periodText(p)
}
