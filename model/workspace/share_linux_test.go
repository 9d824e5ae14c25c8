package workspace

import (
	"strings"
	"testing"
)

func TestFuseShare(t *testing.T) {
	const mounts = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:40 / /mnt/jauh rw,nosuid shared:2 - fuse.sshfs user@server:/data rw,user_id=0
41 22 8:17 / /media/flash\040disk rw shared:3 - fuseblk /dev/sdb1 rw
42 40 0:42 / /mnt/jauh/dekat rw - ext4 /dev/sdc1 rw
bukan baris
`
	for dir, want := range map[string]string{
		"/home/a":                 "",
		"/mnt/jauh/Balai.siapzi":  "SSHFS",
		"/mnt/jauhsekali":         "",
		"/mnt/jauh/dekat/a":       "",
		"/media/flash disk/Balai": "",
	} {
		if got := fuseShare(strings.NewReader(mounts), dir); got != want {
			t.Errorf("%s: got %q, want %q", dir, got, want)
		}
	}
	if got := networkShare(t.TempDir()); got != "" {
		t.Errorf("the temporary folder is on %q", got)
	}
}
