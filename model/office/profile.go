package office

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A profile lives as long as its Converter and no longer: that costs 0.3 s at
// the first conversion and spares us locks left by killed runs, damaged
// settings and two programs at one profile. It lies in the temporary folder and
// not beside the cache since its own paths are long (Windows) and since a
// workspace may be in a synchronised folder.

// noPlainText takes plain text out of the types that LibreOffice recognises:
// otherwise it takes every damaged file for text and prints pages of rubbish.
const noPlainText = `<item oor:path="/org.openoffice.TypeDetection.Types/Types"><node oor:name="generic_Text" oor:op="remove"/></item>`

// settings are the entries of registrymodifications.xcu that differ from
// LibreOffice's own: path, property, value.
var settings = [][3]string{
	// Macros are never run, signed or not, and documents cannot ask for it.
	{"/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"},
	{"/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"},
	// Nothing that a document points to is loaded: pictures and texts on the
	// network or on this disk, since no place is trusted.
	{"/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"},
	// Links are never updated. The numbers count differently: 0 is "never" in
	// Writer (LinkUpdateMode), 1 in Calc (ScLkUpdMode).
	{"/org.openoffice.Office.Writer/Content/Update", "Link", "0"},
	{"/org.openoffice.Office.Calc/Content/Update", "Link", "1"},
	// Should anything reach for the network all the same, its proxy is a port
	// where nobody listens.
	{"/org.openoffice.Inet/Settings", "ooInetProxyType", "2"},
	{"/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"},
	{"/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"},
	{"/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"},
	{"/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"},
	{"/org.openoffice.Inet/Settings", "ooInetNoProxy", ""},
	// Numbers and dates without a language of their own look as their author
	// saw them, whatever this computer is set to: 1.234,50.
	{"/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "id-ID"},
	// No first-start pages, no crash report that waits for a click.
	{"/org.openoffice.Setup/Office", "FirstStartWizardCompleted", "true"},
	{"/org.openoffice.Office.Common/Misc", "CrashReport", "false"},
	{"/org.openoffice.Office.Common/Misc", "FirstRun", "false"},
}

// Beginnings of the names of our folders in the system's temporary one.
const (
	workPrefix    = "siapzi-office-"
	profilePrefix = "siapzi-profil-"
)

// sweep removes what killed runs have left in a temporary folder, since it holds
// copies of evidence. A day is longer than any run.
func sweep(temp string, now time.Time) {
	for _, prefix := range []string{workPrefix, profilePrefix} {
		left, err := filepath.Glob(filepath.Join(temp, prefix+"*"))
		if err != nil {
			continue // a folder name with a bracket
		}
		for _, dir := range left {
			if info, err := os.Lstat(dir); err == nil && info.IsDir() && now.Sub(info.ModTime()) > 24*time.Hour {
				_ = os.RemoveAll(dir) // perhaps another user's: then it is not ours to remove
			}
		}
	}
}

// makeProfile lays out a profile that LibreOffice completes at its first start.
func makeProfile() (dir string, err error) {
	dir, err = os.MkdirTemp("", profilePrefix)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` + "\n")
	for _, s := range settings {
		fmt.Fprintf(&b, `<item oor:path="%s"><prop oor:name="%s" oor:op="fuse"><value>%s</value></prop></item>`+"\n", s[0], s[1], s[2])
	}
	b.WriteString(noPlainText + "\n</oor:items>\n")
	user := filepath.Join(dir, "user")
	if err = os.Mkdir(user, 0o700); err == nil {
		err = os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(b.String()), 0o600)
	}
	if err != nil {
		_ = os.RemoveAll(dir) // the first error counts
		return "", err
	}
	return dir, nil
}

// dropProfile forgets the profile. Needs the turn.
func (c *Converter) dropProfile() error {
	dir := c.profile
	c.profile, c.started = "", false
	if dir == "" {
		return nil
	}
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("office: remove profile: %w", err)
	}
	return nil
}

// fileURL gives the URL of a path, on Windows with its drive or server.
func fileURL(path string) string {
	p := filepath.ToSlash(path)
	if server, ok := strings.CutPrefix(p, "//"); ok {
		host, rest, _ := strings.Cut(server, "/")
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + rest}).String()
	}
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return (&url.URL{Scheme: "file", Path: p}).String()
}
