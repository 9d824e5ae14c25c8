package main

import (
	"strings"

	"siapzi/model"
	"siapzi/model/setting"
)

type settingCmd struct {
	WS     string   `arg:"" name:"ws" help:"Folder ruang kerja."`
	Action string   `arg:"" name:"list|get|set|reset" enum:"list,get,set,reset" optional:"" default:"list" help:"Yang dikerjakan; tanpa ini, list."`
	Args   []string `arg:"" name:"setelan" optional:"" help:"KUNCI untuk get dan reset (boleh diakhiri *), KUNCI=NILAI untuk set."`
	JSON   bool     `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Help shows by example.
func (c *settingCmd) Help() string {
	return `zi setting WS                                       semua setelan dengan nilainya
zi setting WS get deadline.submission
zi setting WS set threshold.WBK.area-5=65 role.head="Kepala Balai"
zi setting WS set 'letterhead.lines=KEMENTERIAN CONTOH\nBALAI CONTOH' letterhead.logo=logo.png
zi setting WS set signer.city="Kota Contoh" signer.head.name="Nama Kepala Unit"
zi setting WS reset 'threshold.*'                   kembali ke peraturan
Ambang area ditulis dalam persen, ambang lain dalam poin. Nilai kosong berarti nilai bawaan.
`
}

// settingJSON is one setting in the JSON of `zi setting`, a contract with
// scripts. value and default are in canonical form: 62.5, 2026-05-31.
type settingJSON struct {
	Key     setting.Key  `json:"key"`
	Label   string       `json:"label"`
	Kind    setting.Kind `json:"kind"`
	Measure string       `json:"measure,omitempty"`
	Options []string     `json:"options,omitempty"`
	Value   string       `json:"value"`
	Default string       `json:"default"`
	Changed bool         `json:"changed"`
}

// Run lists or changes settings; a change stores all of it or nothing.
func (c *settingCmd) Run(a *app) error {
	if (c.Action == "list") != (len(c.Args) == 0) {
		return model.Errorf(model.Invalid, "Sebutkan setelan untuk get, set, dan reset; list tidak memerlukannya. Lihat 'zi setting --help'.")
	}
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // changes are committed; a failing close cannot lose them
	s := ws.Settings()
	var keys []setting.Key
	switch c.Action {
	case "set":
		keys, err = setSettings(a, s, c.Args)
	default:
		keys, err = a.settingKeys(s, c.Args)
	}
	if err == nil && c.Action == "reset" {
		err = resetSettings(a, s, keys)
	}
	if err != nil {
		return err
	}
	return c.print(a, s, keys)
}

// setSettings stores KEY=VALUE pairs and gives their keys.
func setSettings(a *app, s *setting.Settings, pairs []string) (keys []setting.Key, err error) {
	values := map[setting.Key]string{}
	var logo *setting.Logo
	for _, p := range pairs {
		k, v, ok := strings.Cut(p, "=")
		if !ok {
			return nil, model.Errorf(model.Invalid, "%q bukan KUNCI=NILAI. Tidak ada yang disimpan.", p)
		}
		key := setting.Key(k)
		keys = append(keys, key)
		if key != setting.LetterheadLogo {
			values[key] = strings.ReplaceAll(v, `\n`, "\n")
			continue
		}
		logo = &setting.Logo{}
		if v != "" {
			if *logo, err = setting.ReadLogo(a.ctx, v); err != nil {
				return nil, err
			}
		}
	}
	if err := s.Set(a.ctx, who(), values); err != nil {
		return nil, err
	}
	if logo != nil {
		return keys, s.SetLogo(a.ctx, who(), *logo)
	}
	return keys, nil
}

// resetSettings brings the defaults back.
func resetSettings(a *app, s *setting.Settings, keys []setting.Key) error {
	var plain []setting.Key
	for _, k := range keys {
		if k != setting.LetterheadLogo {
			plain = append(plain, k)
		}
	}
	if err := s.Reset(a.ctx, who(), plain...); err != nil || len(plain) == len(keys) {
		return err
	}
	return s.SetLogo(a.ctx, who(), setting.Logo{})
}

// settingKeys finds the settings that words name; "threshold.*" names several,
// no words name all.
func (a *app) settingKeys(s *setting.Settings, words []string) ([]setting.Key, error) {
	items, err := s.List(a.ctx)
	if err != nil {
		return nil, err
	}
	if len(words) == 0 {
		words = []string{"*"}
	}
	var keys []setting.Key
	for _, w := range words {
		prefix, several := strings.CutSuffix(w, "*")
		found := false
		for _, it := range items {
			if string(it.Key) == w || several && strings.HasPrefix(string(it.Key), prefix) {
				keys = append(keys, it.Key)
				found = true
			}
		}
		if !found {
			return nil, model.Errorf(model.NotFound, "Setelan %q tidak dikenal. 'zi setting WS' menyebut semuanya.", w)
		}
	}
	return keys, nil
}

func (c *settingCmd) print(a *app, s *setting.Settings, keys []setting.Key) error {
	out := []settingJSON{}
	for _, k := range keys {
		it, err := s.Get(a.ctx, k)
		if err != nil {
			return err
		}
		out = append(out, settingJSON{it.Key, it.Label, it.Kind, it.Measure, it.Options, it.Value, it.Default, it.Changed})
	}
	if c.JSON {
		return a.json(map[string]any{"settings": out})
	}
	for _, it := range out {
		value := strings.ReplaceAll(it.Value, "\n", " | ")
		if it.Measure != "" {
			value += " " + it.Measure
		}
		if it.Changed && it.Default != "" {
			value += "  (bawaan: " + strings.ReplaceAll(it.Default, "\n", " | ") + ")"
		}
		a.print("%-34s %s", it.Key, value)
	}
	return nil
}
