package workspace

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// placeWarnings looks at where dir lies. A database on a network share or in a
// folder that is synchronised while it is open can be damaged.
func placeWarnings(dir string) []string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	var out []string
	if share := networkShare(dir); share != "" {
		out = append(out, fmt.Sprintf("Ruang kerja ini berada di folder jaringan (%s). Sambungan yang putus dapat merusak basis data; "+
			"sebaiknya simpan di disk komputer ini dan salin cadangannya ke jaringan.", share))
	}
	if service := syncService(dir, os.Getenv); service != "" {
		out = append(out, fmt.Sprintf("Ruang kerja ini berada di folder yang disinkronkan %s. Basis data dapat rusak bila disinkronkan selagi dipakai; "+
			"sebaiknya pindahkan ke folder biasa dan sinkronkan salinan cadangannya saja.", service))
	}
	return out
}

// syncNames are beginnings of folder names that synchronising programs use, in
// lower case.
var syncNames = []struct{ prefix, service string }{
	{"onedrive", "OneDrive"},
	{"dropbox", "Dropbox"},
	{"google drive", "Google Drive"},
	{"googledrive", "Google Drive"},
	{"my drive", "Google Drive"},
	{"drive saya", "Google Drive"},
	{"nextcloud", "Nextcloud"},
	{"owncloud", "ownCloud"},
	{"icloud drive", "iCloud"},
	{"iclouddrive", "iCloud"},
	{"mobile documents", "iCloud"},
	{"pcloud", "pCloud"},
	{"megasync", "MEGA"},
}

// syncMarkers are files or folders that such programs keep in the top folder
// that they synchronise.
var syncMarkers = []struct{ pattern, service string }{
	{".dropbox", "Dropbox"},
	{".dropbox.cache", "Dropbox"},
	{".tmp.drivedownload", "Google Drive"},
	{".tmp.driveupload", "Google Drive"},
	{".nextcloudsync.log", "Nextcloud"},
	{".owncloudsync.log", "ownCloud"},
	{".sync_*.db", "Nextcloud"},
	{"._sync_*.db", "ownCloud"},
	{".stfolder", "Syncthing"},
}

// syncService names the program that synchronises dir, "" for none that is
// known: by what the system's variables tell, by the names of the folders
// above, and by the marks that such programs leave.
func syncService(dir string, getenv func(string) string) string {
	for _, name := range []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"} {
		if root := getenv(name); root != "" && isBelow(dir, root) {
			return "OneDrive"
		}
	}
	for at := dir; ; at = filepath.Dir(at) {
		base := strings.ToLower(filepath.Base(at))
		for _, n := range syncNames {
			// "OneDrive - Instansi" and "Dropbox (Kantor)", but not "dropboxnya".
			if rest, ok := strings.CutPrefix(base, n.prefix); ok && at != dir && (rest == "" || strings.ContainsAny(rest[:1], " -_(")) {
				return n.service
			}
		}
		for _, m := range syncMarkers {
			if found, _ := filepath.Glob(filepath.Join(escapeGlob(at), m.pattern)); len(found) > 0 {
				return m.service
			}
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// escapeGlob keeps a folder name from being read as a pattern. The range form
// works on every system; Windows has no escape character.
func escapeGlob(dir string) string {
	r := strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]")
	return r.Replace(dir)
}

// isBelow tells whether path lies in root or is root.
func isBelow(path, root string) bool {
	rel, err := filepath.Rel(root, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// DirOf gives the folder of the workspace that path names: path itself, or the
// folder it lies in where it is a file directly in a workspace, such as the one
// that people double-click (see opener.go) or the database.
func DirOf(path string) string {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return path // opening it says what is wrong
	}
	dir := filepath.Dir(path)
	if look(dir) != nil {
		return path
	}
	return dir
}
