package sample

import (
	"fmt"
	"time"

	"siapzi/model"
)

// Unit is the invented work unit of the sample.
var Unit = model.Unit{Name: "Balai Contoh Nusantara", Agency: "Kementerian Contoh", Year: 2026, Target: model.WBK}

// Password opens the one locked PDF of the sample.
const Password = "balai2026"

// made is the moment that all files carry as their time of creation.
var made = time.Date(2026, time.May, 4, 9, 0, 0, 0, time.FixedZone("WIB", 7*3600))

var (
	monthNames = [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni",
		"Juli", "Agustus", "September", "Oktober", "November", "Desember"}
	dayNames = [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}
)

// on gives "7 April 2026".
func on(year, month, day int) string {
	return fmt.Sprintf("%d %s %d", day, monthNames[month-1], year)
}

// dayOn gives "Selasa, 7 April 2026", so that no document names a wrong
// weekday – a thing that evaluators look for.
func dayOn(year, month, day int) string {
	d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return dayNames[d.Weekday()] + ", " + on(year, month, day)
}
