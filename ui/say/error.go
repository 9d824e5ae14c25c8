package say

import (
	"fmt"
	"hash/fnv"
	"log/slog"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
)

// Error gives the sentence that people shall read of err, for the place where
// it is shown.
func Error(err error) string {
	text, _ := Failure(err)
	return text
}

// Failure is Error with a short id for a mistake of the program, of which
// nobody wants to read the technical text: the sentence names the id, and the
// log has it beside the whole chain. id is "" for all other errors.
func Failure(err error) (text, id string) {
	if model.KindOf(err) != model.Internal {
		return Text(model.Message(err)), ""
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(err.Error())) // never fails
	id = fmt.Sprintf("%06X", h.Sum32()&0xFFFFFF)
	slog.Error("shown", "id", id, "err", err)
	return lang.L("Program menemui kesalahan yang tidak terduga. Data yang sudah tersimpan tetap aman. Bila terulang, sampaikan kode {{.ID}} kepada pengelola SiapZI.",
		map[string]any{"ID": id}), id
}
