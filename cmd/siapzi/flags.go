package main

import (
	"flag"
	"fmt"
	"io"
	"log/slog"
	"slices"

	"siapzi/ui"
	"siapzi/ui/look"
)

// options are the flags of one start.
type options struct {
	data      string
	level     slog.Level
	theme     look.Mode
	language  string
	page      string
	workspace string
	version   bool
	portable  bool // no flag: data lies beside the program, see portable.go
}

// parse reads the command line; what is wrong is said on w already.
func parse(args []string, w io.Writer) (options, error) {
	o := options{level: slog.LevelInfo}
	f := flag.NewFlagSet("siapzi", flag.ContinueOnError)
	f.SetOutput(w)
	f.StringVar(&o.data, "data", "", "folder for settings and log")
	f.TextVar(&o.level, "log-level", slog.LevelInfo, "debug, info, warn or error")
	theme := f.String("theme", "", "light or dark, for this start only")
	f.StringVar(&o.language, "lang", "", "id or en, for this start only")
	f.StringVar(&o.page, "page", "", "page to show first: lke, bundel")
	f.StringVar(&o.workspace, "workspace", "", "workspace folder to open")
	f.BoolVar(&o.version, "version", false, "print the version and end")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	o.theme = look.Mode(*theme)
	if f.NArg() > 0 && o.workspace == "" {
		o.workspace = f.Arg(0)
	}
	var err error
	switch {
	case !o.theme.Valid():
		err = fmt.Errorf("--theme must be light or dark, not %q", *theme)
	case o.language != "" && !slices.Contains(ui.Languages, o.language):
		err = fmt.Errorf("--lang must be id or en, not %q", o.language)
	case f.NArg() > 1:
		err = fmt.Errorf("only one workspace can be opened, not also %q", f.Arg(1))
	}
	if err != nil {
		fmt.Fprintln(w, "siapzi:", err)
	}
	return o, err
}
