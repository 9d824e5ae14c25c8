package form

import (
	"regexp"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

// Wording is the official text of one question.
type Wording struct {
	Question string            `json:"question"`
	Criteria map[string]string `json:"criteria,omitempty"` // by option
}

// differs tells whether it says a question in other words than n does.
func (x Wording) differs(n *lke.Node) bool {
	if n == nil || x.Question != n.Gist {
		return n != nil
	}
	for _, o := range n.Options {
		if s := x.Criteria[o.Key]; s != "" && s != o.Criterion {
			return true
		}
	}
	return false
}

var (
	criterionLine = regexp.MustCompile(`(?m)^\s*\(?([A-Ea-e])\s*[.):]\s*`)
	criterionFlow = regexp.MustCompile(`(?:^|[;.\n]\s*)\(?([A-Ea-e])\s*[.):]\s+`)
	yesLine       = regexp.MustCompile(`(?mi)^\s*[-•]?\s*\(?(ya|tidak)\)?\s*[,.:;=–-]?\s*`)
)

// wording reads the official texts of questions and criteria.
func (r *reading) wording() map[model.Code]Wording {
	all := map[model.Code]Wording{}
	for i, l := range r.lines {
		if !l.isQuestion() || r.matches[i].row == 0 {
			continue
		}
		q := cleanText(r.text(r.matches[i].row, r.b.Columns.Question))
		if m := labelPrefix.FindStringSubmatch(q); m != nil {
			q = m[2]
		}
		c := criteriaOf(l.node, cleanText(r.text(r.matches[i].row, r.b.Columns.Criteria)))
		if len(q) >= 8 {
			all[l.node.Code] = Wording{Question: q, Criteria: c}
		}
	}
	return all
}

// criteriaOf takes the criteria of one cell apart; nil where they do not name
// every option.
func criteriaOf(n *lke.Node, s string) map[string]string {
	if len(n.Options) == 0 || s == "" {
		return nil
	}
	expressions := []*regexp.Regexp{criterionLine, criterionFlow}
	if n.Options[0].Key == "Ya" {
		expressions = []*regexp.Regexp{yesLine}
	}
	for _, re := range expressions {
		at := re.FindAllStringSubmatchIndex(s, -1)
		out := map[string]string{}
		for i, m := range at {
			end := len(s)
			if i+1 < len(at) {
				end = at[i+1][0]
			}
			key, ok := optionOf(n, s[m[2]:m[3]])
			text := strings.TrimSpace(s[m[1]:end])
			if ok && text != "" && out[key] == "" {
				out[key] = text
			}
		}
		if len(out) == len(n.Options) {
			return out
		}
	}
	return nil
}
