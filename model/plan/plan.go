package plan

import (
	"context"
	"slices"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/store"
)

// Plan is the action plan of one workspace.
type Plan struct {
	db *store.DB
	w  *lke.Worksheet
}

// New makes the plan over an open store, which stays the caller's to close.
func New(db *store.DB, w *lke.Worksheet) *Plan { return &Plan{db: db, w: w} }

// List gives all activities in order, without those in the recycle bin.
func (p *Plan) List(ctx context.Context) (as []model.Activity, err error) {
	err = p.db.Read(ctx, func(tx *store.Tx) error { as, err = tx.Activities(); return err })
	return as, err
}

// Bin gives the activities in the recycle bin, the last one first.
func (p *Plan) Bin(ctx context.Context) (as []model.Activity, err error) {
	err = p.db.Read(ctx, func(tx *store.Tx) error { as, err = tx.BinnedActivities(); return err })
	return as, err
}

// Get gives one activity, also from the recycle bin. It is NotFound where
// there is none.
func (p *Plan) Get(ctx context.Context, id model.ActivityID) (a model.Activity, err error) {
	err = p.db.Read(ctx, func(tx *store.Tx) error { a, err = activity(tx, id); return err })
	return a, err
}

func activity(tx *store.Tx, id model.ActivityID) (model.Activity, error) {
	a, ok, err := tx.Activity(id)
	if err == nil && !ok {
		err = model.Errorf(model.NotFound, "Kegiatan %s tidak ada dalam rencana aksi.", id)
	}
	return a, err
}

// live gives an activity that can be changed; it is Conflict in the bin.
func live(tx *store.Tx, id model.ActivityID) (model.Activity, error) {
	a, err := activity(tx, id)
	if err == nil && !a.Deleted.IsZero() {
		err = model.Errorf(model.Conflict, "Kegiatan “%s” ada di keranjang sampah. Kembalikan dahulu sebelum mengubahnya.", a.Name)
	}
	return a, err
}

// Batch is a set of changes that are made together, in the order of its
// fields.
type Batch struct {
	Add     []model.Activity // at the end of the plan; an empty ID gets one
	Restore []model.ActivityID
	Edit    []Edit
	Trash   []model.ActivityID
	Order   []model.ActivityID // the whole plan in its new order; nil leaves it
}

// Apply makes all changes or, on an error, none. back takes them back; applying
// that gives the one that makes them again. added are the activities of Add as
// they are stored. It is Invalid with the problems of every activity, field
// names being "2.name" for the second one of Add and of Edit; NotFound; or
// Conflict for one in the recycle bin.
func (p *Plan) Apply(ctx context.Context, who model.Actor, b Batch) (added []model.Activity, back Batch, err error) {
	err = p.db.Write(ctx, who, func(tx *store.Tx) error {
		added, back = nil, Batch{}
		c := change{p: p, tx: tx}
		steps := []func(Batch) error{c.note, c.add, c.restore, c.edit, c.trash, c.order}
		for _, step := range steps {
			if err := step(b); err != nil {
				return err
			}
		}
		added, back = c.added, c.back
		if len(c.ids) > 0 {
			tx.Publish(model.PlanChanged{IDs: c.ids})
		}
		return nil
	})
	if err != nil {
		return nil, Batch{}, err
	}
	return added, back, nil
}

// change is a Batch being made.
type change struct {
	p     *Plan
	tx    *store.Tx
	added []model.Activity
	back  Batch
	ids   []model.ActivityID // that really changed
}

func (c *change) add(b Batch) error {
	last, err := c.tx.LastActivityPosition()
	if err != nil || len(b.Add) == 0 {
		return err
	}
	var problems []model.FieldError
	for i, a := range b.Add {
		a = Tidy(a)
		problems = append(problems, numbered(i, len(b.Add), c.p.problems(a))...)
		c.added = append(c.added, a)
	}
	if err := invalid(problems); err != nil {
		return err
	}
	for i := range c.added {
		a := &c.added[i]
		if a.ID == "" {
			a.ID = model.ActivityID(store.NewID())
		}
		a.Created, a.Updated = c.tx.Now(), c.tx.Now()
		if err := c.checkDocuments(model.Activity{}, *a); err != nil {
			return err
		}
		if err := c.tx.AddActivity(*a, last+i+1); err != nil {
			return err
		}
		if err := c.tx.Audit(store.AuditEntry{Entity: "activity", ID: string(a.ID), New: a.Name}); err != nil {
			return err
		}
		c.ids = append(c.ids, a.ID)
		c.back.Trash = append(c.back.Trash, a.ID)
	}
	return nil
}

func (c *change) edit(b Batch) error {
	var problems []model.FieldError
	type pair struct{ old, new model.Activity }
	var pairs []pair
	at := map[model.ActivityID]int{}
	for i, e := range b.Edit {
		n, again := at[e.ID]
		if !again {
			old, err := live(c.tx, e.ID)
			if err != nil {
				return err
			}
			n = len(pairs)
			at[e.ID] = n
			pairs = append(pairs, pair{old, old})
		}
		now, back := e.put(pairs[n].new)
		pairs[n].new = Tidy(now)
		problems = append(problems, numbered(i, len(b.Edit), c.p.problems(pairs[n].new))...)
		c.back.Edit = append(c.back.Edit, back)
	}
	if err := invalid(problems); err != nil {
		return err
	}
	slices.Reverse(c.back.Edit)
	for _, x := range pairs {
		changed, err := c.write(x.old, x.new)
		if err != nil {
			return err
		}
		if changed {
			c.ids = append(c.ids, x.new.ID)
		}
	}
	return nil
}

