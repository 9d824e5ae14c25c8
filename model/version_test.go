package model_test

import (
	"os"
	"strings"
	"testing"

	"siapzi/model"
)

func TestVersionIsTheOneOfFyneApp(t *testing.T) {
	data, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if want := `Version = "` + model.ProgramVersion + `"`; !strings.Contains(string(data), want) {
		t.Errorf("FyneApp.toml lacks %s", want)
	}
}
