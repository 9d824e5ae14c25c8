package model_test

import (
	"os"
	"strings"
	"testing"

	"siapzi/model"
)

// TestVersionIsTheOneOfFyneApp: that file is the only place where the version
// is changed.
func TestVersionIsTheOneOfFyneApp(t *testing.T) {
	data, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`Version = "` + model.ProgramVersion + `"`, `ID = "` + model.ProgramID + `"`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("FyneApp.toml lacks %s; run make version", want)
		}
	}
}
