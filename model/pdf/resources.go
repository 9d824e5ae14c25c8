package pdf

import (
	"fmt"
	"maps"
	"slices"

	"siapzi/model/pdf/cos"
)

// resources are those of one page: the source's, and what is added to them.
type resources struct {
	c     *copier
	src   cos.Dict                          // of the source, old references
	added map[cos.Name]map[cos.Name]cos.Ref // by category and name
}

func (c *copier) resources(i int) *resources {
	return &resources{c: c, src: c.f.Dict(c.s.pages[i].resources), added: map[cos.Name]map[cos.Name]cos.Ref{}}
}

// add enters ref into a category under a name that begins with base and is
// still free, and gives the name.
func (r *resources) add(category, base cos.Name, ref cos.Ref) cos.Name {
	old := r.c.f.Dict(r.src[category])
	if r.added[category] == nil {
		r.added[category] = map[cos.Name]cos.Ref{}
	}
	name := base
	for n := 1; ; n++ {
		_, taken := old[name]
		if have, ok := r.added[category][name]; !taken && (!ok || have == ref) {
			r.added[category][name] = ref
			return name
		}
		name = cos.Name(fmt.Sprintf("%s%d", base, n))
	}
}

// plain gives the source's resources with new references.
func (r *resources) plain() cos.Dict {
	d, _ := r.c.object(r.src).(cos.Dict)
	if d == nil {
		d = cos.Dict{}
	}
	return d
}

// all gives the source's resources together with what was added.
func (r *resources) all() cos.Dict {
	d := r.plain()
	for _, category := range slices.Sorted(maps.Keys(r.added)) { // in order: numbers are given on the way
		names := r.added[category]
		cat, _ := r.c.object(r.c.f.Dict(r.src[category])).(cos.Dict)
		if cat == nil {
			cat = cos.Dict{}
		}
		for name, ref := range names {
			cat[name] = ref
		}
		d[category] = cat
	}
	return d
}
