export { type DeliveryInput, deliverySchema } from './delivery.js';
export { ADDRESS as MSS_ADDRESS } from './fixtures/addresses.js';
export type { MssJournalEntry } from './journal.js';
export {
  IDENTITY_SCENARIOS,
  MAIL_SCENARIOS,
  type MssScenario,
  type MssScenarioInput,
  mssScenarioSchema,
} from './scenarios.js';
export { type MssSettings, type MssSettingsInput, mssSettingsSchema } from './settings.js';
export {
  type MssSimulator,
  type MssSimulatorOptions,
  startMssSimulator,
} from './simulator.js';
export type { MailboxType } from './store/mailbox.js';
export type { OutboxEntry } from './store/post-office.js';
export type { MailboxSummary } from './store/summary.js';
