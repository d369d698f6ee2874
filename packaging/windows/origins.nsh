; Permission for the pages of applications to talk to the loopback address (Local Network Access), as policies of the
; browsers. Lists are numbered from 1 without a gap, and may hold what others put there: ours are added at the end, and
; taken away without leaving a gap. Firefox takes the authorities of Windows once told to.

!define CHROME "Software\Policies\Google\Chrome"
!define EDGE "Software\Policies\Microsoft\Edge"
!define FIREFOX "Software\Policies\Mozilla\Firefox"
!define OURS "Software\DmpConnect-JS2"

; $R0: key, $R1: value.
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
      Return
    ${EndIf}
    IntOp $R2 $R2 + 1
  ${Loop}
FunctionEnd
!endif

Function ${UN}RemoveFromList
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

; Calls ${CALL}AddToList or RemoveFromList for the origin $R1 in the list of each browser.
!macro EachList CALL
  StrCpy $R0 "${CHROME}\LocalNetworkAccessAllowedForUrls"
  Call ${CALL}
  StrCpy $R0 "${CHROME}\LoopbackNetworkAllowedForUrls"
  Call ${CALL}
  StrCpy $R0 "${EDGE}\LocalNetworkAccessAllowedForUrls"
  Call ${CALL}
  StrCpy $R0 "${EDGE}\LoopbackNetworkAllowedForUrls"
  Call ${CALL}
!macroend

; Runs over the origins of $R9, separated by semicolons.
!macro EachOrigin CALL
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
      !insertmacro EachList ${CALL}
    ${EndIf}
  ${Loop}
!macroend

Function GrantLoopback
  ; What an earlier version granted and this one does not is taken back.
  ReadRegStr $R9 HKLM "${OURS}" "Origins"
  !insertmacro EachOrigin RemoveFromList
  StrCpy $R9 $Origins
  !insertmacro EachOrigin AddToList
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
  !insertmacro EachOrigin un.RemoveFromList
  ReadRegDWORD $R1 HKLM "${OURS}" "FirefoxRoots"
  ${If} $R1 == 1
    DeleteRegValue HKLM "${FIREFOX}\Certificates" "ImportEnterpriseRoots"
    DeleteRegKey /ifempty HKLM "${FIREFOX}\Certificates"
    DeleteRegKey /ifempty HKLM "${FIREFOX}"
  ${EndIf}
  DeleteRegKey /ifempty HKLM "${CHROME}"
  DeleteRegKey /ifempty HKLM "${EDGE}"
  DeleteRegKey /ifempty HKLM "Software\Policies\Google"
  DeleteRegKey /ifempty HKLM "Software\Policies\Mozilla"
FunctionEnd
