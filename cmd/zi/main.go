package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"os/user"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"siapzi/model"
	"siapzi/model/workspace"
)

// The exit codes that scripts rely on.
const (
	exitDone     = 0
	exitProblems = 1
	exitUsage    = 2
	exitFailed   = 3
)

// errProblems is returned by a verb that did its work and listed problems.
var errProblems = errors.New("done with problems")

// cli is the command line: one field per verb.
type cli struct {
	Version kong.VersionFlag `help:"Tampilkan versi program lalu selesai."`

	Init       initCmd       `cmd:"" help:"Buat ruang kerja baru."`
	Import     importCmd     `cmd:"" help:"Impor berkas atau folder bukti ke ruang kerja."`
	Add        addCmd        `cmd:"" help:"Tambah bukti yang bukan berkas: tautan dan catatan."`
	Meeting    meetingCmd    `cmd:"" help:"Paket rapat: undangan, daftar hadir, notula, foto, laporan sebagai satu bukti."`
	Link       linkCmd       `cmd:"" help:"Tautkan dokumen ke soal LKE."`
	Search     searchCmd     `cmd:"" help:"Cari dokumen menurut judul, nomor, dan isi."`
	Answer     answerCmd     `cmd:"" help:"Simpan jawaban LKE dari berkas JSON; semua atau tidak sama sekali."`
	Score      scoreCmd      `cmd:"" help:"Hitung nilai sementara, nilai aman, dan syarat WBK/WBBM."`
	Bundle     bundleCmd     `cmd:"" help:"Buat bundel PDF beserta manifesnya."`
	History    historyCmd    `cmd:"" help:"Lihat bundel yang pernah dibuat dan apa yang berubah sejak itu."`
	Proposal   proposalCmd   `cmd:"" help:"Usulan WBK/WBBM: yang masih kurang, surat, SPTJM, dan paketnya."`
	Submission submissionCmd `cmd:"" help:"Pengajuan yang dibekukan: lihat, bandingkan dengan hari ini, ekspor lagi."`
	Plan       planCmd       `cmd:"" help:"Rencana aksi: daftar, impor, ekspor, rencana awal, tenggat."`
	Sheet      sheetCmd      `cmd:"" help:"Buku kerja LKE: impor, ekspor, rincian."`
	Portal     portalCmd     `cmd:"" help:"PortalRB: impor dan ekspor jawaban (XLSX, JSON)."`
	Survey     surveyCmd     `cmd:"" help:"Survei SKM, SPAK, dan SPKP: impor jawaban, indeks, laporan."`
	Package    packageCmd    `cmd:"" help:"Periksa paket bundel dan berkas asli."`
	Review     reviewCmd     `cmd:"" help:"Reviu: ajukan, terima, dan kembalikan soal."`
	Check      checkCmd      `cmd:"" help:"Periksa mutu bukti seperti evaluator."`
	Ready      readyCmd      `cmd:"" help:"Apakah kita siap: syarat, prasyarat, dan jalan termurah."`
	Report     reportCmd     `cmd:"" help:"Cetak laporan PDF atau XLSX: kesiapan, rencana, monitoring, reviu, dokumen."`
	Rollover   rolloverCmd   `cmd:"" help:"Buat ruang kerja tahun berikutnya dari ruang kerja ini."`
	Setting    settingCmd    `cmd:"" help:"Lihat dan ubah setelan: kop, peran, ambang, tenggat."`
	Verify     verifyCmd     `cmd:"" help:"Periksa keutuhan ruang kerja."`
	Demo       demoCmd       `cmd:"" help:"Buat ruang kerja contoh lengkap dengan bukti dan bundelnya."`
}

// app is what every verb gets: where to print, the clock, and who acts.
type app struct {
	ctx    context.Context
	stdout io.Writer
	stderr io.Writer
	now    func() time.Time
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// "zi … | head" closes our output early; ending there and then would leave
	// the workspace's lock behind.
	signal.Ignore(syscall.SIGPIPE)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run parses args, runs the verb and gives the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	a := &app{ctx: ctx, stdout: stdout, stderr: stderr, now: time.Now}
	var c cli
	exited := -1
	k, err := kong.New(&c, kong.Name("zi"), kong.Writers(stdout, stderr), kong.Bind(a), kong.Help(printHelp),
		kong.Vars{"version": "zi " + model.ProgramVersion}, kong.Exit(func(code int) { exited = code }))
	if err != nil {
		panic(err) // the verbs' own tags are wrong: a programmer's mistake
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	kc, err := k.Parse(args)
	if exited >= 0 { // --help or --version printed and asked to end
		return exited
	}
	if err != nil {
		return a.usage(err)
	}
	return a.finish(kc.Run(a), wantsJSON(kc))
}

// wantsJSON tells whether the chosen verb was given --json.
func wantsJSON(kc *kong.Context) bool {
	for _, f := range kc.Flags() {
		if f.Name == "json" {
			on, _ := kc.FlagValue(f).(bool)
			return on
		}
	}
	return false
}

// open opens the workspace at dir and says its warnings on standard error.
func (a *app) open(dir string) (*workspace.Workspace, error) {
	ws, err := workspace.Open(a.ctx, dir, a.config())
	if err != nil {
		return nil, err
	}
	for _, w := range ws.Warnings() {
		a.say("Peringatan: %s", w)
	}
	return ws, nil
}

func (a *app) config() workspace.Config {
	return workspace.Config{Now: a.now, Who: who(), Version: model.ProgramVersion}
}

// who names the user of this computer for the audit log.
func who() model.Actor {
	u, err := user.Current()
	if err != nil || u.Username == "" {
		return "zi"
	}
	return model.Actor(u.Username)
}
