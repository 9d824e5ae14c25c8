package office

import (
	"os/exec"
	"sync"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// tree is a process with all its descendants: on Windows a job object. Windows
// ends the job's processes also when our program dies.
type tree struct {
	cmd    *exec.Cmd
	mu     sync.Mutex
	job    windows.Handle // 0 before watch, after close and where none can be had
	killed bool
}

// newTree keeps cmd, which is not started yet, from opening a console window.
func newTree(cmd *exec.Cmd) *tree {
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
	return &tree{cmd: cmd}
}

// watch puts the started process into a job. LibreOffice's starter needs some
// milliseconds before it makes children, so none is missed.
func (t *tree) watch() {
	t.mu.Lock()
	defer t.mu.Unlock()
	job, err := newJob(uint32(t.cmd.Process.Pid))
	if err != nil {
		return // then kill ends the first process only
	}
	t.job = job
	if t.killed { // in the moment before there was a job
		_ = windows.TerminateJobObject(job, 1)
	}
}

// newJob makes a job with one process in it.
func newJob(pid uint32) (windows.Handle, error) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return 0, err
	}
	info := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{}
	info.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
	_, err = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&info)), uint32(unsafe.Sizeof(info)))
	if err == nil {
		var process windows.Handle
		process, err = windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, pid)
		if err == nil {
			err = windows.AssignProcessToJobObject(job, process)
			_ = windows.CloseHandle(process) // the job keeps its own
		}
	}
	if err != nil {
		_ = windows.CloseHandle(job) // empty
		return 0, err
	}
	return job, nil
}

// kill ends all processes of the job at once, also when the first one is gone.
func (t *tree) kill() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.killed = true
	if t.job == 0 {
		return t.cmd.Process.Kill()
	}
	return windows.TerminateJobObject(t.job, 1)
}

// close gives back what the tree holds.
func (t *tree) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.job != 0 {
		_ = windows.CloseHandle(t.job)
		t.job = 0
	}
}
