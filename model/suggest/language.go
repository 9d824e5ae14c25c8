package suggest

// The language of the people who name evidence files. Everything here is data;
// words.go reads it.

// same lists words and word groups with one meaning. The first of a line is
// the form that is compared. Words of stop do not count inside a group.
var same = [][]string{
	// Kinds of documents.
	{"sk", "surat keputusan", "keputusan kepala", "skep", "kepmen", "keputusan"},
	{"notula", "notulen", "notulensi", "notulis", "risalah", "risalah rapat", "minutes of meeting"},
	{"daftar hadir", "daftar kehadiran", "absen rapat", "absensi rapat", "absen peserta", "absensi peserta",
		"presensi rapat", "dafdir", "absen sosialisasi", "absensi sosialisasi", "absensi kegiatan"},
	{"undangan", "und", "nota dinas undangan", "surat undangan"},
	{"laporan", "lap", "laporan hasil", "lpj", "pelaporan", "dilaporkan"},
	{"foto", "dokumentasi", "photo", "dok", "gambar"},
	{"tangkapan layar", "screenshot", "screen shoot", "screenshoot", "skrinsut", "ss", "capture", "screen capture", "tampilan", "printscreen"},
	{"berita acara", "ba"},
	{"surat edaran", "se", "edaran"},
	{"surat tugas", "st", "sprint", "surat perintah"},
	{"surat keterangan", "suket"},
	{"materi", "paparan", "bahan tayang", "slide"},
	{"piagam", "plakat"},
	{"sertifikat", "sertipikat", "certificate"},
	{"rekap", "rekapitulasi"},
	{"sop", "standar operasional prosedur", "prosedur operasional standar", "standard operating procedure", "pos ap", "sop ap", "prosedur operasional tetap", "protap"},
	{"spanduk", "banner", "baliho", "poster", "videotron", "x banner", "standing banner", "pamflet"},
	{"brosur", "leaflet", "flyer", "booklet"},

	// Facets.
	{"monev", "monitoring evaluasi", "pemantauan evaluasi", "monitoring evaluation", "monitor evaluasi", "memonitor mengevaluasi"},
	{"monitoring", "pemantauan", "pantauan", "memantau", "dipantau", "memonitor", "dimonitor"},
	{"evaluasi", "dievaluasi", "mengevaluasi", "pengevaluasian"},
	{"tindak lanjut", "tindaklanjut", "ditindaklanjuti", "menindaklanjuti", "tl", "rtl", "rencana tindak lanjut", "penindaklanjutan", "followup", "follow up"},
	{"sosialisasi", "mensosialisasikan", "menyosialisasikan", "disosialisasikan", "diseminasi"},
	{"publikasi", "dipublikasikan", "mempublikasikan", "terpublikasi", "publish", "unggahan", "upload", "unggah", "posting", "postingan"},
	{"reviu", "review", "reviuw", "direviu", "tinjau ulang", "peninjauan"},
	{"penetapan", "ditetapkan", "menetapkan"},
	{"penyusunan", "disusun", "menyusun", "pembuatan"},
	{"pelaksanaan", "dilaksanakan", "melaksanakan", "terlaksana", "terlaksananya"},
	{"penerapan", "diterapkan", "menerapkan", "implementasi", "mengimplementasikan", "diimplementasikan"},
	{"pemilihan", "dipilih", "memilih", "pemilihan calon"},
	{"pembentukan", "dibentuk", "membentuk", "terbentuk"},
	{"penilaian", "dinilai", "menilai"},
	{"penanganan", "ditangani", "menangani"},
	{"perbaikan", "diperbaiki", "memperbaiki", "penyempurnaan"},
	{"pemutakhiran", "dimutakhirkan", "update", "updating", "pembaruan", "peremajaan", "pemuktahiran", "pemutahiran"},
	{"pengukuran", "diukur", "mengukur"},
	{"penempatan", "ditempatkan"},
	{"pemanfaatan", "dimanfaatkan", "penggunaan", "pemakaian"},
	{"terintegrasi", "integrasi", "pengintegrasian", "diintegrasikan", "terhubung"},
	{"media informasi", "media sosialisasi", "media pengumuman", "media publikasi", "sarana informasi", "sarana sosialisasi"},
	{"kampanye", "public campaign", "campaign"},
	{"pemetaan", "peta", "dipetakan", "memetakan", "mapping"},

	// Zona Integritas.
	{"zi", "zona integritas", "zona intergritas", "zi wbk", "zi wbbm", "ziwbk", "ziwbbm", "zi wbk wbbm"},
	{"wbk", "wilayah bebas korupsi", "wbk wbbm"},
	{"wbbm", "wilayah birokrasi bersih melayani"},
	{"pokja", "kelompok kerja", "pokja zi"},
	{"rencana aksi", "renaksi", "action plan", "ra"},
	{"quick wins", "quick win", "quickwin", "quickwins"},
	{"agen perubahan", "agent of change", "agent change", "agen of change", "change agent", "aoc", "agent perubahan", "duta perubahan"},
	{"role model", "rolemodel", "panutan", "teladan", "keteladanan"},
	{"pimpinan", "kepala unit", "pemimpin", "kepala kantor", "kepala balai"},
	{"pakta integritas", "fakta integritas"},
	{"komitmen bersama", "ikrar bersama", "deklarasi bersama"},
	{"pola pikir", "mindset", "mind set"},
	{"budaya kerja", "culture set", "cultureset", "budaya organisasi"},
	{"berakhlak", "ber akhlak", "core value", "core values", "nilai nilai organisasi", "nilai organisasi"},
	{"media sosial", "medsos", "instagram", "facebook", "youtube", "tiktok", "twitter", "ig", "fb"},
	{"website", "web", "situs", "laman"},

	// Tatalaksana.
	{"proses bisnis", "probis", "bisnis proses", "probisnis"},
	{"ekinerja", "e kinerja", "ekin", "eperformance", "e performance", "e kin"},
	{"esakip", "e sakip"},
	{"simpeg", "simpegnas", "sistem informasi kepegawaian", "aplikasi kepegawaian"},
	{"myasn", "mysapk", "my sapk", "siasn", "my asn", "si asn"},
	{"presensi", "absensi", "absen", "kehadiran", "finger print", "fingerprint", "epresensi", "e presensi", "eabsensi", "e absensi"},
	{"ti", "teknologi informasi", "it", "teknologi informasi komunikasi", "tik"},
	{"spbe", "sistem pemerintahan berbasis elektronik"},
	{"keterbukaan informasi publik", "kip", "keterbukaan informasi"},
	{"ppid", "pejabat pengelola informasi", "pejabat pengelola informasi dokumentasi"},
	{"daftar informasi publik", "dip"},
	{"daring", "online"},
	{"naskah dinas elektronik", "tnde", "tata naskah dinas elektronik"},
	{"eoffice", "e office"},
	{"digitalisasi", "digital", "transformasi digital", "pendigitalan"},

	// SDM.
	{"sdm", "sumber daya manusia", "kepegawaian"},
	{"pegawai", "karyawan", "asn", "pns", "aparatur"},
	{"abk", "analisis beban kerja", "analisa beban kerja"},
	{"anjab", "analisis jabatan", "analisa jabatan"},
	{"tna", "training need analysis", "training needs analysis", "analisis kebutuhan diklat", "analisis kebutuhan pelatihan",
		"analisa kebutuhan diklat", "akd", "akpk", "analisis kebutuhan pengembangan kompetensi", "identifikasi kebutuhan diklat"},
	{"diklat", "pendidikan pelatihan", "pelatihan", "training", "bimtek", "bimbingan teknis", "kursus", "latsar", "dilatih"},
	{"iht", "in house training", "inhouse training", "pelatihan kantor sendiri", "pelatihan internal"},
	{"hcdp", "human capital development plan", "idp", "individual development plan"},
	{"jpm", "job person match", "job person match jpm"},
	{"kesenjangan", "gap"},
	{"skp", "sasaran kinerja pegawai", "sasaran kerja pegawai"},
	{"iki", "indikator kinerja individu"},
	{"matriks peran hasil", "mph", "matrik peran hasil"},
	{"matriks", "matrik", "matrix"},
	{"mutasi", "rotasi", "alih tugas", "rolling", "mutasi internal", "pola rotasi"},
	{"spmt", "surat pernyataan melaksanakan tugas", "surat perintah melaksanakan tugas"},
	{"penghargaan", "reward", "award", "apresiasi"},
	{"sanksi", "punishment", "hukuman"},
	{"pegawai teladan", "pegawai terbaik", "employee of the month", "employee month", "pegawai berprestasi", "asn teladan"},
	{"hukuman disiplin", "hukdis", "sanksi disiplin"},
	{"kode etik", "kode perilaku", "etika pegawai"},
	{"asesmen", "assessment", "assesment", "assessmen", "asessment", "uji kompetensi", "profiling"},

	// Akuntabilitas.
	{"pk", "perjanjian kinerja", "perkin", "kontrak kinerja"},
	{"lkjip", "lakip", "lkj", "lkip", "lakin", "laporan kinerja instansi pemerintah", "laporan akuntabilitas kinerja", "laporan kinerja", "laporan kinerja tahunan"},
	{"iku", "indikator kinerja utama", "iku unit"},
	{"renstra", "rencana strategis"},
	{"renja", "rkt", "rencana kerja tahunan", "rencana kinerja tahunan"},
	{"rka", "rencana kerja anggaran", "rkakl", "rka kl"},
	{"dipa", "dpa", "pok"},
	{"lhe", "laporan hasil evaluasi lhe"},
	{"berorientasi hasil", "orientasi hasil", "outcome"},
	{"cascading", "casecading", "cascade", "penjenjangan kinerja", "penurunan kinerja"},

	// Pengawasan.
	{"gratifikasi", "antigratifikasi", "anti gratifikasi"},
	{"upg", "unit pengendalian gratifikasi", "unit pengendali gratifikasi"},
	{"spip", "sistem pengendalian intern pemerintah", "sistem pengendalian internal pemerintah"},
	{"spi", "sistem pengendalian intern", "sistem pengendalian internal"},
	{"risiko", "resiko", "risk", "ancaman"},
	{"register risiko", "risk register", "daftar risiko", "profil risiko", "peta risiko"},
	{"manajemen risiko", "risk management", "manrisk"},
	{"rtp", "rencana tindak pengendalian"},
	{"dumas", "pengaduan masyarakat", "aduan masyarakat", "laporan pengaduan masyarakat"},
	{"pengaduan", "aduan", "pengadu", "laporan masyarakat", "komplain"},
	{"keluhan", "masukan pengguna"},
	{"sp4n lapor", "sp4n", "aplikasi lapor", "lapor go id", "span lapor"},
	{"wbs", "whistle blowing system", "whistleblowing system", "whistleblowing", "whistle blowing", "whistle blower system",
		"whistleblower", "whistle blower", "whistleblower system", "wistle blowing system"},
	{"benturan kepentingan", "konflik kepentingan", "conflict of interest", "conflict interest", "coi", "bentkep", "benkep"},
	{"lhkpn", "elhkpn", "e lhkpn", "laporan harta kekayaan penyelenggara negara"},
	{"lhkan", "lhkasn", "siharka", "laporan harta kekayaan asn", "laporan harta kekayaan aparatur sipil negara"},
	{"antikorupsi", "anti korupsi"},

	// Pelayanan.
	{"layanan", "pelayanan", "melayani", "dilayani", "yanlik", "servis"},
	{"layanan publik", "pelayanan publik", "pelayanan masyarakat"},
	{"fkp", "forum konsultasi publik", "public hearing"},
	{"skm", "survei kepuasan masyarakat", "survey kepuasan masyarakat", "ikm", "indeks kepuasan masyarakat", "survei kepuasan pelanggan",
		"survey kepuasan pelanggan", "survei kepuasan pengguna layanan", "survei kepuasan layanan", "survei kepuasan", "survey kepuasan"},
	{"survei", "survey", "jajak pendapat"},
	{"kuesioner", "kuisioner", "angket", "questionnaire"},
	{"ipak", "spak", "survei persepsi anti korupsi", "survei persepsi antikorupsi", "survei persepsi korupsi", "indeks persepsi anti korupsi",
		"indeks persepsi antikorupsi", "indeks persepsi korupsi", "ipk", "persepsi anti korupsi", "persepsi antikorupsi", "persepsi korupsi"},
	{"ipkp", "spkp", "survei persepsi kualitas pelayanan", "indeks persepsi kualitas pelayanan", "survei kualitas pelayanan",
		"persepsi kualitas pelayanan", "ipp"},
	{"ptsp", "pelayanan terpadu satu pintu", "layanan terpadu satu pintu", "pst", "pelayanan satu pintu"},
	{"sippn", "sippn menpan", "sistem informasi pelayanan publik"},
	{"pelayanan prima", "service excellence", "service excelent", "layanan prima", "excellent service"},
	{"front office", "frontliner", "frontline", "petugas layanan", "petugas pelayanan", "customer service", "petugas ptsp", "petugas loket"},
	{"database", "basis data", "data base"},
	{"dashboard", "dasbor", "dashbor"},
	{"stakeholder", "pemangku kepentingan", "stakeholders"},
	{"inovasi", "terobosan"},
	{"kompensasi", "ganti rugi", "konpensasi"},
	{"sembilan unsur", "9 unsur"},
	{"sebelum sesudah", "before after"},
}

