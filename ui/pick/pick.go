package pick

// Picker asks for files and folders. UI goroutine only.
type Picker interface {
	// OpenFiles asks for one or more files or folders to read.
	OpenFiles(title string, done func(paths []string))
	// Folder asks for one folder, beginning at start ("" for the last place).
	Folder(title, start string, done func(path string))
	// SaveFile asks where a new file shall be written; start is the proposed
	// path with its name. It asks before an existing file is replaced.
	SaveFile(title, start string, done func(path string))
}

// Fake answers at once with what a test put into it; empty answers stand for a
// user who changed his mind.
type Fake struct {
	Files      []string
	FolderPath string
	SavePath   string
	Asked      []string // titles, in order
}

var _ Picker = (*Fake)(nil)

// OpenFiles gives Files.
func (f *Fake) OpenFiles(title string, done func([]string)) {
	f.Asked = append(f.Asked, title)
	if len(f.Files) > 0 {
		done(f.Files)
	}
}

// Folder gives FolderPath.
func (f *Fake) Folder(title, _ string, done func(string)) {
	f.Asked = append(f.Asked, title)
	if f.FolderPath != "" {
		done(f.FolderPath)
	}
}

// SaveFile gives SavePath.
func (f *Fake) SaveFile(title, _ string, done func(string)) {
	f.Asked = append(f.Asked, title)
	if f.SavePath != "" {
		done(f.SavePath)
	}
}
