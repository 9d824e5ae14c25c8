package workspace

import (
	"bufio"
	"io"
	"os"
	"strings"
	"syscall"
)

// Numbers of file systems that reach over the network, from linux/magic.h, and
// of FUSE, of which only some do.
const (
	magicNFS  = 0x6969
	magicSMB  = 0x517B
	magicSMB2 = 0xFE534D42
	magicCIFS = 0xFF534D42
	magicAFS  = 0x5346414F
	magicCeph = 0x00C36400
	magicFUSE = 0x65735546
)

// networkShare names the kind of network file system that dir lies on, "" for
// a local one or where it cannot be told.
func networkShare(dir string) string {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return ""
	}
	switch uint32(st.Type) {
	case magicNFS:
		return "NFS"
	case magicSMB, magicSMB2, magicCIFS:
		return "SMB"
	case magicAFS:
		return "AFS"
	case magicCeph:
		return "Ceph"
	case magicFUSE:
		f, err := os.Open("/proc/self/mountinfo")
		if err != nil {
			return ""
		}
		defer func() { _ = f.Close() }() // read-only
		return fuseShare(f, dir)
	}
	return ""
}

// fuseTypes are the FUSE file systems that reach over the network. Others are
// local, such as NTFS disks ("fuseblk").
var fuseTypes = map[string]string{
	"fuse.sshfs": "SSHFS", "fuse.rclone": "rclone", "fuse.davfs2": "WebDAV", "fuse.davfs": "WebDAV", "fuse.gvfsd-fuse": "GVfs",
	"fuse.glusterfs": "GlusterFS", "fuse.curlftpfs": "FTP", "fuse.s3fs": "S3", "fuse.google-drive-ocamlfuse": "Google Drive",
	"fuse.onedriver": "OneDrive",
}

// fuseShare reads a list of mounts (proc(5), mountinfo) and names the kind of
// the innermost one that holds dir.
func fuseShare(mounts io.Reader, dir string) string {
	best, kind := 0, ""
	for s := bufio.NewScanner(mounts); s.Scan(); {
		// 36 35 98:0 /root /mount/point rw,noatime … - fstype source options
		left, right, ok := strings.Cut(s.Text(), " - ")
		fields := strings.Fields(left)
		if !ok || len(fields) < 5 {
			continue
		}
		point := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(fields[4])
		if isBelow(dir, point) && len(point) >= best {
			fstype, _, _ := strings.Cut(right, " ")
			best, kind = len(point), fuseTypes[fstype]
		}
	}
	return kind
}
