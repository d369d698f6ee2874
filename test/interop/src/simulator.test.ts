import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as dmpSoap from '@dmpconnect/dmp-soap';
import type { CertifiedKey } from '@dmpconnect/sandbox';
import * as soap from '@dmpconnect/soap';
import ts from 'typescript';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasProgram, mustRun } from './run-program.js';
import { DOCTOR, PATIENT } from './testing/practice.js';
import { type SimulatorBench, startSimulatorBench } from './testing/simulator.js';

const { parseIns } = dmpSoap;
const PASSPHRASE = 'interop-4711';
const ACTIVE = parseIns('279035121518989T');
const DETACHED = parseIns('207058575627097T');
const CLOSED = parseIns('153078987658513T');
const NONE = parseIns('277076322082910T');
const MINOR = parseIns('112057511600345T');

const HOSPITAL = { identifier: '1750000001', name: 'HOPITAL VIRTUEL', sector: 'SA01' } as const;

const ADMINISTRATIVE = {
  usedName: 'PAT-SANS',
  birthName: 'PAT-SANS',
  givenName: 'JULIE',
  sex: 'F',
  birthDate: '19770702',
  contact: { street: '2, rue du Bac', postalCode: '75001', city: 'Paris', mobilePhone: '0600000099' },
} as const;
const OPPOSITIONS = { breakGlass: false, emergencyCentre: true };

const canRun = hasProgram('openssl');
let folder: string;
let bench: SimulatorBench;
let doctor: dmpSoap.DmpClient;

beforeAll(async () => {
  if (!canRun) return;
  folder = mkdtempSync(join(tmpdir(), 'interop-'));
  bench = await startSimulatorBench(folder);
  doctor = bench.clientOf(bench.card, DOCTOR);
});
beforeEach(() => bench?.simulator.clearJournal());
afterAll(async () => {
  if (!canRun) return;
  await bench.close();
  rmSync(folder, { recursive: true });
});

const transactions = () => bench.simulator.journal().map(({ transaction }) => transaction);

