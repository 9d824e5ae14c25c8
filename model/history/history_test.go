package history

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/lke"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

// made writes files as Build would and gives the request and result.
func made(t *testing.T) (bundle.Request, bundle.Result) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "b.pdf")
	if err := os.WriteFile(path, make([]byte, 1234), 0o644); err != nil {
		t.Fatal(err)
	}
	req := bundle.Request{Out: path, Codes: []model.Code{"P.6", "R.6"}, MaxBytes: 12 * bundle.MB, Stamp: bundle.Pojok, Watermark: "SALINAN",
		Passwords: map[string]string{"a.pdf": "rahasia"}}
	res := bundle.Result{Path: path, Manifest: bundle.Manifest{Pages: 21, Entries: []bundle.Entry{
		{Document: "1", Code: "P.6.i.a-01", Page: 7, Kind: bundle.KindDocument}, {Document: "1", Code: "P.6.i.a-01", Page: 9, Kind: bundle.KindDocument},
		{Document: "2", Code: "P.6.i.b-01", Page: 12, Kind: bundle.KindPlaceholder}}}}
	return req, res
}

func TestHistory(t *testing.T) {
	db := storetest.Open(t)
	h := New(db, lke.Default)
	req, res := made(t)

	got, err := h.Add(t.Context(), "sari", req, res)
	if err != nil {
		t.Fatal(err)
	}

	want := Bundle{ID: got.ID, Made: storetest.Now(), Who: "sari", Scope: "Area 6 Peningkatan Kualitas Pelayanan Publik", Files: []string{res.Path},
		Pages: 21, Documents: 2, Problems: 1, Bytes: 1234,
		Choices: Choices{Codes: req.Codes, MaxBytes: 12 * bundle.MB, Stamp: bundle.Pojok, Watermark: "SALINAN"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	list, err := h.List(t.Context())
	if d := cmp.Diff([]Bundle{want}, list); d != "" || err != nil {
		t.Error(err, d)
	}
	m, err := h.Manifest(t.Context(), got.ID)
	if d := cmp.Diff(res.Manifest, m); d != "" || err != nil {
		t.Error(err, d)
	}

	t.Run("a file that is not in its place any more is told, not forgotten", func(t *testing.T) {
		if err := os.Rename(res.Path, res.Path+".pindah"); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.Rename(res.Path+".pindah", res.Path) }()
		if list, err := h.List(t.Context()); err != nil || len(list) != 1 || !list[0].Gone {
			t.Errorf("%+v, %v", list, err)
		}
	})
	t.Run("forgetting leaves the file and can be taken back", func(t *testing.T) {
		back, err := h.Remove(t.Context(), "sari", got.ID)
		if err != nil {
			t.Fatal(err)
		}
		if list, _ := h.List(t.Context()); len(list) != 0 {
			t.Errorf("%+v", list)
		}
		if _, err := h.Manifest(t.Context(), got.ID); model.KindOf(err) != model.NotFound {
			t.Errorf("got %v", err)
		}
		if _, err := h.Remove(t.Context(), "sari", got.ID); model.KindOf(err) != model.NotFound {
			t.Errorf("got %v", err)
		}
		if _, err := os.Stat(res.Path); err != nil {
			t.Error(err)
		}
		if err := back(t.Context()); err != nil {
			t.Fatal(err)
		}
		list, err := h.List(t.Context())
		if d := cmp.Diff([]Bundle{want}, list); d != "" || err != nil {
			t.Error(err, d)
		}
	})
	t.Run("the audit log names the file and no password is stored", func(t *testing.T) {
		err := db.Read(t.Context(), func(tx *store.Tx) error {
			log, err := tx.AuditOf("bundle", string(got.ID), 10)
			if err != nil || len(log) != 3 || log[2].New != "b.pdf" {
				t.Errorf("%+v, %v", log, err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestChoices(t *testing.T) {
	h := New(storetest.Open(t), lke.Default)
	if c, err := h.Choices(t.Context()); err != nil || cmp.Diff(Choices{}, c) != "" {
		t.Errorf("%+v, %v", c, err)
	}
	want := Choices{Codes: []model.Code{"P.1"}, Title: "Bukti", Number: "B-1", Locked: true, Package: ZIPPackage}
	for range 2 {
		if err := h.Remember(t.Context(), "sari", want); err != nil {
			t.Fatal(err)
		}
	}
	if c, err := h.Choices(t.Context()); err != nil || cmp.Diff(want, c) != "" {
		t.Errorf("%+v, %v", c, err)
	}
}
