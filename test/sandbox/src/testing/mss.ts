import {
  deliverySchema,
  type MssScenario,
  type MssSimulator,
  mssScenarioSchema,
  mssSettingsSchema,
} from '../mss/index.js';

/** A secure mail without network, for tests of what acts on it: it keeps what it is told. */
export function makeFakeMss(): MssSimulator {
  let waiting: readonly MssScenario[] = [];
  let settings = mssSettingsSchema.parse({});
  let messages: ReturnType<MssSimulator['mailboxes']>[number]['messages'] = [];
  return {
    hosts: { identity: 'https://localhost:1', mail: 'https://localhost:2' },
    whiteListUrl: 'https://localhost:2/listeblanchemssante.xml',
    directory: { ldap: 'ldap://localhost:3', ldaps: 'ldaps://localhost:4' },
    journal: () => [],
    clearJournal: () => undefined,
    force: (scenario) => {
      waiting = [...waiting, mssScenarioSchema.parse(scenario)];
    },
    scenarios: () => waiting,
    clearScenarios: () => {
      waiting = [];
    },
    mailboxes: () => [{ address: 'alix.doc@pro.mss.test', type: 'PER', owners: [], folders: [], messages }],
    outbox: () => [],
    deliver: (input) => {
      const { subject } = deliverySchema.parse(input);
      const messageId = messages.length + 1;
      messages = [...messages, { messageId, folderId: 2, subject, flags: [], files: [] }];
      return { messageId };
    },
    revoke: () => undefined,
    endSessions: () => undefined,
    settings: () => settings,
    configure: (change) => {
      settings = mssSettingsSchema.parse({ ...settings, ...change });
      return settings;
    },
    reset: () => {
      messages = [];
    },
    close: async () => undefined,
  };
}
