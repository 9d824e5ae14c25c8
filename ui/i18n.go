package ui

import (
	"encoding/json"
	"fmt"
	"maps"

	"fyne.io/fyne/v2/lang"

	"siapzi/assets"
	"siapzi/ui/say"
)

// LoadLanguage makes lang.L answer in a language ("id", "en") whatever the
// system's language is: it loads only that one, under the system's name, since
// Fyne has no way to choose. It must run before the first widget is made.
//
// Texts in code are Indonesian and are the keys. i18n/en.json has the English
// of each; i18n/id.json only holds the words of Fyne's own widgets, and every
// key of en.json stands for itself. Sentences of package model are in
// i18n/messages.en.json, see package say.
func LoadLanguage(code string) error {
	words, err := readWords("en")
	if err != nil {
		return err
	}
	fyneWords, err := readWords("id")
	switch {
	case err != nil:
		return err
	case code == "id":
		say.Use(nil, nil)
		for k := range words {
			words[k] = k
		}
		maps.Copy(words, fyneWords)
	case code == "en":
		formats, err := readWords("messages.en")
		if err != nil {
			return err
		}
		say.Use(formats, words)
		for k := range fyneWords {
			words[k] = k
		}
	default:
		return fmt.Errorf("ui: language %q: not known", code)
	}
	data, err := json.Marshal(words)
	if err != nil {
		return fmt.Errorf("ui: language %q: %w", code, err)
	}
	if err := lang.AddTranslationsForLocale(data, lang.SystemLocale()); err != nil {
		return fmt.Errorf("ui: language %q: %w", code, err)
	}
	return nil
}

func readWords(code string) (map[string]string, error) {
	data, err := assets.Translations.ReadFile("i18n/" + code + ".json")
	if err != nil {
		return nil, fmt.Errorf("ui: language %q: %w", code, err)
	}
	var words map[string]string
	if err := json.Unmarshal(data, &words); err != nil {
		return nil, fmt.Errorf("ui: language %q: %w", code, err)
	}
	return words, nil
}
