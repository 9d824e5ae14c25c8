package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"siapzi/model"
)

// describeKind goes by the words of the name, of the head of the text, and of
// the folder, in this order. What a camera named is a photo.
func describeKind(name, folder, text string) model.DocumentKind {
	if k, _ := kindIn(name); k != "" {
		return k
	}
	if c, ok := cameraName(name); ok && c != "" {
		return c
	}
	if k := kindInText(text); k != "" {
		return k
	}
	return kindOfFolder(folder)
}

// kindOfFolder believes a folder only if its name is a word for a kind with at
// most one more: "Foto", "02. Undangan Rapat". Longer names are mostly those of
// the worksheet ("Rencana Pembangunan Zona Integritas").
func kindOfFolder(folder string) model.DocumentKind {
	name := strings.ToLower(cleanTitle(folder))
	for _, k := range kinds {
		for _, w := range k.words {
			if rest, ok := strings.CutPrefix(name, w); ok && (rest == "" || rest[0] == ' ' && strings.Count(rest, " ") == 1) {
				return k.kind
			}
		}
	}
	return model.KindOther
}

// kindIn gives the kind whose word stands first in s, and where.
func kindIn(s string) (model.DocumentKind, int) {
	s = strings.ToLower(s)
	var best model.DocumentKind
	at, length := len(s), 0
	for _, k := range kinds {
		for _, w := range k.words {
			if i := wordIndex(s, w); i >= 0 && (i < at || i == at && len(w) > length) {
				best, at, length = k.kind, i, len(w)
			}
		}
	}
	return best, at
}

// wordIndex finds w in s as whole words.
func wordIndex(s, w string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], w)
		if i < 0 {
			return -1
		}
		i += from
		prev, _ := utf8.DecodeLastRuneInString(s[:i])
		next, _ := utf8.DecodeRuneInString(s[i+len(w):])
		if !unicode.IsLetter(prev) && !unicode.IsLetter(next) {
			return i
		}
		from = i + len(w)
	}
}

// kindInText looks at lines near the beginning that start with a word for a
// kind, and at the subject of a letter.
func kindInText(text string) model.DocumentKind {
	const lines = 15
	for i, line := range strings.SplitN(text, "\n", lines+1) {
		if i == lines {
			break
		}
		line = strings.ToLower(strings.TrimSpace(line))
		for _, label := range []string{"hal", "perihal", "subject"} {
			if rest, ok := strings.CutPrefix(line, label); ok && strings.HasPrefix(strings.TrimSpace(rest), ":") {
				line = strings.TrimLeft(rest, " :")
			}
		}
		if len(line) > 120 {
			continue // running text
		}
		if k, at := kindIn(line); k != "" && at == 0 {
			return k
		}
	}
	return ""
}

// cameraName tells whether name was given by a phone, scanner or program and
// so tells nothing but numbers, and of what kind such files are.
func cameraName(name string) (model.DocumentKind, bool) {
	letters := strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return ' '
	}, name))
	words := strings.Fields(letters)
	if len(words) == 0 {
		return "", true
	}
	joined := strings.Join(words, " ")
	for _, c := range camera {
		rest, ok := strings.CutPrefix(joined, c.word)
		if !ok || rest != "" && rest[0] != ' ' {
			continue
		}
		switch strings.TrimSpace(rest) {
		case "", "wa", "at", "at am", "at pm", "pukul", "burst", "pm", "am", "mp", "portrait", "lens":
			return c.kind, true
		}
	}
	return "", false
}
