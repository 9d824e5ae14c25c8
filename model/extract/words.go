package extract

import "siapzi/model"

// This file holds the rules of Describe as tables. To teach it a new word, add
// a line here and a case to describe_test.go.

// months are the names of months and what people write instead, Indonesian and
// English. Longer names stand before their beginnings.
var months = []struct {
	word  string
	month int
}{
	{"januari", 1}, {"january", 1}, {"jan", 1},
	{"februari", 2}, {"pebruari", 2}, {"february", 2}, {"feb", 2}, {"peb", 2},
	{"maret", 3}, {"march", 3}, {"mar", 3}, {"mrt", 3},
	{"april", 4}, {"apr", 4},
	{"mei", 5}, {"may", 5},
	{"juni", 6}, {"june", 6}, {"jun", 6},
	{"juli", 7}, {"july", 7}, {"jul", 7},
	{"agustus", 8}, {"august", 8}, {"agust", 8}, {"agst", 8}, {"agu", 8}, {"agt", 8}, {"ags", 8}, {"aug", 8},
	{"september", 9}, {"sept", 9}, {"sep", 9},
	{"oktober", 10}, {"october", 10}, {"okt", 10}, {"oct", 10},
	{"november", 11}, {"nopember", 11}, {"nov", 11}, {"nop", 11},
	{"desember", 12}, {"december", 12}, {"des", 12}, {"dec", 12},
}

// monthNames are the full names for labels.
var monthNames = [13]string{1: "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
	"September", "Oktober", "November", "Desember"}

// ordinals are the ways to count quarters and semesters.
var ordinals = map[string]int{
	"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
	"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4,
}

// kinds are the words that tell the kind of a document. The word that stands
// first in a name decides; of words at the same place, the longest does: "Surat
// Undangan Rapat SOP" is an invitation.
var kinds = []struct {
	kind  model.DocumentKind
	words []string
}{
	{model.KindDecree, []string{"sk", "skep", "kepka", "surat keputusan", "keputusan", "decree"}},
	{model.KindInvitation, []string{"undangan", "und", "surat undangan", "invitation"}},
	{model.KindAttendance, []string{"daftar hadir", "dafdir", "absensi", "absen", "presensi", "daftar absen", "daftar kehadiran",
		"attendance"}},
	{model.KindMinutes, []string{"notula", "notulen", "notulensi", "berita acara", "risalah rapat", "risalah", "minutes"}},
	{model.KindPhoto, []string{"foto", "photo", "dokumentasi", "dokumentasi foto", "foto dokumentasi", "gambar kegiatan"}},
	{model.KindReport, []string{"laporan", "lap", "lhe", "lhp", "lhr", "lkjip", "lakip", "monev", "monitoring dan evaluasi", "evaluasi",
		"reviu", "rekapitulasi", "rekap", "report", "laporan hasil evaluasi", "laporan survei", "tindak lanjut"}},
	{model.KindSOP, []string{"sop", "standar operasional prosedur", "standard operating procedure", "prosedur"}},
	{model.KindLetter, []string{"surat", "surat tugas", "st", "spt", "surat edaran", "se", "nota dinas", "nodin", "memo", "memorandum",
		"surat pernyataan", "sptjm", "surat pengantar", "surat permohonan", "maklumat", "pengumuman", "pakta integritas"}},
	{model.KindPlan, []string{"rencana", "rencana aksi", "rencana kerja", "renaksi", "renja", "renstra", "rkt", "rencana tindak lanjut",
		"program kerja", "jadwal", "target prioritas"}},
	{model.KindSurvey, []string{"survei", "survey", "kuesioner", "kuisioner", "hasil survei", "skm", "ikm", "spak", "spkp", "ipak",
		"ipkp", "jajak pendapat"}},
	{model.KindCert, []string{"sertifikat", "piagam", "penghargaan", "piagam penghargaan", "certificate"}},
	{model.KindScreenshot, []string{"tangkapan layar", "screenshot", "screen shot", "screenshoot", "skrinsut", "ss", "screen capture",
		"tangkap layar"}},
	{model.KindMaterial, []string{"materi", "paparan", "presentasi", "bahan", "bahan tayang", "slide", "modul", "leaflet", "brosur",
		"poster", "banner", "infografis"}},
}

// leadingKinds are kind words after which a bare number in front is a list
// number: "3 Daftar Hadir" but not "3 Pilar".
var leadingKinds = []string{"sk", "surat", "undangan", "daftar", "absensi", "notula", "notulen", "foto", "dokumentasi",
	"laporan", "sop", "rencana", "materi", "paparan", "sertifikat", "screenshot", "berita"}

