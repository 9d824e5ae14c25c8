; The installer of SiapZI for one user, without administrator rights.
; Built by "build installer", which defines VERSION, NUMBERS (a.b.c.d), SIZE_KB,
; FILES (folder with what is installed), ICON, WIZARD and OUT.
;
; Silent:     SiapZI-…-setup.exe /S [/D=C:\folder]      exit code 0, 3 when SiapZI is open
; Removal:    "…\hapus.exe" /S
;
; What is removed: the files that were installed, by name, and our registry keys.
; Folders are removed only when they are empty, so that a workspace, wherever
; somebody put it, is never touched.

Target amd64-unicode
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; megabytes: both programs share much
Name "SiapZI"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\SiapZI"
InstallDirRegKey HKCU "Software\SiapZI" "InstallDir"
BrandingText "SiapZI ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\SiapZI"
!define CLASSES "Software\Classes"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALWAYSSHOW
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\SiapZI"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_LANGDLL_WINDOWTITLE "SiapZI"
!define MUI_LANGDLL_INFO "Pilih bahasa. Choose a language."
!define MUI_WELCOMEFINISHPAGE_BITMAP "${WIZARD}"
!define MUI_WELCOMEPAGE_TITLE "$(WelcomeTitle)"
!define MUI_WELCOMEPAGE_TEXT "$(WelcomeText)"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(FolderText)"
!define MUI_FINISHPAGE_TITLE "$(DoneTitle)"
!define MUI_FINISHPAGE_TEXT "$(DoneText)"
!define MUI_FINISHPAGE_RUN_TEXT "$(RunText)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\siapzi.exe"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first language is the one for systems whose own is neither.
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

LangString WelcomeTitle ${LANG_INDONESIAN} "Memasang SiapZI"
LangString WelcomeTitle ${LANG_ENGLISH} "Install SiapZI"
LangString FolderText ${LANG_INDONESIAN} "SiapZI dipasang di folder ini. Biasanya tidak perlu diubah."
LangString FolderText ${LANG_ENGLISH} "SiapZI will be installed in this folder. There is usually no need to change it."
LangString DoneTitle ${LANG_INDONESIAN} "SiapZI sudah terpasang"
LangString DoneTitle ${LANG_ENGLISH} "SiapZI is installed"
LangString DoneText ${LANG_INDONESIAN} "SiapZI ada di menu Start. Ruang kerja dapat dibuka dari Explorer: klik dua kali berkas “Buka di SiapZI” di dalam foldernya."
LangString DoneText ${LANG_ENGLISH} "SiapZI is in the Start menu. Workspaces can be opened from Explorer: double-click the file “Buka di SiapZI” in the folder."
LangString RunText ${LANG_INDONESIAN} "Buka SiapZI sekarang"
LangString RunText ${LANG_ENGLISH} "Open SiapZI now"
LangString WelcomeText ${LANG_INDONESIAN} "SiapZI ${VERSION} akan dipasang untuk Anda saja, tanpa hak administrator dan tanpa internet.$\r$\n$\r$\nBila SiapZI sudah terpasang, versi lama diganti. Ruang kerja dan setelan Anda tidak berubah.$\r$\n$\r$\nTutup SiapZI bila sedang terbuka."
LangString WelcomeText ${LANG_ENGLISH} "SiapZI ${VERSION} will be installed for you only, without administrator rights and without internet.$\r$\n$\r$\nAn older SiapZI is replaced. Your workspaces and settings stay as they are.$\r$\n$\r$\nPlease close SiapZI if it is open."
LangString InUse ${LANG_INDONESIAN} "SiapZI atau zi sedang terbuka. Tutup dulu, lalu pilih Coba Lagi."
LangString InUse ${LANG_ENGLISH} "SiapZI or zi is open. Close it, then choose Retry."
LangString Old ${LANG_INDONESIAN} "SiapZI memerlukan Windows 10 atau lebih baru, 64-bit."
LangString Old ${LANG_ENGLISH} "SiapZI needs Windows 10 or newer, 64-bit."
LangString OpenVerb ${LANG_INDONESIAN} "Buka di SiapZI"
LangString OpenVerb ${LANG_ENGLISH} "Open in SiapZI"
LangString CheckVerb ${LANG_INDONESIAN} "Periksa paket bukti (SiapZI)"
LangString CheckVerb ${LANG_ENGLISH} "Check evidence package (SiapZI)"
LangString TypeName ${LANG_INDONESIAN} "Ruang kerja SiapZI"
LangString TypeName ${LANG_ENGLISH} "SiapZI workspace"
LangString DropSettings ${LANG_INDONESIAN} "Hapus juga setelan dan log SiapZI di komputer ini? Ruang kerja Anda tidak dihapus.$\r$\n$\r$\nPilih Tidak bila SiapZI akan dipasang lagi."
LangString DropSettings ${LANG_ENGLISH} "Remove the settings and the log of SiapZI on this computer, too? Your workspaces are not removed.$\r$\n$\r$\nChoose No if you will install SiapZI again."

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
!macro info lang description
  VIAddVersionKey /LANG=${lang} "ProductName" "SiapZI"
  VIAddVersionKey /LANG=${lang} "CompanyName" "SiapZI"
  VIAddVersionKey /LANG=${lang} "FileDescription" "${description}"
  VIAddVersionKey /LANG=${lang} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${lang} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${lang} "LegalCopyright" "MIT"
