package workspace

import "testing"

func TestNetworkShare(t *testing.T) {
	for dir, want := range map[string]string{
		`\\server\zi\Balai.siapzi`:            `\\server\zi`,
		`//server/zi/Balai.siapzi`:            `\\server\zi`,
		`\\?\UNC\server\zi\2026\Balai.siapzi`: `\\server\zi`,
		`\\?\C:\Kantor\Balai.siapzi`:          "",
		`C:\Kantor\Balai.siapzi`:              "",
	} {
		if got := networkShare(dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
}