// near lists, for a term of a document, other terms that it may stand for, and
// how much of its weight they get.
var near = map[string][]nearTerm{
	"monev":            {{"monitoring", 0.7}, {"evaluasi", 0.7}},
	"monitoring":       {{"monev", 0.6}},
	"evaluasi":         {{"monev", 0.7}},
	"reviu":            {{"evaluasi", 0.4}},
	"dumas":            {{"pengaduan", 0.8}},
	"pengaduan":        {{"dumas", 0.6}},
	"keluhan":          {{"pengaduan", 0.5}},
	"spi":              {{"spip", 0.7}},
	"spip":             {{"spi", 0.5}},
	"penerapan":        {{"pelaksanaan", 0.6}},
	"pelaksanaan":      {{"penerapan", 0.6}},
	"realisasi":        {{"capaian", 0.6}, {"pelaksanaan", 0.5}},
	"capaian":          {{"realisasi", 0.5}},
	"iht":              {{"diklat", 0.5}},
	"sanksi":           {{"hukuman disiplin", 0.4}},
	"website":          {{"media sosial", 0.4}},
	"media sosial":     {{"publikasi", 0.4}},
	"seleksi":          {{"pemilihan", 0.7}},
	"pemilihan":        {{"seleksi", 0.7}},
	"lhkan":            {{"spt", 0.4}},
	"internalisasi":    {{"sosialisasi", 0.7}},
	"pegawai teladan":  {{"penghargaan", 0.8}},
	"dashboard":        {{"database", 0.4}},
	"register risiko":  {{"risiko", 0.8}},
	"manajemen risiko": {{"risiko", 0.6}},
	"upg":              {{"gratifikasi", 0.8}},
	"ptsp":             {{"layanan", 0.5}},
	"asesmen":          {{"kompetensi", 0.3}},
}

