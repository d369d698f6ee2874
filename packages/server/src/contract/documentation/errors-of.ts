import type { CommandGroup, CommandRow, Precondition } from '../define.js';
import type { WireErrorName } from '../errors.js';

/** What reading a card may end with. */
const CARD: readonly WireErrorName[] = [
  'card-absent',
  'card-blocked',
  'card-expired',
  'card-changed',
  'card-not-cpx',
  'reader-not-found',
  'card-service-unavailable',
  'card-library-fault',
  'not-supported',
];

/** What the Vitale card may be unable to do for a teleservice. */
const VITALE: readonly WireErrorName[] = [
  'vitale-missing',
  'vitale-read-error',
  'reader-not-found',
  'not-supported',
];

/** What an exchange with a server may end with. */
const NETWORK: readonly WireErrorName[] = [
  'proxy-not-resolved',
  'host-not-resolved',
  'connection-failed',
  'tls-failed',
  'receive-failed',
  'server-certificate-refused',
];

/** What an exchange with the DMP may end with. */
const DMP: readonly WireErrorName[] = [
  ...CARD,
  // A code, a trait, the profession of who asks: refused before anything leaves.
  'document-refused',
  'time-unreachable',
  'soap-fault',
  'dmp-business-error',
  'answer-not-understood',
  ...NETWORK,
];

const OF_NEED: Readonly<Record<Precondition, readonly WireErrorName[]>> = {
  'cpx-reader': CARD,
  'vitale-reader': ['vitale-missing', 'vitale-read-error', 'vitale-no-rights', 'reader-not-found'],
  'vitale-card': [],
  'dmp-connector': DMP,
  'insi-connector': [...CARD, 'insi-business-error', 'soap-fault', 'answer-not-understood', ...NETWORK],
  'aldi-connector': [...CARD, 'soap-fault', 'answer-not-understood', ...NETWORK],
};

const OF_GROUP: Readonly<Partial<Record<CommandGroup, readonly WireErrorName[]>>> = {
  cards: ['reader-not-found', 'card-service-unavailable', 'card-library-fault'],
  objects: ['invalid-handle', 'invalid-parameter', 'not-supported'],
  mss: [...CARD, 'not-supported', 'mss-business-error', 'soap-fault', 'answer-not-understood', ...NETWORK],
};

const OF_COMMAND: Readonly<Record<string, readonly WireErrorName[]>> = {
  hl_getCpxCard: CARD,
  hl_checkUserLicenseRight: ['licence-refused', ...NETWORK],
  hl_createDmpConnector: ['licence-refused', ...NETWORK],
  hl_createInsiConnector: ['licence-refused', ...NETWORK],
  hl_createAldiConnector: ['licence-refused', ...NETWORK],
  hl_getInsFromVitaleCard: VITALE,
  hl_getAldi: VITALE,
  hl_getDocumentContent: ['invalid-handle'],
  hl_updateDocumentVisibility: ['invalid-handle'],
  hl_updateDocumentStatus: ['invalid-handle'],
  hl_getInsNirFromInsC: ['not-supported'],
  hl_getOtpChannelValue: ['not-supported'],
  hl_getPatientWebAccessPdf: ['not-supported'],
  hl_createAcknowledgementPdf: ['not-supported'],
  hl_signWithCpxCard: ['licence-refused'],
  hl_createConnection: ['licence-refused', 'card-changed'],
  sendHttpRequest: ['licence-refused', 'answer-not-understood', ...CARD, ...NETWORK],
  // A content that was not fetched yet is.
  getObjectParameterString: DMP,
  getObjectParameterStringSize: DMP,
  hl_setSessionData: ['size-exceeded', 'unknown-data'],
  hl_getSessionData: ['unknown-data'],
  hl_removeSessionData: ['unknown-data'],
  hl_setPersistantData: ['size-exceeded'],
  hl_flushPrintedDocuments: ['unknown-data'],
};

/** The errors a command may answer, in the order of the catalogue given. */
export function errorsOf(row: CommandRow, catalogue: readonly WireErrorName[]): readonly WireErrorName[] {
  const possible = new Set<WireErrorName>([
    'technical-fault',
    'functional-fault',
    ...(row.session ? (['invalid-session'] as const) : []),
    ...(row.kind === 'answer' ? (['timeout'] as const) : []),
    ...('s_pinCode' in propertiesOf(row.input) ? (['pin-refused'] as const) : []),
    ...row.needs.flatMap((need) => OF_NEED[need]),
    ...(OF_GROUP[row.group] ?? []),
    ...(OF_COMMAND[row.name] ?? []),
  ]);
  return catalogue.filter((name) => possible.has(name));
}

function propertiesOf(type: CommandRow['input']): object {
  return 'shape' in type && typeof type.shape === 'object' && type.shape !== null ? type.shape : {};
}
