package setting_test

import (
	"strings"
	"testing"

	"siapzi/model/setting"
)

func TestSigners(t *testing.T) {
	signers := func(t *testing.T, w *world) setting.Signers {
		t.Helper()
		s, err := w.Signers(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return s
	}

	t.Run("a fresh workspace knows offices only", func(t *testing.T) {
		s := signers(t, newWorld(t))
		if s.City != "" || len(s.Of) != 2 || s.Of[setting.RoleHead] != (setting.Signer{Office: "Kepala Unit Kerja"}) {
			t.Errorf("%+v", s)
		}
	})

	t.Run("what was set is given as papers print it, and goes again", func(t *testing.T) {
		w := newWorld(t)
		w.mustSet("role.head", "Kepala Balai")
		w.mustSet(setting.SignerCity, " Kota  Contoh ")
		w.mustSet(setting.SignerNameKey(setting.RoleHead), "Nama Kepala Unit")
		w.mustSet(setting.SignerNumberKey(setting.RoleHead), "NIP. 00000000 000000 0 000")
		w.mustSet(setting.SignerNumberKey(setting.RoleLeader), "nrp 00000000")
		s := signers(t, w)
		want := setting.Signer{Office: "Kepala Balai", Name: "Nama Kepala Unit", Number: "NIP 00000000 000000 0 000"}
		if s.City != "Kota Contoh" || s.Of[setting.RoleHead] != want || s.Of[setting.RoleLeader].Number != "NRP 00000000" {
			t.Errorf("%+v", s)
		}
		w.mustSet(setting.SignerNameKey(setting.RoleHead), "")
		if s := signers(t, w); s.Of[setting.RoleHead].Name != "" {
			t.Errorf("%+v", s)
		}
	})

	t.Run("a number that is none is refused", func(t *testing.T) {
		w := newWorld(t)
		for _, bad := range []string{"123", strings.Repeat("1", 17), strings.Repeat("1", 19), "Sembilan", "NIP", "NRP", "NRP Kepala", strings.Repeat("1", 17) + "x"} {
			err := w.set(map[setting.Key]string{"signer.head.nip": bad})
			if got := problems(t, err)["signer.head.nip"]; !strings.Contains(got, "18 angka") {
				t.Errorf("%q: %q", bad, got)
			}
		}
	})
}