// write stores now in place of old, with an audit row per changed field.
func (c *change) write(old, now model.Activity) (changed bool, err error) {
	entries := audit(old, now)
	if len(entries) == 0 {
		return false, nil
	}
	if err := c.checkDocuments(old, now); err != nil {
		return false, err
	}
	if err := c.tx.UpdateActivity(old, now); err != nil {
		return false, err
	}
	for _, e := range entries {
		if err := c.tx.Audit(e); err != nil {
			return false, err
		}
	}
	return true, nil
}

func (c *change) trash(b Batch) error {
	for _, id := range b.Trash {
		a, err := activity(c.tx, id)
		if err != nil {
			return err
		}
		if !a.Deleted.IsZero() {
			continue
		}
		if err := c.tx.SetActivityDeleted(id, c.tx.Now()); err != nil {
			return err
		}
		if err := c.tx.Audit(store.AuditEntry{Entity: "activity", ID: string(id), Field: "deleted", New: "ya"}); err != nil {
			return err
		}
		c.ids = append(c.ids, id)
		c.back.Restore = append(c.back.Restore, id)
	}
	return nil
}

func (c *change) restore(b Batch) error {
	for _, id := range b.Restore {
		a, err := activity(c.tx, id)
		if err != nil {
			return err
		}
		if a.Deleted.IsZero() {
			continue
		}
		if err := c.tx.SetActivityDeleted(id, time.Time{}); err != nil {
			return err
		}
		if err := c.tx.Audit(store.AuditEntry{Entity: "activity", ID: string(id), Field: "deleted", Old: "ya"}); err != nil {
			return err
		}
		c.ids = append(c.ids, id)
		c.back.Trash = append(c.back.Trash, id)
	}
	return nil
}

// note keeps the order that the plan has before anything is added or deleted.
func (c *change) note(b Batch) error {
	if b.Order == nil {
		return nil
	}
	as, err := c.tx.Activities()
	for _, a := range as {
		c.back.Order = append(c.back.Order, a.ID)
	}
	return err
}

// order puts the plan in a new order; activities that it does not name go to
// the end in the order in which they were.
func (c *change) order(b Batch) error {
	if b.Order == nil {
		return nil
	}
	as, err := c.tx.Activities()
	if err != nil {
		return err
	}
	place := map[model.ActivityID]int{} // what is left of the present order
	var old, now []model.ActivityID
	for i, a := range as {
		place[a.ID] = i
		old = append(old, a.ID)
	}
	for _, id := range append(slices.Clone(b.Order), old...) {
		if i, ok := place[id]; ok {
			if i != len(now) {
				c.ids = append(c.ids, id)
			}
			now = append(now, id)
			delete(place, id)
		}
	}
	for i, id := range now {
		if err := c.tx.SetActivityPosition(id, i+1); err != nil {
			return err
		}
	}
	return c.tx.Audit(store.AuditEntry{Entity: "plan", ID: "1", Field: "order", Old: orderWords(old), New: orderWords(now)})
}

// orderWords writes an order for the log.
func orderWords(ids []model.ActivityID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, " ")
}

// checkDocuments refuses documents that do not exist; those that old named
// already are not looked up again.
func (c *change) checkDocuments(old, now model.Activity) error {
	had := map[model.DocumentID]bool{}
	for _, r := range old.Realisations {
		for _, d := range r.Documents {
			had[d] = true
		}
	}
	var ids []model.DocumentID
	for _, r := range now.Realisations {
		for _, d := range r.Documents {
			if !had[d] {
				ids = append(ids, d)
			}
		}
	}
	missing, err := c.tx.MissingDocuments(ids)
	if err == nil && len(missing) > 0 {
		err = model.Errorf(model.NotFound, "Dokumen %s tidak ada di ruang kerja ini. Tidak ada yang disimpan.", missing[0])
	}
	return err
}

// Add adds activities at the end of the plan and gives them as stored.
func (p *Plan) Add(ctx context.Context, who model.Actor, as ...model.Activity) ([]model.Activity, error) {
	added, _, err := p.Apply(ctx, who, Batch{Add: as})
	return added, err
}

// Edit makes all edits or none and gives the edits that take them back.
func (p *Plan) Edit(ctx context.Context, who model.Actor, edits ...Edit) (undo []Edit, err error) {
	_, back, err := p.Apply(ctx, who, Batch{Edit: edits})
	return back.Edit, err
}

// Trash moves activities to the recycle bin; those in it already stay.
func (p *Plan) Trash(ctx context.Context, who model.Actor, ids ...model.ActivityID) error {
	_, _, err := p.Apply(ctx, who, Batch{Trash: ids})
	return err
}

// Restore brings activities back from the recycle bin to their place.
func (p *Plan) Restore(ctx context.Context, who model.Actor, ids ...model.ActivityID) error {
	_, _, err := p.Apply(ctx, who, Batch{Restore: ids})
	return err
}
