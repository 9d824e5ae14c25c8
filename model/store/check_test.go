package store_test

import (
	"fmt"
	"testing"

	"siapzi/model/store/storetest"
)

// FTS5 keeps the shape of its index with the connection and does not look
// whether it is still right before it is asked to check itself. A check on a
// connection that was used before then finds damage where there is none.
func TestCheckAfterManyChangesFindsNothing(t *testing.T) {
	db := storetest.Open(t)
	f := storetest.NewFactory(t, db)
	for round := range 4 {
		for i := range 120 {
			f.Document(fmt.Sprintf("laporan kegiatan nomor %d putaran %d", i, round), nil)
		}
		if problems, err := db.Check(t.Context()); len(problems) > 0 || err != nil {
			t.Fatalf("round %d: %q %v", round, problems, err)
		}
		if len(search(t, db, "laporan kegiatan")) != 20 {
			t.Errorf("round %d: search finds too little", round)
		}
	}
}
