/**
 * Catalogue of the errors that travel on the wire: type, code and the sentence for people (js-api 2.3, 2.4).
 * Type 1 codes other than 7, and the codes of types 2 and 4, are ours: the vendor's list is not public.
 */
export const WIRE_ERRORS = {
  'technical-fault': {
    type: 6000,
    code: 1,
    en: 'Internal fault of the connector',
    fr: 'Erreur interne du connecteur',
  },
  'functional-fault': { type: 6000, code: 2, en: 'Invalid request', fr: 'Requête invalide' },
  'invalid-session': { type: 6000, code: 3, en: 'Unknown session', fr: 'Session inconnue' },
  'pin-refused': { type: 1, code: 7, en: 'Wrong PIN code', fr: 'Code porteur erroné' },
  'card-absent': {
    type: 1,
    code: 1001,
    en: 'No card in the reader',
    fr: 'Aucune carte dans le lecteur',
  },
  'card-blocked': {
    type: 1,
    code: 1002,
    en: 'The card is blocked: too many wrong PIN codes',
    fr: 'Carte bloquée : trop de codes porteur erronés',
  },
  'card-expired': { type: 1, code: 1003, en: 'The card has expired', fr: 'Carte expirée' },
  'card-changed': {
    type: 1,
    code: 1004,
    en: 'The card was removed or changed: select it again',
    fr: 'Carte retirée ou remplacée : il faut la sélectionner à nouveau',
  },
  'card-not-cpx': {
    type: 1,
    code: 1005,
    en: 'The card is not a CPx card',
    fr: 'La carte n’est pas une carte CPx',
  },
  'reader-not-found': { type: 1, code: 1006, en: 'Reader not found', fr: 'Lecteur introuvable' },
  'card-service-unavailable': {
    type: 1,
    code: 1007,
    en: 'The smart card service is not available',
    fr: 'Le service de cartes à puce est indisponible',
  },
  'card-library-fault': {
    type: 1,
    code: 1008,
    en: 'The card library reported an error',
    fr: 'Erreur de la bibliothèque d’accès à la carte',
  },
  'invalid-handle': {
    type: 1,
    code: 1009,
    en: 'Invalid handle, or handle of another kind',
    fr: 'Identifiant d’objet invalide ou d’un autre type',
  },
  'invalid-parameter': {
    type: 1,
    code: 1010,
    en: 'This object has no such parameter',
    fr: 'Paramètre inconnu pour cet objet',
  },
  'licence-refused': {
    type: 1,
    code: 1011,
    en: 'Licence or right refused',
    fr: 'Licence ou droit refusé',
  },
  'time-unreachable': {
    type: 1,
    code: 1012,
    en: 'Time server unreachable',
    fr: 'Serveur de temps injoignable',
  },
  'document-refused': {
    type: 1,
    code: 1013,
    en: 'Document refused by local validation',
    fr: 'Document refusé par les contrôles locaux',
  },
  'not-supported': {
    type: 1,
    code: 1014,
    en: 'Not supported by this build',
    fr: 'Fonction absente de cette version',
  },
  'size-exceeded': {
    type: 1,
    code: 1015,
    en: 'Maximum size exceeded',
    fr: 'Taille maximale dépassée',
  },
  'unknown-data': { type: 1, code: 1016, en: 'Unknown data id', fr: 'Identifiant de donnée inconnu' },
  'soap-fault': {
    type: 2,
    code: 1001,
    en: 'The service answered with a fault',
    fr: 'Le service a répondu par une erreur',
  },
  'dmp-business-error': {
    type: 2,
    code: 1002,
    en: 'The DMP refused the request',
    fr: 'Le DMP a refusé la demande',
  },
  'answer-not-understood': {
    type: 2,
    code: 1003,
    en: 'The answer of the service was not understood',
    fr: 'Réponse du service incomprise',
  },
  'insi-business-error': {
    type: 2,
    code: 1101,
    en: 'The INSi service refused the request',
    fr: 'Le téléservice INSi a refusé la demande',
  },
  'mss-business-error': {
    type: 2,
    code: 1201,
    en: 'The messaging service refused the request',
    fr: 'La messagerie sécurisée a refusé la demande',
  },
  'proxy-not-resolved': {
    type: 3,
    code: 5,
    en: 'The name of the proxy is not known',
    fr: 'Nom du serveur mandataire inconnu',
  },
  'host-not-resolved': {
    type: 3,
    code: 6,
    en: 'The name of the server is not known',
    fr: 'Nom du serveur inconnu',
  },
  'connection-failed': {
    type: 3,
    code: 7,
    en: 'The server cannot be reached',
    fr: 'Serveur injoignable',
  },
  timeout: { type: 3, code: 28, en: 'No answer in time', fr: 'Délai de réponse dépassé' },
  'tls-failed': {
    type: 3,
    code: 35,
    en: 'The TLS handshake failed',
    fr: 'Échec de la négociation TLS',
  },
  'receive-failed': {
    type: 3,
    code: 56,
    en: 'The connection was cut or refused by the proxy',
    fr: 'Connexion interrompue ou refusée par le serveur mandataire',
  },
  'server-certificate-refused': {
    type: 3,
    code: 60,
    en: 'The certificate of the server is not trusted',
    fr: 'Certificat du serveur refusé',
  },
  'vitale-missing': {
    type: 4,
    code: 1001,
    en: 'No Vitale card, or no library to read it',
    fr: 'Carte Vitale ou bibliothèque de lecture absente',
  },
  'vitale-read-error': {
    type: 4,
    code: 1002,
    en: 'The Vitale card cannot be read',
    fr: 'Carte Vitale illisible',
  },
  'vitale-no-rights': {
    type: 4,
    code: 1003,
    en: 'No right to read the content of the Vitale card',
    fr: 'Droits insuffisants pour lire la carte Vitale',
  },
} as const satisfies Record<string, WireErrorRow>;

