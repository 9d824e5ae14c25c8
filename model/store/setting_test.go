package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

func TestSettings(t *testing.T) {
	db := storetest.Open(t)
	write := func(f func(tx *store.Tx) error) error { return db.Write(t.Context(), storetest.Who, f) }

	t.Run("are kept, replaced and removed by key", func(t *testing.T) {
		err := write(func(tx *store.Tx) error {
			for _, kv := range [][2]string{{"b", "1"}, {"a", "x"}, {"b", "2"}, {"c", ""}} {
				if err := tx.PutSetting(kv[0], kv[1]); err != nil {
					return err
				}
			}
			if err := tx.DeleteSetting("a"); err != nil {
				return err
			}
			return tx.DeleteSetting("never there")
		})
		if err != nil {
			t.Fatal(err)
		}
		err = db.Read(t.Context(), func(tx *store.Tx) error {
			got, err := tx.Settings()
			if d := cmp.Diff(map[string]string{"b": "2", "c": ""}, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})

	t.Run("pictures come back byte by byte, and none is not an error", func(t *testing.T) {
		want := store.Picture{MIME: "image/png", Data: []byte{0, 1, 0xFF}}
		err := write(func(tx *store.Tx) error {
			if err := tx.PutSettingPicture("logo", store.Picture{MIME: "image/jpeg", Data: []byte{9}}); err != nil {
				return err
			}
			return tx.PutSettingPicture("logo", want)
		})
		if err != nil {
			t.Fatal(err)
		}
		err = db.Read(t.Context(), func(tx *store.Tx) error {
			got, ok, err := tx.SettingPicture("logo")
			if d := cmp.Diff(want, got); d != "" || !ok {
				t.Errorf("ok %v, -want +got\n%s", ok, d)
			}
			if _, ok, _ := tx.SettingPicture("none"); ok {
				t.Error("a picture from nowhere")
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})

	t.Run("a picture that is too large or of another type is refused", func(t *testing.T) {
		for _, p := range []store.Picture{{MIME: "image/png", Data: make([]byte, 1<<20+1)}, {MIME: "image/gif", Data: []byte{1}}, {MIME: "image/png", Data: []byte{}}} {
			err := write(func(tx *store.Tx) error { return tx.PutSettingPicture("big", p) })
			if model.KindOf(err) != model.Invalid {
				t.Errorf("%s of %d bytes: %v", p.MIME, len(p.Data), err)
			}
		}
	})
}