!macroend
!insertmacro info ${LANG_INDONESIAN} "Pemasang SiapZI"
!insertmacro info ${LANG_ENGLISH} "SiapZI installer"

; free waits until nobody runs what lies in $INSTDIR: a running program cannot
; be opened for writing. A silent run gives up at once with exit code 3.
!macro free un
Function ${un}free
  retry:
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\siapzi.exe"
    FileOpen $0 "$INSTDIR\siapzi.exe" a
    FileClose $0
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\zi.exe"
    FileOpen $0 "$INSTDIR\zi.exe" a
    FileClose $0
  ${EndIf}
  ${If} ${Errors}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(InUse)" /SD IDCANCEL IDRETRY retry
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro free ""
!insertmacro free "un."

; refresh tells Explorer that file types have changed.
!macro refresh
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  StrCpy $LANGUAGE ${LANG_INDONESIAN} ; preselected; many PCs here have an English Windows
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${AtLeastWin10} ; a 32-bit Windows does not even start this file
    MessageBox MB_OK|MB_ICONSTOP "$(Old)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Function un.onInit
  StrCpy $LANGUAGE ${LANG_INDONESIAN}
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section
  Call free
  SetOutPath "$INSTDIR"
  File "${FILES}\siapzi.exe"
  File "${FILES}\zi.exe"
  File "${FILES}\BACA SAYA.txt"
  SetOutPath "$INSTDIR\lisensi"
  File "${FILES}\lisensi\*.*"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\hapus.exe"

  CreateShortcut "$SMPROGRAMS\SiapZI.lnk" "$INSTDIR\siapzi.exe" "" "$INSTDIR\siapzi.exe" 0

  ; Files that end in .siapzi: every workspace has one, which opens it.
  WriteRegStr HKCU "${CLASSES}\.siapzi" "" "SiapZI.RuangKerja"
  WriteRegStr HKCU "${CLASSES}\SiapZI.RuangKerja" "" "$(TypeName)"
  WriteRegStr HKCU "${CLASSES}\SiapZI.RuangKerja\DefaultIcon" "" "$INSTDIR\siapzi.exe,0"
  WriteRegStr HKCU "${CLASSES}\SiapZI.RuangKerja\shell\open\command" "" '"$INSTDIR\siapzi.exe" "%1"'
  ; Folders that end in .siapzi: Explorer opens folders itself, so the menu has it.
  WriteRegStr HKCU "${CLASSES}\Directory\shell\SiapZI.Buka" "MUIVerb" "$(OpenVerb)"
  WriteRegStr HKCU "${CLASSES}\Directory\shell\SiapZI.Buka" "Icon" "$INSTDIR\siapzi.exe,0"
  WriteRegStr HKCU "${CLASSES}\Directory\shell\SiapZI.Buka" "AppliesTo" 'System.FileName:~>".siapzi"'
  WriteRegStr HKCU "${CLASSES}\Directory\shell\SiapZI.Buka\command" "" '"$INSTDIR\siapzi.exe" "%1"'
  ; Packages are ZIP files, which belong to other programs: a line in the menu and
  ; a place under "Open with", from where they can be opened by double click.
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\.zip\shell\SiapZI.Periksa" "MUIVerb" "$(CheckVerb)"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\.zip\shell\SiapZI.Periksa" "Icon" "$INSTDIR\siapzi.exe,0"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\.zip\shell\SiapZI.Periksa\command" "" '"$INSTDIR\siapzi.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\siapzi.exe" "FriendlyAppName" "SiapZI"
  WriteRegStr HKCU "${CLASSES}\Applications\siapzi.exe\SupportedTypes" ".zip" ""
  WriteRegStr HKCU "${CLASSES}\Applications\siapzi.exe\SupportedTypes" ".siapzi" ""
  WriteRegStr HKCU "${CLASSES}\Applications\siapzi.exe\shell\open\command" "" '"$INSTDIR\siapzi.exe" "%1"'
  ; "siapzi" in the Run box.
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\siapzi.exe" "" "$INSTDIR\siapzi.exe"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\zi.exe" "" "$INSTDIR\zi.exe"

  WriteRegStr HKCU "Software\SiapZI" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "SiapZI"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\siapzi.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "SiapZI"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\hapus.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\hapus.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro refresh
