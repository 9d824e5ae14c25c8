package report

import (
	"siapzi/model/paint"
	"siapzi/model/paper"
	"siapzi/model/setting"
)

// Places of the signatures, in millimetres.
const (
	signRoom  = 17.0 // from the office to the line below the name
	signLine  = 62.0 // a line to write on
	signWidth = 80.0 // of one who signs, at most
	signTop   = 5.0  // from the top of the block to its first baseline
	signFoot  = 6.0  // below the line
)

// signer is one who signs, with texts broken into lines.
type signer struct {
	setting.Signer
	x, width     float64
	office, name []string
}

// sign gives the block with who signs: the head of the unit at the right below
// town and day, the leader of the team beside. Both lines stand at one height.
func (w *writer) sign() paint.Block {
	width := min(w.width()/2-10, signWidth)
	leader, head := w.signer(setting.RoleLeader, w.left, width), w.signer(setting.RoleHead, w.right-width, width)
	over := []string{"Mengetahui,"}
	if city := w.b.signers.City; city != "" {
		over = []string{city + ", " + paper.LongDay(w.b.day), "Mengetahui,"}
	}
	offices := signTop + float64(len(over))*bodyStyle.Line
	extra := max(len(leader.office), len(head.office)) + max(len(leader.name), len(head.name), 1) - 2
	line := offices + signRoom + float64(extra)*bodyStyle.Line
	return paint.Block{H: line + signFoot, Draw: func(y float64) {
		for i, s := range over {
			w.Write(bodyStyle, head.x, y+signTop+float64(i)*bodyStyle.Line, s)
		}
		for _, s := range []signer{leader, head} {
			w.putSigner(s, y+offices, y+line)
		}
	}}
}

func (w *writer) signer(r setting.Role, x, width float64) signer {
	s := signer{Signer: w.b.signers.Of[r], x: x, width: width}
	strong := bodyStyle.In(paint.SemiBold)
	s.office = w.Lines(strong, width, s.Office)
	if s.Name != "" {
		s.name = w.Lines(strong, width, s.Name)
	}
	return s
}

// putSigner writes the office with its first baseline at top, and name and
// number around the line; what is not known is left to be written by hand.
func (w *writer) putSigner(s signer, top, line float64) {
	strong := bodyStyle.In(paint.SemiBold)
	for i, l := range s.office {
		w.Write(strong, s.x, top+float64(i)*bodyStyle.Line, l)
	}
	long := signLine
	for i, l := range s.name {
		w.Use(strong)
		long = max(long, w.Width(l))
		w.Write(strong, s.x, line-1.2-float64(len(s.name)-1-i)*bodyStyle.Line, l)
	}
	w.Line(s.x, line, s.x+min(long, s.width), line, paint.Pen{Width: 0.2, Color: paint.Ink})
	switch {
	case s.Number != "":
		w.Write(bodyStyle, s.x, line+4.2, s.Number)
	case s.Name != "":
		w.Write(noteStyle, s.x, line+4, "NIP")
	default:
		w.Write(noteStyle, s.x, line+4, "Nama dan NIP")
	}
}
