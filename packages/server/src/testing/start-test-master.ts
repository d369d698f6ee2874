import { type DcParameter, DcParameterError, matchesOrigin } from '@dmpconnect/licensing';
import { type Master, type MasterOptions, type ServerCertificate, startMaster } from '../master/index.js';
import { type BuiltScript, buildScript } from './build-worker.js';
import { makeCertificate } from './certificate.js';
import { TEST_COMMANDS } from './commands.js';
import { SILENT_LOGGER } from './silent.js';

/** Origin the test master lets in. */
export const GOOD_ORIGIN = 'https://app.example.org';

/** DC parameter of a test, by its blob. */
export const TEST_DC_PARAMETERS: ReadonlyMap<string, DcParameter> = new Map(
  (['alpha', 'beta'] as const).map((name) => [
    name,
    {
      integratorId: name,
      applicationName: `Application ${name}`,
      allowedOrigins: [`https://${name}.example.org`],
      environment: 'test',
      features: [],
      issuedAt: new Date(0),
      signed: true,
      fingerprint: name.repeat(12),
    },
  ]),
);

const PATTERNS = ['https://*.example.org'];

const allows = async (origin: string | undefined) =>
  origin === undefined || PATTERNS.some((pattern) => matchesOrigin(pattern, origin));

/** A master with its worker program, ready for a test. */
export interface TestMaster extends Master {
  readonly certificate: ServerCertificate;
  /** Processes started and not ended yet, as the master told them. */
  readonly processes: ReadonlySet<number>;
}

/** Journals without a line, whose levels can be changed. */
function createTestJournals(): MasterOptions['journals'] {
  let levels = { library: 5, server: 7 };
  return {
    tail: async () => '',
    levels: () => levels,
    setLevels: (changed) => {
      levels = { ...levels, ...changed };
    },
  };
}

/** Starts a master with the commands of the tests on a free loopback port. */
export async function startTestMaster(
  worker: BuiltScript,
  changes: Partial<MasterOptions> = {},
): Promise<TestMaster> {
  const certificate = await makeCertificate();
  const processes = new Set<number>();
  const master = await startMaster({
    listen: { addresses: ['127.0.0.1'], port: 0 },
    hostNames: ['connector.example.org'],
    operatorOrigins: () => [],
    certificate,
    version: '1.2.3',
    workers: {
      program: { entry: worker.entry },
      seed: {
        settingsFile: '/nowhere/DmpConnect-JS2.xml',
        settingsText: '<config/>',
        stateFolder: '/nowhere',
        version: '1.2.3',
      },
      newJournalFolder: () => '/nowhere/sessions/1',
      onStarted: (pid) => void processes.add(pid),
      onEnded: (pid) => void processes.delete(pid),
    },
    origins: { patterns: async () => PATTERNS, allows },
    dcParameters: {
      read: async (blob) => {
        const known = TEST_DC_PARAMETERS.get(blob);
        if (known === undefined)
          throw new DcParameterError('DC_PARAMETER_SIGNATURE', 'the signature is wrong');
        return known;
      },
    },
    remoteCommands: {
      run: async (name, body, { origin }) => {
        if (name === 'isDcParameterRegistered') return { kind: 'answer', fields: { i_registered: 0 } };
        if (!(await allows(origin))) return { kind: 'origin-refused' };
        if (name === 'getAllowedOrigins') return { kind: 'answer', fields: { AllowedOrigins: PATTERNS } };
        return { kind: 'failure', code: 2, description: `cannot ${name} ${JSON.stringify(body).length}` };
      },
    },
    log: SILENT_LOGGER,
    journals: createTestJournals(),
    commands: TEST_COMMANDS,
    ...changes,
  });
  return { ...master, certificate, processes };
}

/** Builds the worker of the tests. */
export const buildTestWorker = (): Promise<BuiltScript> => buildScript('./worker-entry.ts');
