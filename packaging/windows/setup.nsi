; The set-up for one user, without an administrator. `packaging/windows_setup.py` says where the folder is, and the version.
; It writes the program's folder, a line in the start menu, the file type and the line in "Installed apps", all below the
; user; the uninstaller takes these away and nothing else. Engagements, the sample and settings stand elsewhere.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 32
RequestExecutionLevel user
ManifestDPIAware true

Name "OKR Workshop"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\OKR Workshop"
BrandingText "OKR Workshop ${VERSION}"
VIProductVersion "${FOUR}"
VIAddVersionKey /LANG=1033 "ProductName" "OKR Workshop"
VIAddVersionKey /LANG=1033 "FileDescription" "OKR Workshop, set-up"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "MIT licence"

!define GONE "Software\Microsoft\Windows\CurrentVersion\Uninstall\OkrWorkshop"
!define TYPES "Software\Classes"
!define TYPE "OkrWorkshop.Engagement"

!include LogicLib.nsh
!include MUI2.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_FINISHPAGE_TITLE "OKR Workshop is installed"
!define MUI_FINISHPAGE_TEXT "You find it in the start menu. A double-click on an engagement opens it."
!define MUI_FINISHPAGE_RUN "$INSTDIR\okr-workshop.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open it now: the sample is one click away"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Nobody may write into a program that runs: asked to be closed, never ended. Whoever uninstalled half of it would be left
; with the rest.
!macro Closed
  !insertmacro NotRunning "okr-workshop.exe"
  !insertmacro NotRunning "okr-workshop-cli.exe"
!macroend
!macro NotRunning PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "OKR Workshop is open. Please close its window and start again." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; What the set-up wrote, by name: a file that somebody put there stays, and the folder with it.
!macro Taken
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\python"
  Delete "$INSTDIR\okr-workshop.exe"
  Delete "$INSTDIR\okr-workshop-cli.exe"
  Delete "$INSTDIR\LICENSE"
!macroend

Section
  SetShellVarContext current
  !insertmacro Closed
  !insertmacro Taken
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\OKR Workshop.lnk" "$INSTDIR\okr-workshop.exe" "" "$INSTDIR\okr-workshop.exe" 0
  WriteRegStr HKCU "${TYPES}\.okrw" "" "${TYPE}"
  WriteRegStr HKCU "${TYPES}\.okrw" "Content Type" "${MIME}"
  WriteRegStr HKCU "${TYPES}\.okrw\OpenWithProgids" "${TYPE}" ""
  WriteRegStr HKCU "${TYPES}\${TYPE}" "" "${FILETYPE}"
  WriteRegStr HKCU "${TYPES}\${TYPE}\DefaultIcon" "" "$INSTDIR\okr-workshop.exe,0"
  WriteRegStr HKCU "${TYPES}\${TYPE}\shell\open\command" "" '"$INSTDIR\okr-workshop.exe" "%1"'
  WriteRegStr HKCU "${GONE}" "DisplayName" "OKR Workshop"
  WriteRegStr HKCU "${GONE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${GONE}" "DisplayIcon" "$INSTDIR\okr-workshop.exe"
  WriteRegStr HKCU "${GONE}" "Publisher" "OKR Workshop"
  WriteRegStr HKCU "${GONE}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${GONE}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${GONE}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${GONE}" "EstimatedSize" ${KIB}
  WriteRegDWORD HKCU "${GONE}" "NoModify" 1
  WriteRegDWORD HKCU "${GONE}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
  SetShellVarContext current
  !insertmacro Closed
  !insertmacro Taken
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\OKR Workshop.lnk"
  ReadRegStr $0 HKCU "${TYPES}\.okrw" ""
  ${If} $0 == "${TYPE}"
    DeleteRegValue HKCU "${TYPES}\.okrw" ""
    DeleteRegValue HKCU "${TYPES}\.okrw" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "${TYPES}\.okrw\OpenWithProgids" "${TYPE}"
  DeleteRegKey /ifempty HKCU "${TYPES}\.okrw\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${TYPES}\.okrw"
  DeleteRegKey HKCU "${TYPES}\${TYPE}"
  DeleteRegKey HKCU "${GONE}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
