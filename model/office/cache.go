package office

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"siapzi/model"
)

// recipe stands in the name of every kept result. It changes when the same file
// would be converted in another way, so that old results are made again.
const recipe = "v1"

// A result is kept as CacheDir/ab/KEY-v1-CHECK.pdf, where KEY is the hash of the
// office file, ab its beginning and CHECK the beginning of the PDF's own hash.
// So one rename is all it takes, and damage is noticed.

func (c *Converter) cacheDir(key model.Hash) string {
	return filepath.Join(c.cfg.CacheDir, string(key[:2]))
}

// cached gives a kept result that is still whole. Damaged ones are removed.
func (c *Converter) cached(key model.Hash) (string, bool) {
	entries, err := os.ReadDir(c.cacheDir(key))
	if err != nil {
		return "", false
	}
	for _, e := range entries {
		check, ok := strings.CutPrefix(e.Name(), string(key)+"-"+recipe+"-")
		if !ok {
			continue
		}
		path := filepath.Join(c.cacheDir(key), e.Name())
		if sum, err := checksum(path); err == nil && check == sum+".pdf" {
			return path, true
		}
		_ = os.Remove(path) // if it cannot go, it is found damaged again
	}
	return "", false
}

// keep moves a result into the cache under its final name.
func (c *Converter) keep(key model.Hash, pdf string) (string, error) {
	dir := c.cacheDir(key)
	sum, err := checksum(pdf)
	if err != nil {
		return "", tempError(err)
	}
	final := filepath.Join(dir, fmt.Sprintf("%s-%s-%s.pdf", key, recipe, sum))
	if err := move(pdf, dir, final); err != nil {
		return "", &model.Error{Kind: model.Unavailable, Err: err,
			Msg: "Hasil konversi tidak dapat disimpan. Periksa sisa ruang dan izin folder ruang kerja."}
	}
	return final, nil
}

// move copies src to a temporary file in dir, which may be on another disk, and
// renames that to final.
func move(src, dir, final string) (err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	in, err := os.Open(src)
	if err != nil {
		return err
	}
	defer in.Close() // read-only
	tmp, err := os.CreateTemp(dir, "new-*.tmp")
	if err != nil {
		return err
	}
	_, err = io.Copy(tmp, in)
	// No fsync: what a power cut damages is noticed by its checksum.
	err = errors.Join(err, tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), final)
	}
	if err != nil {
		_ = os.Remove(tmp.Name()) // the first error counts
	}
	return err
}

// checksum gives the beginning of the SHA-256 of a file.
func checksum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close() // read-only
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}