describe.skipIf(!canRun)(
  'patients and authorisations, against a strict DMP that nobody of this package wrote',
  () => {
    it('an authorisation is added, listed and removed', async () => {
      expect((await doctor.testExistence(DETACHED)).authorization).toBe('none');
      await doctor.setAuthorization({ ins: DETACHED, action: 'add', treatingPhysician: true });
      expect(await doctor.testExistence(DETACHED)).toMatchObject({
        authorization: 'granted',
        treatingPhysician: true,
      });
      const listed = await doctor.listAuthorizations({ ins: DETACHED, kind: 'granted' });
      expect(listed).toMatchObject([
        { identifier: '899700000013', treatingPhysician: true, kind: 'granted' },
      ]);
      const records = await doctor.listAccessibleRecords({ since: '20200101', by: 'lastAuthorization' });
      expect(records.some(({ ids }) => ids.some(({ value }) => value === DETACHED.value))).toBe(true);
      await doctor.setAuthorization({ ins: DETACHED, action: 'remove', treatingPhysician: true });
      await doctor.setAuthorization({ ins: DETACHED, action: 'remove' });
      expect(await doctor.testExistence(DETACHED)).toMatchObject({
        authorization: 'none',
        treatingPhysician: false,
      });
    });

    it('a patient is found without INS, in centre 15 only', async () => {
      const query = { familyName: 'PAT-TROIS', birthDate: '19790328' };
      const { patients } = await doctor.findPatients(query, { access: { mode: 'centre_15' } });
      expect(patients.map(({ ids }) => ids[0])).toEqual([ACTIVE]);
      await expect(doctor.findPatients(query)).rejects.toMatchObject({
        fault: { subcode: 'DMPAccessDeniedByRightsService' },
      });
    });

    it('a record is created, read, changed, closed and reactivated', async () => {
      await doctor.createRecord({
        ins: NONE,
        patient: ADMINISTRATIVE,
        oppositions: OPPOSITIONS,
        vitale: { familyName: 'PAT-SANS', givenName: 'JULIE', birthDate: '770702' },
        consent: true,
      });
      await doctor.setAuthorization({ ins: NONE, action: 'add' });
      const created = await doctor.administrativeData(NONE);
      expect(created).toMatchObject({ patient: ADMINISTRATIVE, oppositions: OPPOSITIONS });
      await doctor.updateAdministrativeData({
        ins: NONE,
        patient: { ...created.patient, contact: { ...created.patient.contact, city: 'Lyon' } },
        oppositions: { breakGlass: true, emergencyCentre: true },
        representative: {
          relation: 'MTH',
          familyName: 'PAT-MERE',
          givenName: 'ANNE',
          contact: { mobilePhone: '0600000098' },
        },
      });
      const changed = await doctor.administrativeData(NONE);
      expect(changed.patient.contact.city).toBe('Lyon');
      expect(changed.oppositions.breakGlass).toBe(true);
      expect(changed.representative).toMatchObject({ relation: 'MTH', familyName: 'PAT-MERE' });
      await doctor.updateAdministrativeData({ ...changed, ins: NONE, representative: 'keep' });
      expect((await doctor.administrativeData(NONE)).representative).toEqual(changed.representative);

      await doctor.closeRecord({
        ins: NONE,
        reason: 'Demande',
        patient: { usedName: 'PAT-SANS', givenName: 'JULIE' },
      });
      expect((await doctor.testExistence(NONE)).state).toBe('closed');
      await doctor.reactivateRecord({ ins: NONE, patient: ADMINISTRATIVE, consent: true });
      expect((await doctor.testExistence(NONE)).state).toBe('active');
    });

    it('a web access is opened, its channels changed, its credentials renewed', async () => {
      const channel = { kind: 'SMS', value: '0600000097' } as const;
      const first = await doctor.createPatientAccess({ ins: DETACHED, channel });
      await doctor.updateOtpChannel({
        ins: DETACHED,
        action: 'add',
        channel: { kind: 'EMAIL', value: 'a@exemple.invalid' },
      });
      const second = await doctor.updatePatientAccess(DETACHED);
      expect(second.password).not.toBe(first.password);
      await expect(doctor.createPatientAccess({ ins: DETACHED, channel })).rejects.toMatchObject({
        code: 'SERVICE_REFUSED',
        failures: [{ code: 'DMPPatientAccessAlreadyExists' }],
      });
      expect(await doctor.otpChannelValue({ ins: ACTIVE, kind: 'SMS' })).toBe('0600000001');
    });

    it('an INS-C leads to its matricule', async () => {
      const insC = (await doctor.testExistence(ACTIVE)).patient?.ids.find(({ kind }) => kind === 'INSC');
      expect(await doctor.insFromInsC(insC!)).toEqual(ACTIVE);
    });

    it('a representative of a minor is read', async () => {
      expect((await doctor.administrativeData(MINOR)).representative).toMatchObject({
        relation: 'FTH',
        givenName: 'PIERRE',
        contact: { mobilePhone: '0600000012' },
      });
    });

    it('what was withdrawn is told as such, by its absence or for records of Mon espace santé', async () => {
      const certification = { holder: ACTIVE, birthDate: '19790328', birthRank: 1 };
      const withdrawn = { code: 'WITHDRAWN' };
      await expect(doctor.identityCertification(certification)).rejects.toMatchObject(withdrawn);
      const attached = (await doctor.testExistence(ACTIVE)).attachedToEns;
      bench.simulator.patients.patch(ACTIVE.value, { ensAttached: true });
      await expect(
        doctor.closeRecord({ ins: ACTIVE, reason: 'Demande', patient: { usedName: 'A', givenName: 'B' } }),
      ).rejects.toMatchObject(withdrawn);
      bench.simulator.patients.patch(ACTIVE.value, { ensAttached: attached ?? false });
      bench.simulator.configure({ withdrawn: [] });
      expect(await doctor.identityCertification(certification)).toMatchObject({ ins: ACTIVE });
      await expect(
        doctor.closeRecord({ ins: CLOSED, reason: 'Demande', patient: { usedName: 'A', givenName: 'B' } }),
      ).rejects.toMatchObject({ code: 'HL7_REFUSED', failures: [{ code: 'DMPClosed' }] });
    });
  },
);

