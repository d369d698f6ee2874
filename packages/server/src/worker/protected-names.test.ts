import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Journals, openJournals } from '../logging/journals.js';
import { INS, startApplication, type TestApplication } from './testing/application.js';
import { PIN } from './testing/fake-card.js';

let folder: string;
let journals: Journals;
let application: TestApplication;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'protected-'));
  journals = openJournals({ folder, levels: { library: 5, server: 7 }, maxMegabytes: 10, kept: 1 });
  application = startApplication({
    services: { log: journals.server, journals, protect: journals.redactor.addFieldsOf },
  });
});

afterEach(async () => {
  await application.close();
  await journals.close();
  await rm(folder, { recursive: true });
});

/** What a library that knows no better writes about somebody, and what becomes of it. */
async function written(text: string): Promise<string> {
  journals.library.warn(text);
  return journals.tail('library', 1);
}

describe('a name in a sentence of a journal', () => {
  it('is masked once the card of the professional was read', async () => {
    await application.send('hl_getCpxCard', { s_readerName: 'Reader A' });
    await application.send('hl_readCpxCard', { s_pinCode: PIN });
    const { holder } = application.cards;
    const line = await written(`The service does not know Kit Doc0001 (PIN ${PIN}), reader Reader A.`);
    expect(holder).toMatchObject({ familyName: 'DOC0001', givenName: 'KIT' });
    expect(line).toMatch(/The service does not know \*\*\* \*\*\* \(PIN \*\*\*\), reader Reader A\.\n$/);
  });

  it('is masked while the very command that unlocks the card still runs', async () => {
    let during: string | undefined;
    application.dmp.before = async () => {
      during = await written('Header for DOC0001.');
    };
    await application.connect();
    await application.send('hl_getDirectAuthenticationDMPStatus', { Ins: INS });
    expect(during).toMatch(/Header for \*\*\*\.\n$/);
  });

  it('is masked from the moment an application names a patient, even in a command that fails', async () => {
    const word = fc.stringMatching(/^[A-ZÉÈ]{5,12}$/).map((name) => `Zq${name}`);
    const fields = fc.constantFrom<(name: string) => object>(
      (s_patientName) => ({ PatientData: { s_patientName } }),
      (s_patientBirthName) => ({ PatientData: { s_patientBirthName } }),
      (s_patientGivenName) => ({ PatientData: { s_patientGivenName } }),
    );
    await application.connect();
    await fc.assert(
      fc.asyncProperty(word, fields, async (name, make) => {
        await application.send('hl_sendDocument', { Ins: INS, ...make(name) });
        expect(await written(`No record for ${name.toLowerCase()}.`)).toMatch(/No record for \*\*\*\.\n$/);
      }),
      { numRuns: 20 },
    );
  });

  it('is masked once the DMP told it, what the answer does not repeat included', async () => {
    application.dmp.existence = {
      ...application.dmp.existence,
      patient: {
        ids: [],
        birthName: 'PATIENTNAISSANCE',
        usedName: 'PATIENTUSAGE',
        givenName: 'MARIECLAUDE',
        prefix: undefined,
        sex: 'F',
        birthDate: '19790315',
        telecoms: [],
      },
    };
    await application.connect();
    await application.send('hl_getDirectAuthenticationDMPStatus', { Ins: INS });
    expect(await written('Patientnaissance Patientusage Marieclaude 19790315, F.')).toMatch(
      /\*\*\* \*\*\* \*\*\* \*\*\*, F\.\n$/,
    );
  });
});
