package model

import (
	"math/rand/v2"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// TestNaturalKeyLikeExplorer compares with the function that Explorer sorts by.
func TestNaturalKeyLikeExplorer(t *testing.T) {
	compare := syscall.NewLazyDLL("shlwapi.dll").NewProc("StrCmpLogicalW")
	explorer := func(a, b string) int {
		x, err := syscall.UTF16PtrFromString(a)
		if err != nil {
			t.Fatal(err)
		}
		y, err := syscall.UTF16PtrFromString(b)
		if err != nil {
			t.Fatal(err)
		}
		n, _, _ := compare.Call(uintptr(unsafe.Pointer(x)), uintptr(unsafe.Pointer(y)))
		return int(int32(n))
	}
	names := []string{"1 SK Tim.pdf", "2 Undangan.pdf", "10 Notula.pdf", "AREA 1", "AREA 2", "AREA 10", "bukti 3.jpg", "Bukti 12.jpg",
		"Bukti 100.jpg", "Laporan Triwulan 1 2026.docx", "Laporan Triwulan 2 2026.docx", "laporan triwulan 3 2026.docx", "Notula rapat 9 Mei.pdf",
		"Notula rapat 12 Mei.pdf", "scan0002.pdf", "scan0010.pdf", "scan0100.pdf"}
	want, got := slices.Clone(names), slices.Clone(names)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
	slices.SortFunc(want, explorer)
	slices.SortFunc(got, func(a, b string) int { return strings.Compare(NaturalKey(a), NaturalKey(b)) })
	if !slices.Equal(got, want) {
		t.Errorf("ours:\n%s\nExplorer's:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
