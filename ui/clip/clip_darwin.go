package clip

import (
	"bytes"
	"context"
	"encoding/hex"
)

// read asks AppleScript, which writes data as «data PNGf89504E47…».
func read(ctx context.Context) ([]byte, error) {
	out, _, err := run(ctx, "osascript", "-e", "get the clipboard as «class PNGf»")
	if err != nil {
		return nil, err
	}
	return fromAppleScript(out)
}

// fromAppleScript reads the bytes out of what AppleScript wrote.
func fromAppleScript(out []byte) ([]byte, error) {
	_, digits, ok := bytes.Cut(out, []byte("PNGf"))
	if !ok {
		return nil, nothing()
	}
	digits, _, _ = bytes.Cut(digits, []byte("»"))
	data := make([]byte, hex.DecodedLen(len(digits)))
	n, err := hex.Decode(data, digits)
	if err != nil {
		return nil, nothing()
	}
	return data[:n], nil
}
