package ui

import "testing"

func TestSameDir(t *testing.T) {
	for _, c := range []struct {
		a, b, goos string
		want       bool
	}{
		{`C:\Bukti\Balai.siapzi`, `c:\bukti\balai.siapzi`, "windows", true},
		{`C:\Bukti\Balai.siapzi`, `C:/Bukti/Balai.siapzi/`, "windows", true},
		{`\\server\zi\Balai.siapzi`, `\\SERVER\zi\Balai.siapzi`, "windows", true},
		{`C:\Bukti\a.siapzi`, `D:\Bukti\a.siapzi`, "windows", false},
		{"/a/Balai.siapzi", "/a/balai.siapzi", "linux", false},
		{"/a/Balai.siapzi", "/a/Balai.siapzi/", "linux", true},
	} {
		if got := sameDir(c.a, c.b, c.goos); got != c.want {
			t.Errorf("%s, %s on %s: %v", c.a, c.b, c.goos, got)
		}
	}
}
