; Installer of DmpConnect-JS2 for Windows (seed 5.1, 6.1; js-api 13.6). Compiled by scripts/package/windows/installer.mjs,
; which defines: VERSION, WINDOWS_VERSION, FLAVOUR, PAYLOAD, OUTPUT, ARCHITECTURE (x64, x86), PACKAGING, SETTINGS,
; ORIGINS, and if there are such files GHOSTSCRIPT, CRYPTOLIB, GALSS, each with ..._NAME, the name it is unpacked under,
; ..._LOUD and ..._QUIET, its command line with and without windows; and SIGN, a command that signs "%1".
;
; Silent: /S, and any of
;   /ACCOUNT=name /PASSWORD="word" service under this account; that of before, or the system's own, otherwise
;   /RESETSETTINGS                 settings of earlier versions are not kept
;   /NOSUPERVISOR                  without the supervisor; that of an earlier version is taken away
;   /GHOSTSCRIPT /CRYPTOLIB /GALSS install those too, when this installer holds them
;   /ORIGINS=https://a;https://b   applications to which browsers grant the loopback, instead of the built-in list
;   /D=folder                      last: where it is installed

!if "${ARCHITECTURE}" == "x64"
  Target amd64-unicode
!else
  Target x86-unicode
!endif
!ifdef FAST
  SetCompress off
!else
  SetCompressor /SOLID lzma
!endif
ManifestDPIAware true
RequestExecutionLevel admin
Name "DmpConnect-JS2 ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$PROGRAMFILES32\DmpConnect-JS2"
InstallDirRegKey HKLM "Software\DmpConnect-JS2" "InstallDir"
BrandingText "DmpConnect-JS2 ${VERSION} (${FLAVOUR})"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "nsDialogs.nsh"
!include "Sections.nsh"
!include "x64.nsh"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\DmpConnect-JS2"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define HOST '"$INSTDIR\dmpconnect-js2.exe"'

Var Account
Var DataFolder
Var Password
Var Origins
Var AccountField
Var PasswordField

!include "texts.nsh"
!include "origins.nsh"

!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_COMPONENTS
Page custom AskAccount ReadAccount
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"
!insertmacro TEXTS

VIProductVersion "${WINDOWS_VERSION}"
VIAddVersionKey /LANG=${LANG_FRENCH} "ProductName" "DmpConnect-JS2"
VIAddVersionKey /LANG=${LANG_FRENCH} "FileDescription" "Installation de DmpConnect-JS2 (${FLAVOUR})"
VIAddVersionKey /LANG=${LANG_FRENCH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_FRENCH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_FRENCH} "LegalCopyright" "Apache-2.0"

!ifdef SIGN
  !uninstfinalize '${SIGN}' = 0
!endif

; A silent installation shows nothing: what it has to say is kept beside the journals of the service too.
!macro Note TEXT
  DetailPrint "${TEXT}"
  CreateDirectory "$DataFolder"
  FileOpen $9 "$DataFolder\install.log" a
  ${If} $9 != ""
    FileSeek $9 0 END
    FileWriteUTF16LE /BOM $9 "${VERSION}: ${TEXT}$\r$\n"
    FileClose $9
  ${EndIf}
!macroend

; Says what failed and stops: a half-installed service is worse than none.
!macro Require COMMAND TEXT
  ExecWait '${COMMAND}' $0
  ${If} $0 != 0
    !insertmacro Note "${TEXT} ($0)"
    MessageBox MB_OK|MB_ICONSTOP "${TEXT} ($0)" /SD IDOK
    SetErrorLevel 2
    Abort "${TEXT} ($0)"
  ${EndIf}
!macroend

; Says what failed and goes on.
!macro Attempt COMMAND TEXT
  ExecWait '${COMMAND}' $0
  ${If} $0 != 0
    !insertmacro Note "${TEXT} ($0)"
  ${EndIf}
!macroend