type nearTerm struct {
	term  string
	share float64
}

// stop lists words without meaning for the choice of a question: grammar,
// time, and the debris of copying.
var stop = set(`yang dan di ke dari untuk pada dengan atas oleh dalam terhadap sebagai serta atau secara telah sudah akan
	adalah ini itu tersebut para setiap tiap guna bagi antar antara hingga sampai sd per
	terkait mengenai tentang berdasarkan seluruh semua beberapa berbagai menjadi dapat bersifat adanya tidak belum lebih paling sesuai
	melalui agar supaya maupun juga bila jika karena sehingga lain lainnya masing sangat saja oleh kepada agar the of and a an in on for to
	no nomor nmr tahun thn th ta tanggal tgl hari pukul bulan bln minggu periode triwulan tw twi trw semester sem smt kuartal
	januari februari maret april mei juni juli agustus september oktober november desember
	jan feb mar apr jun jul ags agt agu aug sep sept okt oct nov nop des dec
	senin selasa rabu kamis jumat sabtu
	copy salinan duplikat final fix fixed rev revised draft draf konsep ttd tte signed scan scanned scanner camscanner pdf docx doc xlsx xls jpg jpeg png
	whatsapp image img dsc doc document untitled file berkas dukung eviden evidence evidens edit edited ver
	satker balai kantor dinas badan direktorat loka stasiun upt uptd kementerian republik indonesia
	lengkap gabungan merged compressed kompres hal halaman lembar bagian part ii iii iv vi vii viii ix xi xii`)