// camera are beginnings of names that phones, scanners and programs give.
var camera = []struct {
	word string
	kind model.DocumentKind // "" where the name tells nothing
}{
	{"img", model.KindPhoto}, {"dsc", model.KindPhoto}, {"dscn", model.KindPhoto}, {"dscf", model.KindPhoto},
	{"pxl", model.KindPhoto}, {"mvimg", model.KindPhoto}, {"whatsapp image", model.KindPhoto}, {"photo", model.KindPhoto},
	{"screenshot", model.KindScreenshot}, {"screen shot", model.KindScreenshot}, {"tangkapan layar", model.KindScreenshot},
	{"scan", ""}, {"scanned", ""}, {"scanner", ""}, {"camscanner", ""}, {"pindai", ""}, {"pindaian", ""}, {"doc", ""}, {"docs", ""},
	{"dok", ""}, {"dokumen", ""}, {"document", ""}, {"file", ""}, {"berkas", ""}, {"image", ""}, {"gambar", ""}, {"untitled", ""},
	{"adobe scan", ""}, {"new doc", ""}, {"dokumen baru", ""},
}

// kindNames are what a title begins with where the name itself tells nothing.
var kindNames = map[model.DocumentKind]string{model.KindPhoto: "Foto", model.KindScreenshot: "Tangkapan layar"}

// acronyms are written in capitals in titles. Words that are also ordinary
// words (PAK, MAN, SI) are left out on purpose.
var acronyms = set(
	// zona integritas and reform
	"ZI", "WBK", "WBBM", "LKE", "LHE", "RB", "TPI", "TPN", "PMPZI", "PMPRB", "PANRB", "KEMENPANRB", "SAKIP", "LAKIP", "LKJIP",
	"IKU", "IKI", "PK", "RKT", "SKP", "SPIP", "WBS", "UPG", "LHKPN", "LHKASN", "IPAK", "IPKP", "SPAK", "SPKP", "SKM", "IKM", "IPK",
	"FKP", "SIPP", "PPID", "SPBE", "SDM", "ASN", "PNS", "CPNS", "PPPK", "SOP", "SK", "SE", "ST", "SPT", "SPTJM", "BA", "PIC", "KKN",
	"KIP", "DIP", "TLHP", "LHP", "APIP", "SPI", "BMN", "PNBP", "DIPA", "RKAKL", "POK", "RAB", "TOR", "KAK", "PBJ", "ULP", "LPSE",
	// institutions
	"KPK", "BPK", "BPKP", "BPS", "BKN", "BNN", "BNNK", "BPN", "KPU", "KPP", "KPPN", "KPKNL", "KUA", "MTSN", "PN", "PT", "PTA",
	"PTUN", "MA", "UPT", "UPTD", "RSUD", "RSUP", "RS", "OPD", "SKPD", "BUMN", "BUMD", "UMKM", "TNI", "BLK", "LPP", "RRI", "TVRI",
	// other
	"UU", "PP", "PMK", "NIP", "NIK", "KTP", "TI", "TIK", "CCTV", "PTSP", "IT", "ISO", "PDF", "RI", "TW", "BPJS", "ABK", "TNA", "IDP",
)

// small are words that stay small inside a title.
var small = set("dan", "atau", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "dalam", "atas", "tentang", "bagi", "oleh",
	"serta", "kepada", "terhadap", "sebagai", "antara", "agar", "the", "of", "and", "in", "to")

// extensions are what may stand behind the last dot of a file name as its type.
var extensions = set("pdf", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "xlsb", "ppt", "pptx", "pptm", "pps", "ppsx", "odt", "ods",
	"odp", "rtf", "txt", "csv", "htm", "html", "xml", "json", "jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "tif", "tiff", "webp",
	"heic", "heif", "zip", "rar", "7z", "mp4", "mov", "avi", "mkv", "3gp", "mp3", "m4a", "wav", "msg", "eml", "url", "webloc", "desktop", "lnk", "p7s")

// institutions begin the lines of a letterhead that name who issued a letter.
var institutions = []string{"KEMENTERIAN", "BADAN", "LEMBAGA", "PEMERINTAH", "DINAS", "KANTOR", "BALAI", "LOKA", "PENGADILAN",
	"MAHKAMAH", "SEKRETARIAT", "DIREKTORAT", "INSPEKTORAT", "KEJAKSAAN", "KEPOLISIAN", "POLRES", "POLDA", "POLITEKNIK", "UNIVERSITAS",
	"INSTITUT", "SEKOLAH", "MADRASAH", "RUMAH SAKIT", "RUMAH TAHANAN", "PUSAT", "UNIT", "KECAMATAN", "KELURAHAN", "PUSKESMAS",
	"KOMISI", "OMBUDSMAN", "ARSIP", "PERPUSTAKAAN", "BIRO"}

// citing are words before a number that make it the number of a regulation
// that is only mentioned.
var citing = []string{"undang-undang", "undang undang", "peraturan", "permenpan", "permenpanrb", "perpres", "permen", "inpres",
	"instruksi presiden", "peraturan pemerintah", "lembaran negara", "surat edaran menteri", "keputusan presiden", "kepres", "keppres"}

// bodyStarts are beginnings of lines at which the head of a letter or decree
// is over: numbers after them belong to other documents.
var bodyStarts = []string{"menimbang", "mengingat", "memperhatikan", "memutuskan", "dasar", "dengan hormat", "berdasarkan",
	"sehubungan", "dalam rangka", "menindaklanjuti", "assalamu", "bersama ini", "pada hari ini", "yang bertanda tangan",
	"latar belakang", "daftar isi", "bab i"}
