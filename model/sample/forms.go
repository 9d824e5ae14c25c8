package sample

import "strings"

// Forms that office documents share. Each gives the blocks of a whole
// document or of its head.

const (
	head   = "Kepala Balai"
	deputy = "Ketua Tim Pembangunan Zona Integritas"
)

// decree is a Surat Keputusan: considerations, laws, decisions, signature.
func decree(number, about string, date string, considering, recalling, decisions []string) []block {
	out := []block{letterhead{},
		title{"KEPUTUSAN KEPALA " + strings.ToUpper(Unit.Name), "NOMOR " + number},
		centred("TENTANG"),
		title{strings.ToUpper(about)},
		centred("KEPALA " + strings.ToUpper(Unit.Name) + ","),
	}
	for i, s := range considering {
		mark := string(rune('a'+i)) + "."
		if i == 0 {
			out = append(out, section("Menimbang"))
		}
		out = append(out, item{mark, s})
	}
	for i, s := range recalling {
		if i == 0 {
			out = append(out, section("Mengingat"))
		}
		out = append(out, item{itoa(i+1) + ".", s})
	}
	out = append(out, gap(2), title{"MEMUTUSKAN"}, para("Menetapkan: KEPUTUSAN KEPALA "+strings.ToUpper(Unit.Name)+" TENTANG "+strings.ToUpper(about)+"."))
	ordinals := []string{"KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM"}
	for i, s := range decisions {
		out = append(out, item{ordinals[i], s})
	}
	return append(out, para("Ditetapkan di Kota Contoh pada tanggal "+date+"."), signature{date, head})
}

// usualLaws are cited by most decrees of the sample.
var usualLaws = []string{
	"Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, Kolusi, dan Nepotisme;",
	"Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;",
	"Peraturan Menteri PANRB Nomor 90 Tahun 2021 tentang Pembangunan dan Evaluasi Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di Instansi Pemerintah.",
}

// annex starts the annex of a decree on a new page.
func annex(number, date, name string) []block {
	return []block{newPage{}, para("LAMPIRAN KEPUTUSAN KEPALA " + strings.ToUpper(Unit.Name) + "\nNomor " + number + "\nTanggal " + date),
		title{strings.ToUpper(name)}}
}

// report is a laporan with head and title; its sections follow.
func report(number, date string, lines ...string) []block {
	return []block{letterhead{}, title(lines), centred("Nomor: " + number), pair{"Tanggal", date}, pair{"Disusun oleh", deputy}, gap(3)}
}

// minutes is a notula: head, agenda, course, conclusions.
func minutes(about, day, time, place, leader string, agenda, course, conclusions []string) []block {
	out := []block{letterhead{}, title{"NOTULA RAPAT", strings.ToUpper(about)},
		pair{"Hari, tanggal", day}, pair{"Waktu", time}, pair{"Tempat", place}, pair{"Pemimpin rapat", leader},
		pair{"Peserta", "Ketua dan sekretaris enam kelompok kerja (daftar hadir terlampir)"}, section("Agenda")}
	list := func(lines []string) {
		for i, s := range lines {
			out = append(out, item{itoa(i+1) + ".", s})
		}
	}
	list(agenda)
	out = append(out, section("Jalannya rapat"))
	list(course)
	out = append(out, section("Kesimpulan dan tindak lanjut"))
	list(conclusions)
	return out
}

// list numbers paragraphs.
func list(lines ...string) []block {
	out := make([]block, len(lines))
	for i, s := range lines {
		out[i] = item{itoa(i+1) + ".", s}
	}
	return out
}

// join puts blocks and lists of blocks behind each other.
func join(parts ...any) []block {
	var out []block
	for _, p := range parts {
		if many, ok := p.([]block); ok {
			out = append(out, many...)
		} else {
			out = append(out, p)
		}
	}
	return out
}

// numbered puts a running number before every row but the one with the sum.
func numbered(rows ...[]string) [][]string {
	for i := range rows {
		no := itoa(i + 1)
		if rows[i][0] == sum {
			no = ""
		}
		rows[i] = append([]string{no}, rows[i]...)
	}
	return rows
}

// sum is the label of a row of totals.
const sum = "Jumlah"
