package lke

import "siapzi/model"

// Score holds both scores of one set of answers.
type Score struct {
	Provisional Totals // nilai sementara
	Safe        Totals // nilai aman
}

// Totals is one score with every node of the worksheet.
type Totals struct {
	Total               float64 // points of 100
	Answered, Questions int     // of the whole worksheet
	Nodes               map[model.Code]NodeScore
}

// NodeScore is the score of one node in full precision.
type NodeScore struct {
	Score   float64 // points
	Weight  float64 // most points; for a question its share, see Node.Weight
	Percent float64 // Score ÷ Weight × 100
	// Answered and Questions count the questions at or below the node.
	Answered, Questions int
}

// Score computes both scores of all nodes. Answers that Check refuses count as
// blank, answers with unknown codes are ignored.
//
// The two scores differ in aspeks whose score is a mean: the provisional mean
// is that of the answered questions only (the official workbook leaves out
// "Blm Diisi" too; an aspek without any answer is 0 where the workbook shows
// #DIV/0!), the safe mean counts a blank as 0.
func (w *Worksheet) Score(a Answers) Score {
	values := make([]Value, len(w.Nodes))
	for _, q := range w.Questions {
		if answer, ok := a[q.Code]; ok {
			values[q.index] = q.value(answer)
		}
	}
	return Score{Provisional: w.rollUp(values, true), Safe: w.rollUp(values, false)}
}

// rollUp adds up from the last node to the first, so that children come
// before their parents.
func (w *Worksheet) rollUp(values []Value, provisional bool) Totals {
	scores := make([]NodeScore, len(w.Nodes))
	t := Totals{Nodes: make(map[model.Code]NodeScore, len(w.Nodes))}
	for i := len(w.Nodes) - 1; i >= 0; i-- {
		n := w.Nodes[i]
		s := NodeScore{Weight: n.Weight}
		if n.IsQuestion() {
			s.Questions = 1
			if values[i].Answered {
				s.Answered = 1
				s.Score = values[i].Fraction * n.Weight
			}
		} else {
			fractions := 0.0
			for _, c := range n.Children {
				fractions += values[c.index].Fraction
				s.Score += scores[c.index].Score
				s.Answered += scores[c.index].Answered
				s.Questions += scores[c.index].Questions
			}
			if n.Rollup == RollupAverage {
				s.Score = mean(fractions, s, provisional) * n.Weight
			}
		}
		s.Percent = percent(s.Score, s.Weight)
		scores[i] = s
		t.Nodes[n.Code] = s
	}
	for _, r := range w.Roots {
		t.Total += scores[r.index].Score
		t.Answered += scores[r.index].Answered
		t.Questions += scores[r.index].Questions
	}
	return t
}

// mean gives the mean of an aspek's fractions over the questions that count.
func mean(sum float64, s NodeScore, provisional bool) float64 {
	if s.Answered == 0 {
		return 0
	}
	if provisional {
		return sum / float64(s.Answered)
	}
	return sum / float64(s.Questions)
}

// percent gives score as a percentage of weight.
func percent(score, weight float64) float64 {
	if weight == 0 {
		return 0
	}
	return score / weight * 100
}

// Gain gives by how many points the safe total would change if question c had
// the given option. An empty option stands for full value, which is also how
// questions with numbers are asked. It is 0 for unknown codes and options.
//
// In the safe score a question adds fraction × Node.Weight and nothing else
// depends on it, so nothing has to be computed anew.
func (w *Worksheet) Gain(a Answers, c model.Code, option string) float64 {
	q := w.Question(c)
	if q == nil {
		return 0
	}
	fraction := q.best()
	if option != "" {
		o, ok := q.Option(option)
		if !ok {
			return 0
		}
		fraction = o.Value
	}
	return (fraction - q.value(a[c]).Fraction) * q.Weight
}

// best gives the largest fraction that q can get.
func (n *Node) best() float64 {
	if n.HasInputs() {
		return 1
	}
	best := 0.0
	for _, o := range n.Options {
		best = max(best, o.Value)
	}
	return best
}
