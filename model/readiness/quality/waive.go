package quality

import (
	"context"
	"strings"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/store"
)

// Waiver is somebody's decision that a finding does not count.
type Waiver = store.Waiver

// key names a finding among all.
type key struct {
	rule     Code
	question model.Code
	document model.DocumentID
}

// key leaves the question out where the finding is about a document as a
// whole, so that a waiver stays when the document is linked elsewhere.
func (f Finding) key() key {
	if f.Document != "" && f.Rule != DoubtfulProof {
		return key{f.Rule, "", f.Document}
	}
	return key{f.Rule, f.Question, f.Document}
}

// MaxReason is how long the reason of a waiver may be, in characters.
const MaxReason = 1000

// Waive says that f does not count. A reason is required: the error is Invalid
// without one, and for a finding of an unknown rule.
func (c *Checker) Waive(ctx context.Context, who model.Actor, f Finding, reason string) error {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return model.Errorf(model.Invalid, "Tulis alasan mengapa temuan ini diabaikan. Alasan dicatat dan dapat dibaca pemeriksa.")
	}
	if utf8.RuneCountInString(reason) > MaxReason {
		return model.Errorf(model.Invalid, "Alasan terlalu panjang; paling banyak %d huruf.", MaxReason)
	}
	if _, ok := RuleOf(f.Rule); !ok {
		return model.Errorf(model.Invalid, "Aturan %q tidak dikenal.", f.Rule)
	}
	return c.change(ctx, who, f, func(tx *store.Tx, k key) error {
		return tx.PutWaiver(Waiver{Rule: string(k.rule), Code: k.question, Document: k.document, Reason: reason, Who: string(who)})
	}, reason)
}

// Unwaive lets f count again. It is no error where it counts already.
func (c *Checker) Unwaive(ctx context.Context, who model.Actor, f Finding) error {
	return c.change(ctx, who, f, func(tx *store.Tx, k key) error {
		return tx.DeleteWaiver(string(k.rule), k.question, k.document)
	}, "")
}

// change stores a decision about f with its audit row.
func (c *Checker) change(ctx context.Context, who model.Actor, f Finding, put func(*store.Tx, key) error, reason string) error {
	return c.d.DB.Write(ctx, who, func(tx *store.Tx) error {
		waivers, err := readWaivers(tx)
		if err != nil {
			return err
		}
		k := f.key()
		if err := put(tx, k); err != nil {
			return err
		}
		tx.Publish(model.CheckChanged{})
		id := string(k.rule) + "/" + string(k.question) + "/" + string(k.document)
		return tx.Audit(store.AuditEntry{Entity: "waiver", ID: id, Field: "reason", Old: waivers[k].Reason, New: reason})
	})
}

func readWaivers(tx *store.Tx) (map[key]Waiver, error) {
	list, err := tx.Waivers()
	out := make(map[key]Waiver, len(list))
	for _, w := range list {
		out[key{Code(w.Rule), w.Code, w.Document}] = w
	}
	return out, err
}
