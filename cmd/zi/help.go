package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// printHelp writes the help of the program or of one verb, in Indonesian.
func printHelp(_ kong.HelpOptions, kc *kong.Context) error {
	var b strings.Builder
	if n := kc.Selected(); n != nil {
		verbHelp(&b, n)
	} else {
		programHelp(&b, kc.Model)
	}
	_, err := fmt.Fprint(kc.Stdout, b.String())
	return err
}

func programHelp(b *strings.Builder, m *kong.Application) {
	fmt.Fprint(b, "zi – SiapZI di baris perintah\n\nPemakaian: zi PERINTAH …\n\nPerintah:\n")
	for _, n := range m.Children {
		fmt.Fprintf(b, "  %-8s %s\n", n.Name, n.Help)
	}
	fmt.Fprint(b, "\n'zi PERINTAH --help' menjelaskan satu perintah; 'zi --version' menampilkan versi.\n"+
		"Kode keluar: 0 selesai; 1 selesai dengan masalah (disebutkan); 2 perintah keliru; 3 ditolak atau gagal, tidak ada yang berubah.\n")
}

func verbHelp(b *strings.Builder, n *kong.Node) {
	fmt.Fprintf(b, "%s\n\nPemakaian: %s", n.Help, n.FullPath())
	if len(n.Children) > 0 {
		fmt.Fprint(b, " PERINTAH …\n\nPerintah:\n")
		for _, c := range n.Children {
			fmt.Fprintf(b, "  %-8s %s\n", c.Name, c.Help)
		}
		return
	}
	for _, p := range n.Positional {
		fmt.Fprintf(b, " %s", p.Summary())
	}
	fmt.Fprint(b, " [PILIHAN]\n")
	if n.Detail != "" {
		fmt.Fprintf(b, "\n%s\n", n.Detail)
	}
	for _, p := range n.Positional {
		fmt.Fprintf(b, "  %-24s %s\n", p.Summary(), p.Help)
	}
	fmt.Fprint(b, "\nPilihan:\n")
	for _, f := range n.Flags {
		if f.Name == "help" {
			continue
		}
		name := "--" + f.Name
		if !f.IsBool() {
			name += "=" + f.FormatPlaceHolder()
		}
		need := ""
		if f.Required {
			need = " (wajib)"
		}
		fmt.Fprintf(b, "  %-24s %s%s\n", name, f.Help, need)
	}
}
