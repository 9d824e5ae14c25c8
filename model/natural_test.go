package model

import (
	"strings"
	"testing"
)

func TestNaturalKeyOrder(t *testing.T) {
	want := []string{"", "0", "1", "01 awal", "2", "10", "10a", "a", "B", "b 2", "b 10", "b 10.1", "b 10.2", "b 10.10",
		"Bukti 2", "bukti 10", "z"}
	for i := 1; i < len(want); i++ {
		if NaturalKey(want[i-1]) >= NaturalKey(want[i]) {
			t.Errorf("%q shall come before %q", want[i-1], want[i])
		}
	}
}

func TestNaturalKeyPairs(t *testing.T) {
	pairs := [][2]string{{"Bukti 2", "bukti 10"}, {"2. rapat", "10. rapat"}, {"a", "B"}, {"file9", "file0010"},
		{strings.Repeat("9", 89), strings.Repeat("9", 100)}, {strings.Repeat("9", 100), "1" + strings.Repeat("0", 150)},
		{"b 10.2", "b 10.10"}, {"5", "a"}}
	for _, p := range pairs {
		if !(NaturalKey(p[0]) < NaturalKey(p[1])) {
			t.Errorf("%.20q shall come before %.20q", p[0], p[1])
		}
	}
	if NaturalKey("SK 007") != NaturalKey("sk 7") {
		t.Error("case and leading zeros shall not count")
	}
}
