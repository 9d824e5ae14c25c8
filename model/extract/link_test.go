package extract_test

import (
	"os"
	"path/filepath"
	"testing"

	"siapzi/model"
	"siapzi/model/extract"
)

// binaryPlist is what Finder writes for https://contoh.go.id/laporan-2026.
func binaryPlist() string {
	address := "https://contoh.go.id/laporan-2026"
	body := "bplist00" + "\xD1\x01\x02" + "\x53URL" + "\x5F\x10" + string(rune(len(address))) + address
	offsets := string([]byte{8, 11, 15})
	return body + offsets + "\x00\x00\x00\x00\x00\x00\x01\x01" + "\x00\x00\x00\x00\x00\x00\x00\x03" +
		"\x00\x00\x00\x00\x00\x00\x00\x00" + "\x00\x00\x00\x00\x00\x00\x00" + string(rune(len(body)))
}

func TestLinks(t *testing.T) {
	plist := func(dict string) string {
		return `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" ""><plist version="1.0"><dict>` + dict + `</dict></plist>` + "\n"
	}
	const address = "https://contoh.go.id/laporan-2026"
	for _, c := range []struct {
		name, content string
		class         extract.Class
		mime, address string
	}{
		{"a.url", "[InternetShortcut]\r\nURL=" + address + "\r\n", extract.ClassLink, model.MIMEShortcut, address},
		{"a browser's.url", "[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,2\r\n[InternetShortcut]\r\nURL=" + address, "", "", ""},
		{"renamed.txt", "\xEF\xBB\xBF\r\n[internetshortcut]\r\nIDList=\r\nURL = " + address + "\r\nIconIndex=0", extract.ClassLink, model.MIMEShortcut, address},
		{"utf16.url", "\xFF\xFE[\x00I\x00n\x00t\x00e\x00r\x00n\x00e\x00t\x00S\x00h\x00o\x00r\x00t\x00c\x00u\x00t\x00]\x00\n\x00U\x00R\x00L\x00=\x00h\x00t\x00t\x00p\x00:\x00/\x00/\x00x\x00.\x00i\x00d\x00", extract.ClassLink, model.MIMEShortcut, "http://x.id"},
		{"a.desktop", "# made by a browser\n[Desktop Entry]\nType=Link\nName[id]=Laporan 2026\nURL=" + address + "\n", extract.ClassLink, model.MIMEDesktop, address},
		{"a.webloc", plist("<key>URL</key><string>https://contoh.go.id/?a=1&amp;b=2</string>"), extract.ClassLink, model.MIMEWebloc, "https://contoh.go.id/?a=1&b=2"},
		{"binary.webloc", binaryPlist(), extract.ClassLink, model.MIMEWebloc, address},

		{"to a program.url", "[InternetShortcut]\r\nURL=file:///C:/Windows/System32/calc.exe\r\n", extract.ClassProgram, model.MIMEShortcut, ""},
		{"to a script.url", "[InternetShortcut]\r\nURL=javascript:alert(1)", extract.ClassProgram, model.MIMEShortcut, ""},
		{"to nowhere.url", "[InternetShortcut]\r\n", extract.ClassProgram, model.MIMEShortcut, ""},
		{"a starter.desktop", "[Desktop Entry]\nType=Application\nExec=rm -rf ~\nURL=" + address + "\n", extract.ClassProgram, model.MIMEDesktop, ""},

		{"a note.txt", "Buka [InternetShortcut] di " + address, extract.ClassText, "text/plain", ""},
		{"settings.plist", plist("<key>Name</key><string>x</string>"), extract.ClassText, "text/xml", ""},
		{"broken.webloc", "bplist00\xD1\x01\x02", extract.ClassOther, "application/octet-stream", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.class == "" { // the section of a browser stands before it
				c.class, c.mime, c.address = extract.ClassLink, model.MIMEShortcut, address
			}
			path := filepath.Join(t.TempDir(), c.name)
			if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			typ, err := extract.Sniff(path)
			if err != nil || typ.Class != c.class || typ.MIME != c.mime && c.class != extract.ClassOther {
				t.Errorf("type %v %v, want %v %v", typ, err, c.mime, c.class)
			}
			l, ok, err := extract.ReadLink(path)
			if err != nil || ok != (c.address != "") || l.Address != c.address {
				t.Errorf("link %+v %v %v, want %q", l, ok, err, c.address)
			}
			if c.class != extract.ClassLink {
				return
			}
			got, err := extract.New(nil).Read(t.Context(), path, typ)
			want := c.address
			if c.mime == model.MIMEDesktop {
				want = "Laporan 2026\n" + want
			}
			if err != nil || got.Text != want || got.Pages != 1 || !got.HasText || got.Problem != "" {
				t.Errorf("content %+v %v", got, err)
			}
		})
	}
}

func TestDamagedPropertyListsEnd(t *testing.T) {
	whole := []byte(binaryPlist())
	path := filepath.Join(t.TempDir(), "x.webloc")
	for i := range whole {
		for _, b := range []byte{0, 0x5F, 0xFF} {
			data := append([]byte(nil), whole...)
			data[i] = b
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := extract.Sniff(path); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func FuzzLink(f *testing.F) {
	f.Add([]byte(binaryPlist()))
	f.Add([]byte("[InternetShortcut]\r\nURL=https://contoh.go.id\r\n"))
	f.Add([]byte("<plist><dict><key>URL</key><string>https://contoh.go.id</string></dict></plist>"))
	path := filepath.Join(f.TempDir(), "x")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		l, ok, err := extract.ReadLink(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, bad := model.CheckAddress(l.Address); ok && bad != nil {
			t.Errorf("%q is taken as an address", l.Address)
		}
	})
}
