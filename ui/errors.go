package ui

import (
	"log/slog"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/say"
)

// ShowError tells the user of an error: what happened, what is safe, what to
// do next. Canceled shows nothing. An Internal error shows a short id that
// stands in the log beside the whole chain.
func (s *Shell) ShowError(err error) {
	s.showError(err, nil)
}

// showError is ShowError with a way to try again; retry may be nil.
func (s *Shell) showError(err error, retry func()) {
	kind := model.KindOf(err)
	if kind == "" || kind == model.Canceled {
		return
	}
	text, id := say.Failure(err)
	cfg := kit.DialogConfig{Title: errorTitle(kind), Text: text, Cancel: lang.L("Tutup")}
	if retry != nil && (kind == model.Busy || kind == model.Unavailable || kind == model.Denied) {
		cfg.Confirm = lang.L("Coba lagi")
		cfg.OnConfirm = func() bool { retry(); return true }
	}
	if id != "" {
		cfg.Extra = lang.L("Salin rincian")
		cfg.OnExtra = func() { s.copyText("SiapZI " + s.cfg.Version + " " + id + "\n" + err.Error()) }
	} else {
		slog.Info("shown", "kind", kind, "err", err)
	}
	kit.ShowDialog(s.cfg.Window, cfg)
}

func (s *Shell) copyText(text string) {
	s.cfg.App.Clipboard().SetContent(text)
	s.Toast(lang.L("Rincian disalin."), "", nil)
}

// errorTitle names the sort of failure.
func errorTitle(k model.Kind) string {
	switch k {
	case model.Invalid:
		return lang.L("Ada yang perlu diperbaiki")
	case model.NotFound:
		return lang.L("Tidak ditemukan")
	case model.Conflict:
		return lang.L("Sudah ada")
	case model.Busy:
		return lang.L("Sedang dipakai")
	case model.Denied:
		return lang.L("Tidak diizinkan")
	case model.Unsupported:
		return lang.L("Belum didukung")
	case model.Unavailable:
		return lang.L("Tidak berhasil")
	}
	return lang.L("Kesalahan program")
}

// showWarnings tells once, after opening, what could harm the workspace (a
// network share, a synchronised folder).
func (s *Shell) showWarnings(warnings []string) {
	if len(warnings) == 0 {
		return
	}
	list := kit.Rows(8)
	for _, w := range warnings {
		list.Add(kit.Banner(kit.Warn, "warning", say.Text(w), "", nil))
	}
	kit.ShowDialog(s.cfg.Window, kit.DialogConfig{Title: lang.L("Perlu diperhatikan"), Body: list, Cancel: lang.L("Mengerti")})
}
