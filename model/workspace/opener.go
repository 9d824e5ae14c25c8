package workspace

import (
	"os"
	"path/filepath"
)

// OpenerName is a file in every workspace that opens it by double click: file
// managers cannot give a folder a program of its own, but they can give one to
// files that end in ".siapzi".
const OpenerName = "Buka di SiapZI.siapzi"

const openerText = "Klik dua kali berkas ini untuk membuka ruang kerja di SiapZI.\r\n" +
	"Folder ini berisi bukti dan jawaban satu unit untuk satu tahun; jangan mengubah isinya di luar SiapZI.\r\n"

// putOpener makes that file where it is missing. A workspace works without it.
func putOpener(dir string) {
	path := filepath.Join(dir, OpenerName)
	if _, err := os.Stat(path); err == nil {
		return
	}
	_ = os.WriteFile(path, []byte(openerText), 0o644) // without it people open the workspace from the program
}