// dull lists terms that say what a document is, not what it is about. They
// count for the expected evidence and inside word pairs, hardly alone.
var dull = set(`sk notula undangan foto laporan materi rapat surat rekap "daftar hadir" "tangkapan layar" "berita acara"
	kegiatan dokumen data hasil kepala tim bukti unit kerja nota bahan daftar program publik tahunan bulanan rutin ada`)

// common lists terms that many offices use about many things. They count half.
var common = set(`sop pelaksanaan penyusunan penetapan penerapan pemetaan pembentukan pembangunan pengembangan pengelolaan penanganan
	perbaikan perubahan pemanfaatan sistem informasi aplikasi kinerja layanan pegawai kebijakan metode mekanisme upaya jadwal agenda
	rencana target waktu tepat utama baru lama nilai jenis cara bentuk unsur tugas media pimpinan online daring tertulis
	"surat tugas" zi wbk peningkatan masyarakat pengguna petugas ruang usulan pengendalian kebutuhan umum khusus internal`)

// facets are terms that tell questions on one subject apart, by the group they
// belong to. A question whose name has a facet is unlikely for a document that
// has none of its group, and the other way round.
var facets = map[string]string{
	"monev": "evaluasi", "monitoring": "evaluasi", "evaluasi": "evaluasi", "reviu": "evaluasi", "revisi": "evaluasi",
	"tindak lanjut": "tindak lanjut",
	"sosialisasi":   "sosialisasi", "kampanye": "sosialisasi", "internalisasi": "sosialisasi", "spanduk": "sosialisasi",
	"media sosial": "sosialisasi", "media informasi": "sosialisasi", "brosur": "sosialisasi",
	"publikasi": "publikasi", "keterbukaan": "publikasi", "website": "publikasi", "infografis": "publikasi", "papan": "publikasi",
}

