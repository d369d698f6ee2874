/**
 * Numbers of the wire by the name the libraries use (js-api 11). A table is the only place where a number stands.
 */

/** A number of the wire and the text that travels beside it. */
interface NumberAndText {
  readonly value: number;
  readonly text: string;
}

/** ReaderSlotType, 11.2. `CPS card` and `Vitale card` are texts seen; the others are ours. */
export const READER_SLOT_TYPES = {
  empty: { value: 1, text: 'No card' },
  vitale: { value: 2, text: 'Vitale card' },
  cps: { value: 3, text: 'CPS card' },
  other: { value: 4, text: 'Other card' },
  unknown: { value: 5, text: 'Unknown' },
} as const satisfies Record<string, NumberAndText>;

/** ReaderAccessMode, 11.3. The first two texts are seen ones. */
export const READER_ACCESS_MODES = {
  pcsc: { value: 1, text: 'Full PC/SC' },
  'galss-pcsc': { value: 2, text: 'GALSS/PCSC' },
  'galss-reader': { value: 3, text: 'GALSS reader' },
  'galss-rac': { value: 4, text: 'GALSS RAC' },
} as const satisfies Record<string, NumberAndText>;

/** State of the CPx card, 4.3. */
export const CPX_STATES = {
  valid: { value: 1, text: 'ValidCardInserted' },
  'no-card': { value: 2, text: 'NoCardInserted' },
  'unknown-card': { value: 3, text: 'UnknownCardInserted' },
  changed: { value: 4, text: 'CardStatusChanged' },
  blocked: { value: 5, text: 'CardIsBlocked' },
  expired: { value: 6, text: 'CardIsExpired' },
  'reader-error': { value: 7, text: 'CpxReaderError' },
} as const satisfies Record<string, NumberAndText>;

/** VitaleStatus of a card that was read, 11.4, with the names of the historical wrapper. */
export const VITALE_STATUSES = {
  real: { value: 3, text: 'ProdCard' },
  test: { value: 4, text: 'TestCard' },
  demo: { value: 5, text: 'DemoCard' },
} as const satisfies Record<string, NumberAndText>;

/** State of the Vitale card in a monitor, 4.3. */
export const VITALE_STATES = {
  unreadable: { value: 1, text: 'ReadError' },
  inserted: { value: 2, text: 'NewCardFound' },
  missing: { value: 4, text: 'CardMissing' },
} as const satisfies Record<string, NumberAndText>;

/** CPxType, 11.6. */
export const CPX_TYPES = { CPS: 1, CPF: 2, CPE: 3, CPA: 4 } as const;

/** CardDemoStatus, 11.7: our reading of `i_cpxCardType`. */
export const CARD_KINDS = { real: 1, test: 2 } as const;

/** IdentifierType of a professional, 11.8; 0 when the kind of the card's identifier is not in that list. */
export const PROFESSIONAL_IDENTIFIER_TYPES = {
  RPPS: 3,
  ADELI: 4,
  STUDENT: 6,
  CABINET_ADELI: 7,
  FINESS: 8,
  SIREN: 9,
  SIRET: 10,
  CABINET_RPPS: 11,
  DRASS: 0,
  UNKNOWN: 0,
} as const;

/** IdentifierType of an author given without one: an identifier inside the current structure (8.0). */
export const INTERNAL_IDENTIFIER = 12;

/** UserAuthenticationMode, 11.16: the only value ever seen, that of a user with his CPS card; 0 when not known. */
export const AUTHENTICATION_MODES = { card: 25, unknown: 0 } as const;

/** `i_digestType` of a signature, 4.5: 1 is the only value seen, the others are ours. */
export const DIGEST_TYPES = { 'SHA-256': 1, 'SHA-384': 2, 'SHA-512': 3 } as const;

/** HandleType, 11.5. */
export const HANDLE_TYPES = {
  Undefined: 1,
  List: 2,
  Error: 3,
  GalssResource: 4,
  Galss: 5,
  Vitale: 6,
  VitalePatient: 7,
  TimeProvider: 8,
  HP: 9,
  SubmissionSet: 10,
  Document: 11,
  Connection: 12,
  DmpConnector: 13,
  Certificate: 14,
  PracticeLocation: 15,
  CPx: 16,
  CPxPkcsToken: 17,
  Filter: 18,
  EventCode: 19,
  PcscResource: 107,
  Pcsc: 108,
} as const;

/** GlobalParameterName, 11.14. */
export const GLOBAL_PARAMETERS = {
  VersionName: 1,
  PatientWebAccessPdfStoragePath: 2,
  PatientWebAccessPdfTemplateFilename: 3,
  PatientWebAccessPdfDefaultUrl: 4,
  CryptolibCpsDllFilename: 5,
  VersionMajor: 6,
  VersionMinor: 7,
  VersionBuild: 8,
  CurrentTimeProvider: 9,
  Pkcs11EngineIsInitialized: 10,
} as const;

/** DocumentFormat of the unstructured documents, 11.9. */
export const DOCUMENT_FORMATS = { text: 1, rtf: 2, jpeg: 3, tiff: 4, pdf: 5 } as const;

/**
 * DocumentFormat of the structured documents by the formatCode of the registry, 11.9; JDV_J60. Liaison documents made at
 * the patient's home have the numbers of the others.
 */
