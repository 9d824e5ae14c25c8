//go:build unix

package office

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// tree is a process with all its descendants: on Unix a process group.
type tree struct{ cmd *exec.Cmd }

// newTree has cmd, which is not started yet, become the head of its own group.
func newTree(cmd *exec.Cmd) *tree {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return &tree{cmd}
}

// watch is called when the process was started.
func (t *tree) watch() {}

// kill ends all processes of the group at once, also when its head is gone.
func (t *tree) kill() error {
	err := syscall.Kill(-t.cmd.Process.Pid, syscall.SIGKILL)
	if errors.Is(err, syscall.ESRCH) {
		return os.ErrProcessDone
	}
	return err
}

// close gives back what the tree holds.
func (t *tree) close() {}