Section "!$(SERVICE_NAME)" Service
  SectionIn RO
  SetShellVarContext all
  ; An earlier version stops before its files are replaced: the files in use could not be.
  ${If} ${FileExists} "$INSTDIR\dmpconnect-js2.exe"
    !insertmacro Require '${HOST} stop' "$(STOP_FAILED)"
    !insertmacro Attempt '${HOST} end-programs' "$(STOP_FAILED)"
  ${EndIf}
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\licences"

  SetOverwrite on
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  Call ForgetSettings
  ${IfNot} ${FileExists} "$INSTDIR\DmpConnect-JS2.xml"
    File "/oname=DmpConnect-JS2.xml" "${SETTINGS}"
  ${EndIf}

  WriteRegStr HKLM "Software\DmpConnect-JS2" "InstallDir" "$INSTDIR"
  WriteRegStr HKLM "Software\DmpConnect-JS2" "Version" "${VERSION}"
  WriteRegStr HKLM "Software\DmpConnect-JS2" "Flavour" "${FLAVOUR}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "DmpConnect-JS2"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\dmpconnect-js2.exe"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" "$0"

  CreateDirectory "$DataFolder"
  ${If} $Account == ""
    !insertmacro Require '${HOST} install' "$(REGISTER_FAILED)"
  ${Else}
    !insertmacro Require '${HOST} install "$Account" "$Password"' "$(REGISTER_FAILED)"
    !insertmacro Attempt '${HOST} let-account "$Account"' "$(RIGHTS_FAILED)"
    ; This tool does not know that a dot means this computer.
    StrCpy $1 $Account
    StrCpy $2 $Account 2
    ${If} $2 == ".\"
      StrCpy $1 $Account "" 2
    ${EndIf}
    !insertmacro Attempt '"$SYSDIR\icacls.exe" "$DataFolder" /grant "$1:(OI)(CI)M" /q' "$(RIGHTS_FAILED)"
    !insertmacro Attempt '"$SYSDIR\icacls.exe" "$INSTDIR" /grant "$1:(OI)(CI)RX" /q' "$(RIGHTS_FAILED)"
  ${EndIf}
  !insertmacro Attempt '${HOST} hosts-add' "$(HOSTS_FAILED)"
  ; Put back below, unless it is not wanted any more.
  DeleteRegValue HKLM "${RUN_KEY}" "DmpConnect-JS2"
  RMDir /r "$SMPROGRAMS\DmpConnect-JS2"
  Call GrantLoopback
  ${If} $Account == ""
    Call TrustAuthority
    !insertmacro Require '${HOST} start' "$(START_FAILED)"
  ${Else}
    !insertmacro Require '${HOST} start' "$(START_FAILED)"
    Call WaitForCertificate
    Call TrustAuthority
  ${EndIf}
SectionEnd

Section "$(SUPERVISOR_NAME)" Supervisor
  WriteRegStr HKLM "${RUN_KEY}" "DmpConnect-JS2" '"$INSTDIR\dmpconnect-js2-supervisor.exe"'
  CreateDirectory "$SMPROGRAMS\DmpConnect-JS2"
  CreateShortcut "$SMPROGRAMS\DmpConnect-JS2\$(SUPERVISOR_NAME).lnk" "$INSTDIR\dmpconnect-js2-supervisor.exe"
SectionEnd

; What an installer of somebody else's ends with when all is well, but for a restart of the machine.
!define RESTART_NEEDED 3010

; A program that the operator provides (names of definitions ignore case: sections have others than files). It is said when it fails: the connector is installed all the same.
!macro OperatorSection FILE INDEX TITLE
  Section /o "${TITLE}" ${INDEX}
    InitPluginsDir
    File "/oname=$PLUGINSDIR\${${FILE}_NAME}" "${${FILE}}"
    ClearErrors
    ${If} ${Silent}
      ExecWait '${${FILE}_QUIET}' $0
    ${Else}
      ExecWait '${${FILE}_LOUD}' $0
    ${EndIf}
    ${If} ${Errors}
      StrCpy $0 "?"
      ClearErrors
    ${EndIf}
    ${If} $0 == ${RESTART_NEEDED}
      SetRebootFlag true
    ${ElseIf} $0 != 0
      !insertmacro Note "$(EXTRA_FAILED) ${TITLE} ($0)"
    ${EndIf}
  SectionEnd
!macroend

!ifdef GHOSTSCRIPT
  !insertmacro OperatorSection GHOSTSCRIPT OfferedGhostscript "Ghostscript"
!endif
!ifdef CRYPTOLIB
  !insertmacro OperatorSection CRYPTOLIB OfferedCryptolib "Cryptolib CPS"
!endif
!ifdef GALSS
  !insertmacro OperatorSection GALSS OfferedGalss "GALSS"
!endif

Section /o "$(RESET_NAME)" ResetSettings
SectionEnd

Section /o "$(ACCOUNT_NAME)" OwnAccount
SectionEnd

Function ForgetSettings
  ${If} ${SectionIsSelected} ${ResetSettings}
    Delete "$INSTDIR\DmpConnect-JS2.xml"
  ${EndIf}
FunctionEnd

; The state of the service lies in one place whatever its account; the program is told, since it is not run by it here.
Function TrustAuthority
  ExecWait '${HOST} command certificate trust --state "$DataFolder"' $0
  ${If} $0 != 0
    !insertmacro Note "$(TRUST_FAILED) ($0)"
  ${EndIf}
FunctionEnd

