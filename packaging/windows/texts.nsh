; What the installer says, in both languages.
!macro Say NAME FRENCH ENGLISH
  LangString ${NAME} ${LANG_FRENCH} "${FRENCH}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend

!macro TEXTS
  !insertmacro Say SERVICE_NAME "Service DmpConnect-JS2" "DmpConnect-JS2 service"
  !insertmacro Say SERVICE_TEXT "Le connecteur : un service du poste, sans fenêtre." "The connector: a service of this computer, without a window."
  !insertmacro Say SUPERVISOR_NAME "Superviseur" "Supervisor"
  !insertmacro Say SUPERVISOR_TEXT "L’icône près de l’horloge : état, réglages et diagnostics du service." "The icon beside the clock: state, settings and diagnostics of the service."
  !insertmacro Say RESET_NAME "Supprimer les réglages utilisateur" "Remove the user’s settings"
  !insertmacro Say RESET_TEXT "Les réglages d’une version précédente (proxy, serveur de temps…) ne sont pas gardés." "Settings of an earlier version (proxy, time server…) are not kept."
  !insertmacro Say ACCOUNT_NAME "Installer le service avec un compte utilisateur spécifique" "Install the service under an account of its own"
  !insertmacro Say ACCOUNT_TEXT "Normalement inutile : le compte système local convient." "Not needed normally: the local system account will do."
  !insertmacro Say ACCOUNT_LABEL "Compte (domaine\nom, ou .\nom pour un compte du poste) :" "Account (domain\name, or .\name for an account of this computer):"
  !insertmacro Say PASSWORD_LABEL "Mot de passe du compte :" "Password of the account:"
  !insertmacro Say STOP_FAILED "Le service de la version précédente ne s’arrête pas." "The service of the earlier version does not stop."
  !insertmacro Say REGISTER_FAILED "Le service n’a pas pu être enregistré auprès de Windows." "The service could not be registered with Windows."
  !insertmacro Say START_FAILED "Le service n’a pas pu être démarré." "The service could not be started."
  !insertmacro Say RIGHTS_FAILED "Le compte du service n’a pas reçu tous ses droits." "The account of the service was not given all its rights."
  !insertmacro Say HOSTS_FAILED "Le fichier hosts n’a pas pu être modifié." "The hosts file could not be changed."
  !insertmacro Say TRUST_FAILED "L’autorité locale n’a pas pu être déclarée ou retirée : voir le superviseur." "The local authority could not be declared or taken away: see the supervisor."
  !insertmacro Say EXTRA_FAILED "L’installation a échoué :" "The installation failed:"
  !insertmacro Say X64_NEEDED "Cette version est pour Windows 64 bits. Prenez celle pour 32 bits (x86)." "This version is for 64-bit Windows. Take the 32-bit one (x86)."
  !insertmacro Say X64_ADVICE "Windows est en 64 bits : la version 64 bits convient mieux. Continuer ?" "This is a 64-bit Windows: the 64-bit version suits it better. Go on?"
!macroend
