import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DmpClient, parseIns } from '@dmpconnect/dmp-soap';
import type { DumpedMessage } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canRun } from './requirements.js';
import { DOCTOR, PATIENT, plainDocument } from './testing/practice.js';
import { type SimulatorBench, startSimulatorBench } from './testing/simulator.js';
import { messageOf, schemaErrorsOfAll } from './xmllint.js';

const INS = parseIns('279035121518989T');
const DETACHED = parseIns('207058575627097T');
/** Whole exchanges: what follows from an answer cannot be sent without one. */
const EXCHANGES: Readonly<Record<string, (client: DmpClient) => Promise<unknown>>> = {
  'TD2.1b, TD3.2, TD3.3a to d': async (client) => {
    const publish = async (replaces?: string) => {
      const document = { ...plainDocument('text'), ...(replaces === undefined ? {} : { replaces }) };
      const { uniqueIds } = await client.submitDocuments({
        ins: INS,
        patient: PATIENT,
        documents: [document],
      });
      return uniqueIds[0] ?? '';
    };
    const uniqueId = await publish(await publish());
    await client.updateVisibility({ ins: INS, uniqueId, masking: ['hiddenFromProfessionals'] });
    await client.updateVisibility({ ins: INS, uniqueId, masking: [] });
    await client.archiveDocument({ ins: INS, uniqueId });
    await client.unarchiveDocument({ ins: INS, uniqueId });
    await client.retrieveDocument({ ins: INS, uniqueId });
    await client.deleteDocument({ ins: INS, uniqueId });
  },
  'TD0.0': (client) => client.identityCertification({ holder: INS, birthDate: '19790328', birthRank: 1 }),
  'TD1.5a, b and d': async (client) => {
    await client.createPatientAccess({ ins: DETACHED, channel: { kind: 'SMS', value: '0600000097' } });
    const channel = { kind: 'EMAIL', value: 'a@exemple.invalid' } as const;
    await client.updateOtpChannel({ ins: DETACHED, action: 'add', channel });
    await client.updatePatientAccess(DETACHED);
  },
};

describe.skipIf(!canRun('xmllint'))('the official schemas accept both sides of', () => {
  let folder: string;
  let bench: SimulatorBench;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'interop-'));
    bench = await startSimulatorBench(folder);
    bench.simulator.configure({ withdrawn: [] });
  });
  afterAll(async () => {
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  it.each(Object.entries(EXCHANGES))('%s', async (_name, exchange) => {
    const messages: DumpedMessage[] = [];
    await exchange(bench.clientOf(bench.card, { ...DOCTOR, dump: (message) => messages.push(message) }));
    expect(await schemaErrorsOfAll(messages.map(messageOf), 'envelope')).toEqual([]);
    expect(messages.length).toBeGreaterThan(1);
  });
});
