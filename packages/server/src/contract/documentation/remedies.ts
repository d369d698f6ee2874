import type { WireErrorName } from '../errors.js';

/** What to do about each error, for the person who meets it: a practice in French, a developer in English. */
export const REMEDIES: Readonly<Record<WireErrorName, { readonly fr: string; readonly en: string }>> = {
  'technical-fault': {
    fr: 'Recommencer. Si l’erreur revient, transmettre la fin des journaux au support.',
    en: 'Try again with a new session; if it comes back, send the end of the journals to the support.',
  },
  'functional-fault': {
    fr: 'Signaler à l’éditeur du logiciel : la demande n’est pas conforme.',
    en: 'A mistake of the application: the description names the field and the rule, or the command to call first.',
  },
  'invalid-session': {
    fr: 'Relancer l’action : le logiciel doit ouvrir une nouvelle session.',
    en: 'Open a new session: this one was closed, left alone too long, or belongs to another page.',
  },
  'pin-refused': {
    fr: 'Vérifier le code porteur avant tout nouvel essai : trois erreurs bloquent la carte.',
    en: 'Ask the holder again, showing `i_remainingPinCodeInputs`. Never repeat the same PIN by program.',
  },
  'card-absent': {
    fr: 'Insérer la carte dans le lecteur.',
    en: 'Ask for the card, then call `hl_getCpxCard` again.',
  },
  'card-blocked': {
    fr: 'Débloquer la carte avec son code de secours, ou demander une nouvelle carte.',
    en: 'The card must be unblocked with its emergency code; no call here helps.',
  },
  'card-expired': {
    fr: 'Utiliser la nouvelle carte, ou en demander une à l’ANS.',
    en: 'The validity of the card is over: another card is needed.',
  },
  'card-changed': {
    fr: 'Remettre la carte, puis saisir le code porteur à nouveau.',
    en: 'Call `hl_getCpxCard`, then the command with the PIN, again.',
  },
  'card-not-cpx': {
    fr: 'Insérer une carte CPS, CPF ou CPE dans ce lecteur.',
    en: 'Another kind of card is in the reader: choose another reader, or ask for the professional’s card.',
  },
  'reader-not-found': {
    fr: 'Brancher le lecteur, ou en choisir un autre.',
    en: 'Call `hl_getPcscReaders` and use a name of that list.',
  },
  'card-service-unavailable': {
    fr: 'Vérifier que le service de cartes à puce du poste est démarré et le lecteur branché.',
    en: 'The smart card service of the system is stopped: the next call works once it is back.',
  },
  'card-library-fault': {
    fr: 'Retirer puis remettre la carte. Si l’erreur revient, réinstaller la Cryptolib CPS.',
    en: 'The extended text holds the library’s own code; check that the Cryptolib CPS is installed.',
  },
  'invalid-handle': {
    fr: 'Recommencer la recherche avant d’ouvrir le document.',
    en: 'The handle was released, belongs to another search or session, or is of another type.',
  },
  'invalid-parameter': {
    fr: 'Signaler à l’éditeur du logiciel.',
    en: 'Use a parameter of this type of object.',
  },
  'licence-refused': {
    fr: 'Contacter le fournisseur de la licence avec le message affiché.',
    en: 'The extended text holds the licence server’s sentence, or what was tried with each server.',
  },
  'time-unreachable': {
    fr: 'Vérifier l’accès du poste à Internet et aux serveurs de temps.',
    en: 'Open UDP port 123 to the time servers, or name others in the settings.',
  },
  'document-refused': {
    fr: 'Corriger le document ou l’identité du patient comme indiqué.',
    en: 'The extended text names what is missing or wrong in the document; nothing was sent.',
  },
  'not-supported': {
    fr: 'Cette fonction n’existe pas dans cette version.',
    en: 'This build, or this system, does not do it: the extended text says what is missing.',
  },
  'size-exceeded': {
    fr: 'Réduire la taille des données.',
    en: 'Keep less: what was stored before is unchanged.',
  },
  'unknown-data': {
    fr: 'Recommencer : cette donnée n’existe plus.',
    en: 'The id was removed, or belongs to another session or application.',
  },
  'soap-fault': {
    fr: 'Recommencer plus tard ; si l’erreur revient, transmettre le message au support.',
    en: 'The service’s own code and reason are in the extended text.',
  },
  'dmp-business-error': {
    fr: 'Suivre le message du DMP.',
    en: 'The extended text begins with the DMP’s own code.',
  },
  'answer-not-understood': {
    fr: 'Recommencer plus tard ; si l’erreur revient, transmettre les journaux au support.',
    en: 'The service answered something unexpected, often a page of a proxy; see the journals.',
  },
  'insi-business-error': {
    fr: 'Suivre le message du téléservice INSi.',
    en: 'The teleservice’s own code is in the extended text.',
  },
  'mss-business-error': {
    fr: 'Suivre le message de l’opérateur de messagerie.',
    en: 'The operator’s own code is in the extended text.',
  },
  'proxy-not-resolved': {
    fr: 'Vérifier le nom du serveur mandataire dans les paramètres.',
    en: 'Check the name of the proxy: settings, session or connector.',
  },
  'host-not-resolved': {
    fr: 'Vérifier l’accès du poste à Internet.',
    en: 'Check the DNS of the machine, and the address given.',
  },
  'connection-failed': {
    fr: 'Vérifier l’accès du poste à Internet et le pare-feu.',
    en: 'A firewall, a stopped server or a wrong port.',
  },
  timeout: {
    fr: 'Recommencer ; si l’erreur revient, vérifier la connexion à Internet.',
    en: 'Half a second before the time-out of the command nothing had come: the outcome is unknown.',
  },
  'tls-failed': {
    fr: 'Vérifier la carte (une carte de test en production, ou l’inverse, se termine ainsi) et la date du poste ; le diagnostic du connecteur le dit.',
    en: 'The two sides did not agree, or the card is of the other environment or was refused: the extended text tells.',
  },
  'receive-failed': {
    fr: 'Recommencer ; si l’erreur revient, vérifier le serveur mandataire.',
    en: 'The connection was cut, or the proxy refused: its status is in the extended text.',
  },
  'server-certificate-refused': {
    fr: 'Vérifier la date du poste ; un antivirus ou un serveur mandataire intercepte peut-être la connexion.',
    en: 'The authority is not trusted: an intercepting proxy, a wrong clock, or the wrong environment.',
  },
  'vitale-missing': {
    fr: 'Insérer la carte Vitale ; vérifier que la bibliothèque de lecture est installée.',
    en: 'The extended text says which: no card, or which library or function is missing.',
  },
  'vitale-read-error': {
    fr: 'Retirer puis remettre la carte Vitale ; essuyer la puce.',
    en: 'The library’s own code is in the extended text.',
  },
  'vitale-no-rights': {
    fr: 'Insérer la carte du professionnel dans l’autre lecteur.',
    en: 'Reading needs a professional’s card beside it.',
  },
};
