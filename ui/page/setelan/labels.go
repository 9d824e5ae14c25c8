package setelan

import (
	"fyne.io/fyne/v2/lang"

	"siapzi/model/setting"
)

// labelOf names a setting in the language of the screen. Minimums and Pokja
// keep the words of the worksheet.
func labelOf(it setting.Item) string {
	switch it.Key {
	case setting.UnitName:
		return lang.L("Nama unit kerja")
	case setting.UnitAgency:
		return lang.L("Instansi")
	case setting.UnitYear:
		return lang.L("Tahun penilaian")
	case setting.UnitTarget:
		return lang.L("Menuju")
	case setting.DeadlineUnit:
		return lang.L("LKE dan bukti unit lengkap")
	case setting.DeadlineTPI:
		return lang.L("Penilaian TPI selesai")
	case setting.DeadlineSubmission:
		return lang.L("Pengajuan ke TPN")
	case setting.PortalLimit:
		return lang.L("Ukuran berkas terbesar")
	case setting.PortalLink:
		return lang.L("Alamat bukti per soal")
	case setting.WordingUse:
		return lang.L("Redaksi soal dan kriteria")
	case setting.LetterheadLines:
		return lang.L("Baris kop")
	case setting.LetterheadLogo:
		return lang.L("Logo")
	case setting.RoleKey(setting.RoleHead):
		return lang.L("Kepala unit")
	case setting.RoleKey(setting.RoleLeader):
		return lang.L("Ketua tim")
	case setting.RoleKey(setting.RoleSecretary):
		return lang.L("Sekretaris")
	case setting.SignerCity:
		return lang.L("Kota")
	case setting.SignerNameKey(setting.RoleHead):
		return lang.L("Nama kepala unit")
	case setting.SignerNumberKey(setting.RoleHead):
		return lang.L("NIP kepala unit")
	case setting.SignerNameKey(setting.RoleLeader):
		return lang.L("Nama ketua tim")
	case setting.SignerNumberKey(setting.RoleLeader):
		return lang.L("NIP ketua tim")
	}
	return it.Label
}
