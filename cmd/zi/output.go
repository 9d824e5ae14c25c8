package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"siapzi/model"
)

// say prints one line for people on standard error.
func (a *app) say(format string, args ...any) {
	_, _ = fmt.Fprintf(a.stderr, format+"\n", args...) // nobody to tell if even this fails
}

// print writes one line of the result on standard output.
func (a *app) print(format string, args ...any) {
	_, _ = fmt.Fprintf(a.stdout, format+"\n", args...)
}

// json writes v as the one object on standard output.
func (a *app) json(v any) error {
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// failure is the JSON shape of a refused or failed call.
type failure struct {
	Error  string            `json:"error"`
	Kind   model.Kind        `json:"kind"`
	Fields map[string]string `json:"fields,omitempty"`
}

// finish turns the error of a verb into messages and an exit code.
func (a *app) finish(err error, asJSON bool) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errProblems):
		return exitProblems
	}
	message := model.Message(err)
	if stopped := (*model.Error)(nil); model.KindOf(err) == model.Canceled && !errors.As(err, &stopped) {
		message = "Dihentikan. Yang sudah tersimpan tetap ada; jalankan lagi untuk melanjutkan."
	}
	a.say("Gagal: %s", message)
	if asJSON {
		f := failure{Error: message, Kind: model.KindOf(err)}
		var e *model.Error
		if errors.As(err, &e) && len(e.Fields) > 0 {
			f.Fields = map[string]string{}
			for _, x := range e.Fields {
				f.Fields[x.Field] = x.Msg
			}
		}
		if err := a.json(f); err != nil {
			a.say("Gagal menulis JSON: %v", err)
		}
	}
	return exitFailed
}

// usageWords turns the parser's English into Indonesian, longest first.
var usageWords = strings.NewReplacer(
	"missing flags:", "pilihan wajib belum diisi:",
	"unknown flag", "pilihan tidak dikenal:",
	"unexpected argument", "kata ini tidak dikenal:",
	"unexpected flag argument", "nilai pilihan ini tidak dikenal:",
	"missing positional arguments", "kurang:",
	"must be one of", "harus salah satu dari",
	"expected one of", "perintah yang tersedia:",
	"did you mean", "maksud Anda",
	"expected", "kurang:",
	"but got", "tetapi tertulis",
)

// usage says what is wrong with the call.
func (a *app) usage(err error) int {
	a.say("Perintah belum benar: %s", usageWords.Replace(err.Error()))
	a.say("Ketik 'zi --help' atau 'zi PERINTAH --help' untuk cara pakainya.")
	return exitUsage
}
