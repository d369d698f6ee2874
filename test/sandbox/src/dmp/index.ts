export type { Clock } from './clock.js';
export {
  type FaultKind,
  ONE_SHOT_FAULTS,
  type OneShotFault,
  oneShotFaultSchema,
  type WaitingFault,
} from './faults.js';
export type { FixtureAuthor, FixtureDocument } from './fixtures/document.js';
export { DEFAULT_FIXTURES, type DmpFixtures } from './fixtures/fixtures.js';
export type { CheckOutcome, JournalCheck, JournalEntry, JournalTls, JournalVihf } from './journal.js';
export {
  DEFAULT_BASE_PATH,
  type DmpSimulatorMode,
  type DmpSimulatorSettings,
  settingsSchema,
} from './settings.js';
export { type DmpSimulator, type DmpSimulatorOptions, startDmpSimulator } from './simulator.js';
export type { AccessHistory, DmpAccess } from './state/access-history.js';
export type { StoredDocumentSummary } from './state/documents.js';
export {
  AUTHORISATION_STATES,
  type AuthorisationState,
  type DmpPatient,
  type DmpPatientInput,
  type DmpPatientPatch,
  type PatientStore,
  patientSchema,
} from './state/patients.js';
export {
  type DirectoryStore,
  type DmpProfessional,
  type DmpProfessionalInput,
  type DmpStructure,
  type DmpStructureInput,
  type ProfessionalStore,
  professionalSchema,
  type StructureStore,
  structureSchema,
} from './state/professionals.js';
export type { DmpState } from './state/snapshot.js';
export { TRANSACTION_IDS, type TransactionId } from './transactions/ids.js';
