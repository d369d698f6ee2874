import { createIdentityStore } from '../teleservices/identities/store.js';
import { createDirectory } from '../teleservices/professionals.js';
import { createScenarioQueue } from '../teleservices/scenarios/scenario.js';
import { type TlsiSettings, tlsiSettingsSchema } from '../teleservices/settings.js';
import type { TlsiSimulator } from '../teleservices/simulator.js';

/** Teleservices without network, for tests of what acts on them: they keep what they are told. */
export function makeFakeTeleservices(): TlsiSimulator {
  const identities = createIdentityStore([]);
  const scenarios = createScenarioQueue();
  let settings: TlsiSettings = tlsiSettingsSchema.parse({});
  return {
    url: 'https://localhost:1/lps',
    certificateUrl: 'https://localhost:2/lps',
    journal: () => [],
    clearJournal: () => undefined,
    identities,
    professionals: createDirectory([]),
    force: scenarios.push,
    scenarios: scenarios.list,
    clearScenarios: scenarios.clear,
    settings: () => settings,
    configure: (change) => {
      settings = tlsiSettingsSchema.parse({ ...settings, ...change });
      return settings;
    },
    reset: () => {
      identities.replaceAll([]);
      scenarios.clear();
      settings = tlsiSettingsSchema.parse({});
    },
    close: async () => undefined,
  };
}
