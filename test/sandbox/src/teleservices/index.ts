export {
  type TlsiAld,
  type TlsiIdentity,
  type TlsiIdentityInput,
  type TlsiIns,
  tlsiIdentitySchema,
} from './identities/identity.js';
export { INVENTED_IDENTITIES } from './identities/invented.js';
export { PUBLISHED_IDENTITIES } from './identities/published.js';
export type { IdentityStore } from './identities/store.js';
export type { TlsiFacts, TlsiJournalEntry, TlsiListener } from './journal.js';
export type { ProfessionalDirectory, TlsiProfessional } from './professionals.js';
export {
  type ForcedScenario,
  type ForcedScenarioInput,
  SCENARIOS,
  scenarioSchema,
} from './scenarios/scenario.js';
export { type TlsiSettings, tlsiSettingsSchema } from './settings.js';
export { startTlsiSimulator, type TlsiSimulator, type TlsiSimulatorOptions } from './simulator.js';
