package review

import (
	"context"
	"strings"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/store"
)

// By is who takes a step.
type By struct {
	Actor model.Actor // for the audit log
	Name  string      // as shown; Actor if empty
	Role  string      // may be empty
}

func (b By) name() string {
	if b.Name != "" {
		return b.Name
	}
	return string(b.Actor)
}

// MaxRemark is how long a remark or its answer may be, in characters.
const MaxRemark = 4000

// Submit hands questions in for review: drafts and returned ones. All or none;
// the error is Invalid and names every question that is not ready.
func (r *Review) Submit(ctx context.Context, by By, codes ...model.Code) error {
	return r.step(ctx, by, Submitted, codes, func(tx *store.Tx, s Status) (string, error) {
		switch s.State {
		case Submitted:
			return "sudah diajukan dan menunggu pemeriksa", nil
		case Accepted:
			return "sudah diterima dan tidak berubah, jadi tidak perlu diajukan lagi", nil
		}
		a, _, err := tx.Answer(s.Code, model.UnitAssessor)
		switch {
		case err != nil:
			return "", err
		case !r.w.Value(a).Answered:
			return "belum dijawab lengkap, jadi belum dapat diajukan", nil
		case s.Unanswered() > 0:
			return "catatan pemeriksa belum dijawab", nil
		}
		return "", nil
	})
}

// Withdraw takes submitted questions back to drafts, before they are judged.
func (r *Review) Withdraw(ctx context.Context, by By, codes ...model.Code) error {
	return r.step(ctx, by, Draft, codes, func(_ *store.Tx, s Status) (string, error) {
		if s.State != Submitted {
			return "tidak sedang diajukan (" + string(s.State) + "), jadi tidak dapat ditarik", nil
		}
		return "", nil
	})
}

// Accept accepts submitted questions and closes the remarks that are open.
func (r *Review) Accept(ctx context.Context, by By, codes ...model.Code) error {
	return r.step(ctx, by, Accepted, codes, func(tx *store.Tx, s Status) (string, error) {
		if s.State != Submitted {
			return "belum diajukan (" + string(s.State) + "), jadi tidak dapat diterima", nil
		}
		for _, m := range s.Remarks {
			if m.Closed.IsZero() {
				if err := closeRemark(tx, by, m); err != nil {
					return "", err
				}
			}
		}
		return "", nil
	})
}

// Return gives a submitted or accepted question back with a remark, which is
// required: the error is Invalid without one.
func (r *Review) Return(ctx context.Context, by By, code model.Code, remark string) error {
	remark, err := text(remark, "Tulis alasannya: apa yang kurang dan apa yang harus diperbaiki. Soal tanpa catatan tidak dapat dikembalikan.")
	if err != nil {
		return err
	}
	return r.step(ctx, by, Returned, []model.Code{code}, func(tx *store.Tx, s Status) (string, error) {
		if s.State != Submitted && s.State != Accepted && !s.Changed {
			return "belum diajukan (" + string(s.State) + "), jadi tidak dapat dikembalikan", nil
		}
		m := Remark{ID: store.NewID(), Code: code, Round: s.Round, Text: remark, Who: by.name(), At: tx.Now()}
		if err := tx.PutRemark(m); err != nil {
			return "", err
		}
		return "", tx.Audit(store.AuditEntry{Entity: "remark", ID: m.ID, New: string(code) + ": " + remark})
	})
}

// step takes all codes to state to if allow says nothing against any of them.
func (r *Review) step(ctx context.Context, by By, to State, codes []model.Code, allow func(*store.Tx, Status) (string, error)) error {
	return r.db.Write(ctx, by.Actor, func(tx *store.Tx) error {
		list, err := r.read(tx)
		if err != nil {
			return err
		}
		byCode := make(map[model.Code]Status, len(list))
		for _, s := range list {
			byCode[s.Code] = s
		}
		prints, err := prints(tx, codes)
		if err != nil {
			return err
		}
		var bad []model.FieldError
		for _, c := range codes {
			s, ok := byCode[c]
			if !ok {
				bad = append(bad, model.FieldError{Field: string(c), Msg: "tidak ada dalam lembar kerja"})
				continue
			}
			problem, err := allow(tx, s)
			if err != nil {
				return err
			}
			if problem != "" {
				bad = append(bad, model.FieldError{Field: string(c), Msg: problem})
				continue
			}
			if err := write(tx, by, s, to, prints[c]); err != nil {
				return err
			}
		}
		return refuse(to, bad)
	})
}

// write stores one step.
func write(tx *store.Tx, by By, s Status, to State, print string) error {
	round := max(s.Round, 1)
	if to == Submitted && s.Round > 0 && s.Steps[len(s.Steps)-1].State != Draft {
		round = s.Round + 1 // what was withdrawn goes on in its round
	}
	if err := tx.AddReviewStep(store.ReviewStep{Code: s.Code, Round: round, State: string(to), Print: print, Who: by.name(), Role: by.Role}); err != nil {
		return err
	}
	tx.Publish(model.ReviewChanged{Codes: []model.Code{s.Code}})
	return tx.Audit(store.AuditEntry{Entity: "review", ID: string(s.Code), Field: "state", Old: string(s.State), New: string(to)})
}

// refuse makes the sentence for steps that are not allowed, nil for none.
func refuse(to State, bad []model.FieldError) error {
	if bad == nil {
		return nil
	}
	verb := map[State]string{Submitted: "diajukan", Accepted: "diterima", Returned: "dikembalikan", Draft: "ditarik"}[to]
	if len(bad) == 1 {
		return model.Errorf(model.Invalid, "Soal %s belum dapat %s: %s.", bad[0].Field, verb, bad[0].Msg)
	}
	return &model.Error{Kind: model.Invalid, Msg: "Ada soal yang belum dapat " + verb + ". Tidak ada yang diubah.", Fields: bad}
}

// text trims what a person wrote; empty and overlong texts are Invalid.
func text(s, empty string) (string, error) {
	s = strings.TrimSpace(s)
	switch {
	case s == "":
		return "", model.Errorf(model.Invalid, "%s", empty)
	case !utf8.ValidString(s) || utf8.RuneCountInString(s) > MaxRemark:
		return "", model.Errorf(model.Invalid, "Catatan terlalu panjang; paling banyak %d huruf.", MaxRemark)
	}
	return s, nil
}
