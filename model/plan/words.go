package plan

import (
	"strings"

	"siapzi/model"
)

// fields splits what people typed into words in lower case.
func fields(s string) []string { return strings.Fields(strings.ToLower(s)) }

// hasWords tells whether every word stands somewhere in a.
func hasWords(a model.Activity, words []string) bool {
	text := strings.ToLower(strings.Join([]string{a.Goal, a.Name, a.Output, a.PIC, joined(a.Codes), a.Note, a.Obstacle, a.FollowUp}, " "))
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// same is a text as it is compared: letters and digits in lower case, one
// space between words.
func same(s string) string {
	var b strings.Builder
	space := false
	for _, r := range strings.ToLower(s) {
		if isLetter(r) {
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
			space = false
		} else {
			space = true
		}
	}
	return b.String()
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127
}