SectionEnd

Section Uninstall
  Call un.free
  Delete "$INSTDIR\siapzi.exe"
  Delete "$INSTDIR\zi.exe"
  Delete "$INSTDIR\BACA SAYA.txt"
  Delete "$INSTDIR\lisensi\LICENSE*"
  Delete "$INSTDIR\lisensi\OFL.txt"
  RMDir "$INSTDIR\lisensi"
  ; Mesa, where somebody put it beside the program.
  Delete "$INSTDIR\opengl32.dll"
  Delete "$INSTDIR\libgallium_wgl.dll"
  Delete "$INSTDIR\libglapi.dll"
  Delete "$INSTDIR\hapus.exe"
  SetOutPath "$TEMP" ; the present folder cannot be removed
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\SiapZI.lnk"

  ReadRegStr $0 HKCU "${CLASSES}\.siapzi" ""
  ${If} $0 == "SiapZI.RuangKerja"
    DeleteRegValue HKCU "${CLASSES}\.siapzi" ""
    DeleteRegKey /ifempty HKCU "${CLASSES}\.siapzi"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\SiapZI.RuangKerja"
  DeleteRegKey HKCU "${CLASSES}\Directory\shell\SiapZI.Buka"
  DeleteRegKey HKCU "${CLASSES}\SystemFileAssociations\.zip\shell\SiapZI.Periksa"
  DeleteRegKey HKCU "${CLASSES}\Applications\siapzi.exe"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\siapzi.exe"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\zi.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\SiapZI"
  !insertmacro refresh

  RMDir /r "$LOCALAPPDATA\siapzi\pdfium" ; compiled code of the program itself
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DropSettings)" /SD IDNO IDNO keep
  Delete "$LOCALAPPDATA\siapzi\settings.json"
  Delete "$LOCALAPPDATA\siapzi\settings-rusak.json"
  Delete "$LOCALAPPDATA\siapzi\siapzi*.log"
  Delete "$LOCALAPPDATA\siapzi\crash.txt"
  Delete "$LOCALAPPDATA\siapzi\starting"
  Delete "$LOCALAPPDATA\siapzi\running\*.lock"
  Delete "$LOCALAPPDATA\siapzi\running\*.show"
  RMDir "$LOCALAPPDATA\siapzi\running"
  keep:
  RMDir "$LOCALAPPDATA\siapzi"
SectionEnd