; A service under an account of its own makes its files itself: made by somebody else, it could not read them.
Function WaitForCertificate
  StrCpy $1 0
  ${Do}
    ExecWait '${HOST} command certificate ca-path --state "$DataFolder"' $0
    IntOp $1 $1 + 1
    ${If} $0 == 0
    ${OrIf} $1 >= 20
      ${ExitDo}
    ${EndIf}
    Sleep 1000
  ${Loop}
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Service} "$(SERVICE_TEXT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${Supervisor} "$(SUPERVISOR_TEXT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${ResetSettings} "$(RESET_TEXT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${OwnAccount} "$(ACCOUNT_TEXT)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

!macro SelectWhenAsked OPTION SECTION
  ClearErrors
  ${GetOptions} $0 "${OPTION}" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SECTION}
  ${EndIf}
!macroend

Function .onInit
  ${If} ${RunningX64}
    SetRegView 64
    ${IfNot} ${Silent}
    ${AndIf} "${ARCHITECTURE}" == "x86"
      MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(X64_ADVICE)" IDOK +2
      Abort
    ${EndIf}
  ${ElseIf} "${ARCHITECTURE}" == "x64"
    MessageBox MB_OK|MB_ICONSTOP "$(X64_NEEDED)" /SD IDOK
    Abort
  ${EndIf}
  Call FindDataFolder
  ${GetParameters} $0
  !insertmacro SelectWhenAsked "/RESETSETTINGS" ${ResetSettings}
  !ifdef GHOSTSCRIPT
    !insertmacro SelectWhenAsked "/GHOSTSCRIPT" ${OfferedGhostscript}
  !endif
  !ifdef CRYPTOLIB
    !insertmacro SelectWhenAsked "/CRYPTOLIB" ${OfferedCryptolib}
  !endif
  !ifdef GALSS
    !insertmacro SelectWhenAsked "/GALSS" ${OfferedGalss}
  !endif
  ClearErrors
  ${GetOptions} $0 "/NOSUPERVISOR" $1
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${Supervisor}
  ${EndIf}
  ${GetOptions} $0 "/ACCOUNT=" $Account
  ${GetOptions} $0 "/PASSWORD=" $Password
  StrCpy $Origins "${ORIGINS}"
  ClearErrors
  ${GetOptions} $0 "/ORIGINS=" $1
  ${IfNot} ${Errors}
    StrCpy $Origins $1
  ${EndIf}
FunctionEnd

!macro FindDataFolder UN
Function ${UN}FindDataFolder
  ; Folder of all users: that of programs' data.
  SetShellVarContext all
  StrCpy $DataFolder "$APPDATA\DmpConnect-JS2"
FunctionEnd
!macroend
!insertmacro FindDataFolder ""
!insertmacro FindDataFolder "un."

Function un.onInit
  Call un.FindDataFolder
  ${If} ${RunningX64}
    SetRegView 64
  ${EndIf}
FunctionEnd

Function AskAccount
  ${IfNot} ${SectionIsSelected} ${OwnAccount}
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(ACCOUNT_NAME)" "$(ACCOUNT_TEXT)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 12u "$(ACCOUNT_LABEL)"
  Pop $0
  ${NSD_CreateText} 0 13u 100% 13u ".\"
  Pop $AccountField
  ${NSD_CreateLabel} 0 34u 100% 12u "$(PASSWORD_LABEL)"
  Pop $0
  ${NSD_CreatePassword} 0 47u 100% 13u ""
  Pop $PasswordField
  nsDialogs::Show
FunctionEnd

Function ReadAccount
  ${NSD_GetText} $AccountField $Account
  ${NSD_GetText} $PasswordField $Password
FunctionEnd

Section "Uninstall"
  SetShellVarContext all
  !insertmacro Attempt '${HOST} command certificate untrust --state "$DataFolder"' "$(TRUST_FAILED)"
  !insertmacro Attempt '${HOST} stop' "$(STOP_FAILED)"
  !insertmacro Attempt '${HOST} end-programs' "$(STOP_FAILED)"
  !insertmacro Attempt '${HOST} uninstall' "$(REGISTER_FAILED)"
  !insertmacro Attempt '${HOST} hosts-remove' "$(HOSTS_FAILED)"
  Call un.GrantLoopback
  DeleteRegValue HKLM "${RUN_KEY}" "DmpConnect-JS2"
  DeleteRegKey HKLM "${UNINSTALL_KEY}"
  DeleteRegKey HKLM "Software\DmpConnect-JS2"
  RMDir /r "$SMPROGRAMS\DmpConnect-JS2"
  ; Journals of the master lie there too (seed 7.3.2).
  RMDir /r "$INSTDIR"
  RMDir /r "$DataFolder"
  ; Journals of the workers: of the service's account, seed 7.3.2, then of the person who uninstalls.
  RMDir /r "$WINDIR\System32\config\systemprofile\AppData\Roaming\DmpConnect-JS2"
  RMDir /r "$WINDIR\SysWOW64\config\systemprofile\AppData\Roaming\DmpConnect-JS2"
  SetShellVarContext current
  RMDir /r "$APPDATA\DmpConnect-JS2"
  RMDir /r "$LOCALAPPDATA\DmpConnect-JS2"
SectionEnd
