/**
 * Every name of the wire, seen or invented, and nothing else (mss 14): the client and the simulator share it, so that an
 * invented name is replaced in one place when the contract is obtained.
 */
export {
  type Challenge,
  ECP,
  ECP_WIRE,
  isChallenge,
  PAOS,
  PAOS_TYPE,
  type ReadChallenge,
  type ReadIdentityAnswer,
  readChallenge,
  readIdentityAnswer,
  replaceHeader,
  SAMLP,
  servicePath,
  writeChallenge,
} from './ecp.js';
export { type Envelope, envelopeElement, readEnvelope, SERVICE, SERVICE_URI, SOAP11 } from './envelope.js';
export { LOGIN_CODES, meaningOf, SERVICE_CODES, SESSION_CODES } from './error-codes.js';
export type { Field, Json, ValueOf } from './field.js';
export {
  type InputOf,
  type OutputOf,
  type Protocol,
  WIRE_PROFILE,
  type WireKey,
  type WireOperation,
} from './operations.js';
export type { RecordField } from './record.js';
export {
  ADDRESS_TYPES,
  type WireAddress,
  type WireAttachmentSent,
  type WireAttachmentShown,
  type WireDirectoryEntry,
  type WireFolder,
  type WireFullTextQuery,
  type WireMessage,
  type WireMessageQuery,
  type WireMessageSent,
  type WireRecipient,
} from './records.js';
export {
  type RestQuirks,
  readRestAnswer,
  readRestFault,
  readRestRequest,
  writeRestAnswer,
  writeRestFault,
  writeRestRequest,
} from './rest-codec.js';
export {
  type FaultKind,
  readSoapAnswer,
  readSoapFault11,
  readSoapRequest,
  type WireFault,
  writeSoapAnswer,
  writeSoapAttachments,
  writeSoapFault,
  writeSoapRequest,
} from './soap-codec.js';
export { isOfficialHost, type WireStatus } from './status.js';
