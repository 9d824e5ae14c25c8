package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// asProgram makes the test binary be zi itself.
const asProgram = "ZI_TEST_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

func TestOutputThatIsClosedEarly(t *testing.T) {
	ws := newWorkspace(t)
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = read.Close() // nobody reads, as after "| head" has seen enough
	cmd := exec.Command(os.Args[0], "score", ws)
	cmd.Env, cmd.Stdout = append(os.Environ(), asProgram+"=1"), write
	if err := cmd.Run(); err != nil {
		t.Errorf("the program was ended: %v", err)
	}
	_ = write.Close()
	if _, _, said := call(t, "score", ws); strings.Contains(said, "tidak ditutup") {
		t.Errorf("the lock stayed: %s", said)
	}
}