describe.skipIf(!canRun)('authentication by a structure', () => {
  const indirect = { mode: 'INDIRECTE', userAuthentication: 'Password' } as const;

  it.each([
    ['INDIRECTE', indirect],
    ['INDIRECTE_RENFORCEE', { mode: 'INDIRECTE_RENFORCEE' } as const],
  ])('%s passes every check of the strict DMP', async (mode, authentication) => {
    const client = bench.clientOf(bench.organisation, {
      user: DOCTOR.user,
      structure: HOSPITAL,
      authentication,
    });
    expect((await client.testExistence(ACTIVE)).state).toBe('active');
    expect(JSON.stringify(bench.simulator.journal().at(-1))).toContain(`"${mode}"`);
  });

  it('publishes in the name of the structure, and may not read: as the matrix says', async () => {
    const client = bench.clientOf(bench.organisation, {
      user: DOCTOR.user,
      structure: HOSPITAL,
      authentication: indirect,
    });
    const document = {
      title: 'Essai',
      typeCode: '11488-4',
      format: 'text',
      content: Buffer.from('Essai'),
    } as const;
    const { uniqueIds } = await client.submitDocuments({
      ins: ACTIVE,
      patient: PATIENT,
      documents: [document],
    });
    const actor = dmpSoap.actorOf(DOCTOR.user, indirect);
    expect(dmpSoap.rightOf('TD3.2', actor)).toEqual({ allowed: false });
    await expect(client.retrieveDocument({ ins: ACTIVE, uniqueId: uniqueIds[0]! })).rejects.toMatchObject({
      fault: { subcode: 'DMPAccessDeniedByRightsService' },
    });
  });
});

/** The example that sends and retrieves: the second one of the README of the package. */
function readExample(): string {
  const readme = readFileSync(new URL('../../../packages/dmp-soap/README.md', import.meta.url), 'utf8');
  const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  return examples[1] ?? '';
}

/** Writes a key and its certificate as structures and test cards receive them. */
async function writePkcs12(name: string, { certificate, key }: CertifiedKey): Promise<void> {
  const [certificateFile, keyFile] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  writeFileSync(certificateFile, certificate);
  writeFileSync(keyFile, key);
  const output = join(folder, `${name}.p12`);
  const inputs = ['-inkey', keyFile, '-in', certificateFile];
  await mustRun('openssl', [
    'pkcs12',
    '-export',
    ...inputs,
    '-out',
    output,
    '-passout',
    `pass:${PASSPHRASE}`,
  ]);
}

describe.skipIf(!canRun)('the package alone', () => {
  it('sends a document and gets it back with PKCS#12 files, as its README shows in under 40 lines', async () => {
    const example = readExample();
    expect(example.split('\n').length).toBeLessThan(40);
    await writePkcs12('authentication', bench.card.authentication);
    await writePkcs12('signature', bench.card.signature);
    writeFileSync(join(folder, 'authorities.pem'), bench.trust);
    const said: string[] = [];
    const modules: Readonly<Record<string, unknown>> = {
      '@dmpconnect/soap': soap,
      '@dmpconnect/dmp-soap': dmpSoap,
      'node:fs/promises': {
        ...fs,
        readFile: (name: string, encoding?: BufferEncoding) => fs.readFile(join(folder, name), encoding),
      },
    };
    const given: Readonly<Record<string, unknown>> = {
      exports: {},
      require: (name: string) => modules[name],
      console: { log: (...texts: readonly string[]) => said.push(texts.join(' | ')) },
      passphrase: PASSPHRASE,
      baseUrl: bench.simulator.url,
      patient: PATIENT,
    };
    const { outputText } = ts.transpileModule(example, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    const body = outputText.replaceAll('"use strict";', '');
    await new Function(...Object.keys(given), `return (async () => {${body}})()`)(...Object.values(given));
    expect(said).toEqual(['Compte rendu | Rien à signaler.']);
    expect(transactions()).toEqual(['TD2.1', 'TD3.2']);
  });
});
