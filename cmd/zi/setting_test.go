package main

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSetting(t *testing.T) {
	ws := newWorkspace(t)
	type result struct{ Settings []settingJSON }
	values := func(r result) map[string]string {
		m := map[string]string{}
		for _, s := range r.Settings {
			m[string(s.Key)] = s.Value
		}
		return m
	}

	t.Run("list names everything with its value", func(t *testing.T) {
		var r result
		callJSON(t, exitDone, &r, "setting", ws)
		v := values(r)
		if v["unit.name"] != "Balai Contoh" || v["deadline.submission"] != "2026-05-31" || v["threshold.WBBM.total"] != "85" || len(v) < 40 {
			t.Errorf("%d settings: %v", len(v), v)
		}
		if code, out, _ := call(t, "setting", ws, "list"); code != exitDone || !strings.Contains(out, "threshold.WBK.area-1") {
			t.Errorf("exit %d: %s", code, out)
		}
	})

	t.Run("set stores what other verbs go by", func(t *testing.T) {
		var r result
		callJSON(t, exitDone, &r, "setting", ws, "set", "threshold.WBK.total=81,5", "threshold.WBK.area-1=70", `letterhead.lines=KEMENTERIAN\nBALAI`, "unit.year=2027")
		if v := values(r); len(v) != 4 || v["threshold.WBK.total"] != "81.5" || v["letterhead.lines"] != "KEMENTERIAN\nBALAI" {
			t.Errorf("%v", v)
		}
		var score scoreJSON
		callJSON(t, exitDone, &score, "score", ws)
		for _, g := range score.Targets["WBK"].Gates {
			if want, ok := map[string]float64{"total": 81.5, "area-1": 5.6, "pengungkit": 40}[g.ID]; ok && !near(g.Minimum, want) {
				t.Errorf("%s is judged by %v, want %v", g.ID, g.Minimum, want)
			}
		}
	})

	t.Run("get gives one value, or all that begin alike", func(t *testing.T) {
		if code, out, _ := call(t, "setting", ws, "get", "deadline.submission"); code != exitDone || !strings.Contains(out, "2027-05-31") {
			t.Errorf("exit %d: %s", code, out)
		}
		var r result
		callJSON(t, exitDone, &r, "setting", ws, "get", "role.*", "threshold.WBK.total")
		if len(r.Settings) != 10 || !r.Settings[9].Changed || r.Settings[9].Default != "75" || r.Settings[9].Measure != "poin" {
			t.Errorf("%+v", r)
		}
	})

	t.Run("reset goes back to the regulation", func(t *testing.T) {
		var r result
		callJSON(t, exitDone, &r, "setting", ws, "reset", "threshold.*")
		if v := values(r); len(v) != 24 || v["threshold.WBK.total"] != "75" {
			t.Errorf("%v", v)
		}
	})

	t.Run("a logo comes from a file and goes again", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "logo.png")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		var r result
		callJSON(t, exitDone, &r, "setting", ws, "set", "letterhead.logo="+path)
		if v := values(r); !strings.HasPrefix(v["letterhead.logo"], "PNG 8 × 8") {
			t.Errorf("%v", v)
		}
		callJSON(t, exitDone, &r, "setting", ws, "reset", "letterhead.logo")
		if v := values(r); v["letterhead.logo"] != "" {
			t.Errorf("%v", v)
		}
	})

	t.Run("mistakes are named and change nothing", func(t *testing.T) {
		for _, c := range []struct {
			args []string
			want int
			says []string
		}{
			{[]string{"set", "threshold.WBK.total=101", "unit.year=xx", "role.head=Kepala"}, exitFailed, []string{"threshold.WBK.total", "0 sampai 100", "unit.year"}},
			{[]string{"set", "role.tukang=x"}, exitFailed, []string{"role.tukang"}},
			{[]string{"set", "signer.head.nip=123"}, exitFailed, []string{"signer.head.nip", "18 angka"}},
			{[]string{"set", "role.head"}, exitFailed, []string{"KUNCI=NILAI"}},
			{[]string{"set", "letterhead.logo=" + ws}, exitFailed, nil},
			{[]string{"set"}, exitFailed, nil},
			{[]string{"get", "ambang"}, exitFailed, []string{"ambang"}},
			{[]string{"reset", "unit.*"}, exitFailed, []string{"unit.name"}},
			{[]string{"hapus"}, exitUsage, []string{"list"}},
		} {
			code, _, stderr := call(t, append([]string{"setting", ws}, c.args...)...)
			if code != c.want {
				t.Errorf("%v: exit %d, want %d: %s", c.args, code, c.want, stderr)
			}
			for _, s := range c.says {
				if !strings.Contains(stderr, s) {
					t.Errorf("%v: the message lacks %q: %s", c.args, s, stderr)
				}
			}
		}
		var r result
		callJSON(t, exitDone, &r, "setting", ws, "get", "role.head")
		if r.Settings[0].Changed {
			t.Error("half of a wrong change was stored")
		}
	})
}
