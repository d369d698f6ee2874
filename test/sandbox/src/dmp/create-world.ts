import { systemClock } from './clock.js';
import { DEFAULT_FIXTURES } from './fixtures/fixtures.js';
import { registerFixtures } from './fixtures/register.js';
import { formatUtc } from './identifiers/time.js';
import { readTrustStore } from './pki/trust.js';
import { DEFAULT_BASE_PATH, type DmpSimulatorSettings, settingsSchema } from './settings.js';
import type { DmpSimulatorOptions } from './simulator.js';
import { createAccessHistory } from './state/access-history.js';
import { createDocumentStore } from './state/documents.js';
import { createMessageMemory } from './state/messages.js';
import { createPatientStore } from './state/patients.js';
import { createProfessionalStore, createStructureStore } from './state/professionals.js';
import { restoreState } from './state/snapshot.js';
import { createUuidSource } from './uuid.js';
import type { World } from './world.js';

/** The world of a simulator that starts, and how to change its settings afterwards. */
export function createWorld(options: DmpSimulatorOptions): {
  readonly world: World;
  readonly configure: (change: Partial<DmpSimulatorSettings>) => DmpSimulatorSettings;
} {
  const { mode = 'strict', clock = systemClock, fixtures = DEFAULT_FIXTURES, state } = options;
  let settings = settingsSchema.parse(options.settings ?? {});
  const world: World = {
    mode,
    get settings() {
      return settings;
    },
    clock,
    basePath: options.basePath ?? DEFAULT_BASE_PATH,
    signingTrust: readTrustStore(options.signingAuthorities),
    patients: createPatientStore(fixtures.patients, () => formatUtc(clock.now())),
    professionals: createProfessionalStore(fixtures.professionals),
    structures: createStructureStore(fixtures.structures),
    documents: createDocumentStore(),
    messages: createMessageMemory(settings.rememberedMessages),
    accesses: createAccessHistory(settings.journalLength),
    uuid: createUuidSource(settings.seed),
  };
  if (state === undefined) registerFixtures(fixtures.documents ?? [], world);
  else restoreState(state, world);
  return {
    world,
    configure: (change) => {
      settings = settingsSchema.parse({ ...settings, ...change });
      return settings;
    },
  };
}
