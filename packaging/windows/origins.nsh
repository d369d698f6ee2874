; Permission for the pages of applications to talk to the loopback address (Local Network Access), as policies of the
; browsers. Lists are numbered from 1 without a gap, and may hold what others put there: ours are added at the end, and
; taken away without leaving a gap. Chrome and Edge want origins, under the name of their first versions and that of
; the loopback alone (146); Firefox (150) wants names of hosts, and takes the authorities of Windows once told to.

!define CHROME "Software\Policies\Google\Chrome"
!define EDGE "Software\Policies\Microsoft\Edge"
!define FIREFOX "Software\Policies\Mozilla\Firefox"
!define OURS "Software\DmpConnect-JS2"

; $R0: key, $R1: value. What is added is written down, and nothing else is taken away.
!macro ListFunctions UN
!if "${UN}" == ""
Function ${UN}AddToList
  StrCpy $R2 1
  ${Do}
    ReadRegStr $R3 HKLM $R0 $R2
    ${If} $R3 == $R1
      Return
    ${EndIf}
    ${If} $R3 == ""
      WriteRegStr HKLM $R0 $R2 $R1
      WriteRegStr HKLM "${OURS}\Grants" "$R0|$R1" ""
      Return
    ${EndIf}
    IntOp $R2 $R2 + 1
  ${Loop}
FunctionEnd
!endif

Function ${UN}RemoveFromList
  ClearErrors
  ReadRegStr $R3 HKLM "${OURS}\Grants" "$R0|$R1"
  ${If} ${Errors}
    ; Somebody else put it there.
    ClearErrors
    Return
  ${EndIf}
  DeleteRegValue HKLM "${OURS}\Grants" "$R0|$R1"
  StrCpy $R2 1
  StrCpy $R4 1
  ${Do}
    ReadRegStr $R3 HKLM $R0 $R2
    ${If} $R3 == ""
      ${ExitDo}
    ${EndIf}
    ${If} $R3 != $R1
      WriteRegStr HKLM $R0 $R4 $R3
      IntOp $R4 $R4 + 1
    ${EndIf}
    IntOp $R2 $R2 + 1
  ${Loop}
  ${If} $R4 != $R2
    IntOp $R2 $R2 - 1
    DeleteRegValue HKLM $R0 $R2
  ${EndIf}
  DeleteRegKey /ifempty HKLM $R0
FunctionEnd
!macroend
!insertmacro ListFunctions ""
!insertmacro ListFunctions "un."

; $R1: an origin or its pattern, https://[*.]host:port; leaves the host as Firefox writes it, *.host.
!macro HostFunction UN
Function ${UN}HostOfOrigin
  StrCpy $R5 0
  ${Do}
    StrCpy $R6 $R1 3 $R5
    ${If} $R6 == "://"
      IntOp $R5 $R5 + 3
      StrCpy $R1 $R1 "" $R5
      ${ExitDo}
    ${EndIf}
    IntOp $R5 $R5 + 1
  ${LoopUntil} $R6 == ""
  StrCpy $R6 $R1 4
  ${If} $R6 == "[*.]"
    StrCpy $R1 $R1 "" 4
    StrCpy $R1 "*.$R1"
  ${EndIf}
  StrCpy $R5 0
  ${Do}
    StrCpy $R6 $R1 1 $R5
    ${If} $R6 == ":"
    ${OrIf} $R6 == "/"
      StrCpy $R1 $R1 $R5
      ${ExitDo}
    ${EndIf}
    IntOp $R5 $R5 + 1
  ${LoopUntil} $R6 == ""
FunctionEnd
!macroend
!insertmacro HostFunction ""
!insertmacro HostFunction "un."

; Calls ${UN}AddToList or RemoveFromList for the origin $R1 in the list of each browser.
!macro EachList UN CALL
  StrCpy $R0 "${CHROME}\LocalNetworkAccessAllowedForUrls"
  Call ${UN}${CALL}
  StrCpy $R0 "${CHROME}\LoopbackNetworkAllowedForUrls"
  Call ${UN}${CALL}
  StrCpy $R0 "${EDGE}\LocalNetworkAccessAllowedForUrls"
  Call ${UN}${CALL}
  StrCpy $R0 "${EDGE}\LoopbackNetworkAllowedForUrls"
  Call ${UN}${CALL}
  Call ${UN}HostOfOrigin
  StrCpy $R0 "${FIREFOX}\LocalNetworkAccess\SkipDomains"
  Call ${UN}${CALL}
!macroend

; Runs over the origins of $R9, separated by semicolons.
!macro EachOrigin UN CALL
  ${DoUntil} $R9 == ""
    StrCpy $R5 0
    ${Do}
      StrCpy $R6 $R9 1 $R5
      ${If} $R6 == ""
      ${OrIf} $R6 == ";"
        ${ExitDo}
      ${EndIf}
      IntOp $R5 $R5 + 1
    ${Loop}
    StrCpy $R1 $R9 $R5
    IntOp $R5 $R5 + 1
    StrCpy $R9 $R9 "" $R5
    ${If} $R1 != ""
      !insertmacro EachList "${UN}" ${CALL}
    ${EndIf}
  ${Loop}
!macroend

Function GrantLoopback
  ; What an earlier version granted and this one does not is taken back.
  ReadRegStr $R9 HKLM "${OURS}" "Origins"
  !insertmacro EachOrigin "" RemoveFromList
  StrCpy $R9 $Origins
  !insertmacro EachOrigin "" AddToList
  WriteRegStr HKLM "${OURS}" "Origins" $Origins
  ClearErrors
  ReadRegDWORD $R1 HKLM "${FIREFOX}\Certificates" "ImportEnterpriseRoots"
  ${If} ${Errors}
    WriteRegDWORD HKLM "${FIREFOX}\Certificates" "ImportEnterpriseRoots" 1
    WriteRegDWORD HKLM "${OURS}" "FirefoxRoots" 1
  ${EndIf}
  ClearErrors
FunctionEnd

Function un.GrantLoopback
  ReadRegStr $R9 HKLM "${OURS}" "Origins"
  !insertmacro EachOrigin "un." RemoveFromList
  ReadRegDWORD $R1 HKLM "${OURS}" "FirefoxRoots"
  ${If} $R1 == 1
    DeleteRegValue HKLM "${FIREFOX}\Certificates" "ImportEnterpriseRoots"
    DeleteRegKey /ifempty HKLM "${FIREFOX}\Certificates"
  ${EndIf}
  DeleteRegKey /ifempty HKLM "${CHROME}"
  DeleteRegKey /ifempty HKLM "${EDGE}"
  DeleteRegKey /ifempty HKLM "${FIREFOX}\LocalNetworkAccess"
  DeleteRegKey /ifempty HKLM "${FIREFOX}"
  DeleteRegKey /ifempty HKLM "Software\Policies\Google"
  DeleteRegKey /ifempty HKLM "Software\Policies\Microsoft"
  DeleteRegKey /ifempty HKLM "Software\Policies\Mozilla"
FunctionEnd