// facetCost says how many points a question loses that has nothing of a group
// which the name of the document mentions.
var facetCost = map[string]float64{"evaluasi": 4, "tindak lanjut": 8, "sosialisasi": 6, "publikasi": 2.5}

// alsoFacets lists facets that belong to a second group.
var alsoFacets = map[string]string{
	"spanduk": "publikasi", "media sosial": "publikasi", "media informasi": "publikasi", "publikasi": "sosialisasi",
	"tangkapan layar": "publikasi", "brosur": "publikasi",
}

// areaNames adds to the names of the worksheet what people call the areas.
var areaNames = map[int][]string{
	1: {"manajemen perubahan", "mp", "manper", "perubahan"},
	2: {"penataan tatalaksana", "tatalaksana", "tata laksana", "penataan tata laksana", "ketatalaksanaan"},
	3: {"sdm", "manajemen sdm", "penataan manajemen sdm", "sistem manajemen sdm", "penataan sistem manajemen sdm"},
	4: {"akuntabilitas", "penguatan akuntabilitas", "akuntabilitas kinerja", "penguatan akuntabilitas kinerja"},
	5: {"pengawasan", "penguatan pengawasan"},
	6: {"layanan", "layanan publik", "kualitas layanan publik", "peningkatan kualitas layanan publik", "peningkatan layanan publik"},
}

// meetingTerms mark the parts of a meeting package.
var meetingTerms = set(`undangan notula "daftar hadir" foto materi rapat`)

// otherWords are words of offices that have nothing to do with the worksheet.
// They are known only so that nobody takes them for misspelt words of it.
const otherWords = `peminjaman kendaraan konsumsi lembur gaji perjalanan dinas pembayaran tagihan kuitansi belanja barang inventaris gudang
	arsip kearsipan pensiun kenaikan pangkat berkala tunjangan lomba upacara olahraga senam kunjungan tamu pemeliharaan gedung kebersihan
	keamanan pengadaan kontrak lelang keuangan pajak bendahara honor narasumber panitia siswa perkara putusan sidang tahanan pasien obat
	nominatif peminjam kontribusi donor bantuan hibah sewa listrik telepon serah terima mutu penelitian pengujian laboratorium pemeriksaan
	persediaan penghapusan penyuluhan penerbitan pencatatan pendaftaran permintaan penawaran persetujuan pernyataan penyerahan penerimaan
	pengeluaran pemasukan pengiriman pelepasan pelantikan perpisahan peringatan perayaan sertijab jadwal piket satpam nikah haji zakat
	kelahiran kematian tanah sertifikasi akreditasi kurikulum semester rapor beasiswa wisuda`