interface WireErrorRow {
  readonly type: WireErrorType;
  readonly code: number;
  readonly en: string;
  readonly fr: string;
}

/** Name of an error of the catalogue: what the code of the server switches on. */
export type WireErrorName = keyof typeof WIRE_ERRORS;

/** Values of `i_apiErrorType` that the server sends (js-api 2.3; 5000 is made by the browser wrapper alone). */
export type WireErrorType = 1 | 2 | 3 | 4 | 6000;

/** Text of `s_apiErrorTypeDescription` for each type. */
export const WIRE_ERROR_TYPES: Readonly<Record<WireErrorType, string>> = {
  1: 'API errors',
  2: 'DMP errors',
  3: 'Network errors',
  4: 'Vitale errors',
  6000: 'Software errors',
};

/** Details of an {@link ApiFailure}. */
export interface ApiFailureDetails {
  /** Sentence for people, in the place of the one of the catalogue. Never a PIN, an identity or content. */
  readonly description?: string;
  /** Name of the internal function that failed (`s_apiErrorContext`); absent: the command's name. */
  readonly context?: string;
  /** Further detail (`s_apiErrorExtendedInformations`). */
  readonly extended?: string;
  /** Wire fields that accompany this error alone, e.g. `i_remainingPinCodeInputs`. */
  readonly extra?: Readonly<Record<string, string | number>>;
  readonly cause?: unknown;
}

/**
 * A failure whose wire form is known: handlers throw it, and every other thrown value is turned into one.
 *
 * @example
 * ```ts
 * throw new ApiFailure('functional-fault', { description: 's_readerName: no reader has this name' });
 * ```
 */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly failure: WireErrorName;
  readonly type: WireErrorType;
  readonly code: number;
  readonly context: string | undefined;
  readonly extended: string;
  readonly extra: Readonly<Record<string, string | number>>;

  constructor(failure: WireErrorName, details: ApiFailureDetails = {}) {
    const row = WIRE_ERRORS[failure];
    super(details.description ?? row.en, { cause: details.cause });
    this.failure = failure;
    this.type = row.type;
    this.code = row.code;
    this.context = details.context;
    this.extended = details.extended ?? '';
    this.extra = details.extra ?? {};
  }
}