export const STRUCTURED_FORMATS = {
  'urn:asip:ci-sis:vsm:2012': 6,
  'urn:ihe:lab:xd-lab:2008': 7,
  'urn:asip:ci-sis:dlu:2015': 40,
  'urn:asip:ci-sis:fludt:2017': 41,
  'urn:asip:ci-sis:fludr:2017': 42,
  'urn:asip:ci-sis:dlu-dlu-dom:2022': 40,
  'urn:asip:ci-sis:dlu-fludt-dom:2022': 41,
  'urn:asip:ci-sis:dlu-fludr-dom:2022': 42,
} as const;

/** DocumentFormat of a document that is none of those listed. */
export const OTHER_FORMAT = 0;

/** DocumentStatus bits, 11.9; a deleted document has none. */
export const DOCUMENT_STATUSES = { approved: 1, deprecated: 2, archived: 4, deleted: 0 } as const;

/** DocumentVisibility bits, 11.9. */
export const VISIBILITY_BITS = {
  normal: 1,
  hiddenFromPatient: 2,
  hiddenFromProfessionals: 4,
  hiddenFromGuardians: 8,
} as const;

/** Visibilities a document may be sent with, 11.9: the bits alone, and hidden from patient and guardians. */
export const SENDABLE_VISIBILITIES: readonly number[] = [1, 2, 4, 8, 10];

/** Visibilities a document may be given later, 11.9: normal, or any of the others together. */
export const CHANGEABLE_VISIBILITIES: readonly number[] = [1, 2, 4, 6, 8, 10, 12, 14];

/** PerformerRole, 11.9. */
export const PERFORMER_ROLES = { actor: 1, mainActor: 2, assistant: 3 } as const;

/** EventCodeType, 11.9. */
export const EVENT_CLASSIFICATIONS = {
  CCAM: 1,
  SNOMED_3_5_VF: 2,
  CIM_10: 3,
  LOINC: 4,
  DRC: 5,
} as const;

/** DMPStatus, 11.10. */
export const DMP_STATUSES = { active: 1, closed: 2, notFound: 3, error: 4 } as const;

/** Gender, 11.10. */
export const GENDERS = { unknown: 1, M: 2, MME: 3 } as const;

/** UserAuthorizationAction, 11.10. */
export const AUTHORIZATION_ACTIONS = { add: 1, remove: 2 } as const;

/** AccessMode, 11.10. */
export const ACCESS_MODES = { normal: 1, brisDeGlace: 2, centre15: 3 } as const;

/** OTPChannelType, 11.10. */
export const OTP_CHANNELS = { sms: 1, email: 2 } as const;

/** DmpAuthorizationListType, 11.10. */
export const AUTHORIZATION_LISTS = { all: 1, authorized: 2, denied: 3 } as const;

/** HpAuthorizationType of the answers, 11.10. */
export const HP_AUTHORIZATIONS = { authorized: 1, denied: 2 } as const;

/** GuardianStatus, 11.11: what a record has, and what a creation says. */
export const GUARDIAN_STATUSES = { none: 1, defined: 2 } as const;

/** GuardianAction, 11.11: what an update does. */
export const GUARDIAN_ACTIONS = { ignore: 1, add: 2, remove: 3 } as const;

/** LegalRepresentantRole, 11.11; 0 when the DMP names another relation. */
export const GUARDIAN_ROLES = {
  father: 1,
  mother: 2,
  stepFather: 3,
  stepMother: 4,
  grandFather: 5,
  grandMother: 6,
  greatGrandFather: 7,
  greatGrandMother: 8,
  aunt: 9,
  uncle: 10,
  brother: 11,
  sister: 12,
  guardian: 13,
} as const;

/** Sex, 11.10. */
export const SEXES = { U: 1, M: 2, F: 3 } as const;

/** InsIdentityResult, 11.12. */
export const INSI_RESULTS = {
  NoIdentityFound: 1,
  SingleIdentityFound: 2,
  MultipleIdentitiesFound: 3,
} as const;

/** Result of ALDi, 12.3; 0: the raw answer alone, its form is not known. */
export const ALDI_RESULTS = { notUnderstood: 0, unknownPatient: 1, none: 2, found: 3 } as const;

/** UserAuthorizationStatus, 11.10: `unknown` is "no DMP or closed". */
export const USER_AUTHORIZATIONS = { unknown: 1, granted: 2, expired: 3, denied: 4, none: 5 } as const;

/** Letter of `s_insType`, 2.7. */
export const INS_TYPES = { NIR: 'N', NIA: 'A', TEST: 'T', DEMO: 'D', INSC: 'C' } as const;

/** The name behind a number of the wire, or nothing. */
export function nameOf<Name extends string>(
  table: Readonly<Record<Name, number>>,
  value: number,
): Name | undefined {
  return namesOf(table).find((name) => table[name] === value);
}

/** Every name behind a number of the wire. */
export function allNamesOf<Name extends string>(
  table: Readonly<Record<Name, number>>,
  value: number,
): readonly Name[] {
  return namesOf(table).filter((name) => table[name] === value);
}

/** The names whose bit is set in a sum of bits. */
export function namesInSum<Name extends string>(
  table: Readonly<Record<Name, number>>,
  sum: number,
): readonly Name[] {
  return namesOf(table).filter((name) => (sum & table[name]) !== 0);
}

function namesOf<Name extends string>(table: Readonly<Record<Name, number>>): readonly Name[] {
  // Object.keys is typed string[]: the tables above have no other keys than their names.
  return Object.keys(table) as Name[];
}
