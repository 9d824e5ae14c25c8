package pdf

import "siapzi/model/pdf/cos"

// ocg is a layer (optional content group) that was copied.
type ocg struct{ src, num int }

// layers collects the layers of all sources and whether they are shown.
type layers struct {
	all, off cos.Array
	auto     []autoState
}

// autoState is one /AS entry: layers that a reader switches by use (view,
// print, export).
type autoState struct {
	event      cos.Name
	categories cos.Object
	groups     cos.Array
}

// layers enters the layers that were copied since the last call, with the
// state that the source's default configuration gives them.
func (c *copier) layers() {
	if len(c.ocgs) == 0 {
		return
	}
	config := c.f.Dict(c.f.Dict(c.f.Catalog()["OCProperties"])["D"])
	hidden := map[int]bool{}
	if c.f.Name(config["BaseState"]) == "OFF" {
		for _, o := range c.ocgs {
			hidden[o.src] = true
		}
	}
	for _, o := range c.f.Array(config["OFF"]) {
		if r, ok := o.(cos.Ref); ok {
			hidden[r.Num] = true
		}
	}
	for _, o := range c.f.Array(config["ON"]) {
		if r, ok := o.(cos.Ref); ok {
			delete(hidden, r.Num)
		}
	}
	num := map[int]int{}
	for _, o := range c.ocgs {
		ref := cos.Ref{Num: o.num}
		num[o.src] = o.num
		c.w.layers.all = append(c.w.layers.all, ref)
		if hidden[o.src] {
			c.w.layers.off = append(c.w.layers.off, ref)
		}
	}
	for _, o := range c.f.Array(config["AS"]) {
		c.autoState(c.f.Dict(o), num)
	}
	c.ocgs = nil
}

// autoState takes over what of an /AS entry concerns the copied layers.
func (c *copier) autoState(d cos.Dict, num map[int]int) {
	a := autoState{event: c.f.Name(d["Event"]), categories: c.object(d["Category"])}
	for _, o := range c.f.Array(d["OCGs"]) {
		if r, ok := o.(cos.Ref); ok && num[r.Num] != 0 {
			a.groups = append(a.groups, cos.Ref{Num: num[r.Num]})
		}
	}
	if len(a.groups) > 0 && a.event != "" && a.categories != nil {
		c.w.layers.auto = append(c.w.layers.auto, a)
	}
}

// properties gives the catalogue's /OCProperties, nil where there are no layers.
func (l *layers) properties() cos.Object {
	if len(l.all) == 0 {
		return nil
	}
	d := cos.Dict{"Order": cos.Array{}, "BaseState": cos.Name("ON")}
	if len(l.off) > 0 {
		d["OFF"] = l.off
	}
	as := cos.Array{}
	for _, a := range l.auto {
		as = append(as, cos.Dict{"Event": a.event, "Category": a.categories, "OCGs": a.groups})
	}
	if len(as) > 0 {
		d["AS"] = as
	}
	return cos.Dict{"OCGs": l.all, "D": d}
}
