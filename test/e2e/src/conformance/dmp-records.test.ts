import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../client/command.js';
import { type DmpSession, startDmpSession } from './testing/dmp-session.js';
import { expectFailure } from './testing/failures.js';

/** The life of a record and the web access of its patient, against the strict DMP of the sandbox (js-api 8.4). */

let session: DmpSession;
let state: unknown;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dmp-records-'));
  session = await startDmpSession();
  state = session.dmp.saveState();
});
afterAll(async () => {
  await session.connector.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => session.dmp.restoreState(state));

/** Patients of the sandbox: part of Mon espace santé; not part of it; closed; without a record. */
const ATTACHED = '279035121518989T';
const DETACHED = '207058575627097T';
const CLOSED = '153078987658513T';
const NONE = '277076322082910T';

const names = { s_name: 'PAT-SANS', s_given: 'JULIE' };

/** `DmpAdministrativeData` of the patient without a record. */
const dataWith = (ContactDetails: object) => ({
  PatientData: {
    s_ins: NONE,
    ExtendedCivilStatus: {
      CivilStatus: { i_gender: '3', ...names },
      i_sex: '3',
      s_birthCountry: '',
      s_birthDay: '19770702',
      s_birthName: 'PAT-SANS',
    },
    ExtendedContactDetails: { ContactDetails, s_country: 'FRANCE' },
  },
  PatientOppositions: { i_brisDeGlaceOpposition: 1, i_centre15Opposition: 0 },
  i_guardian: 2,
  GuardianData: {
    i_role: 2,
    CivilStatus: { i_gender: 3, s_name: 'PAT-MERE', s_given: 'ANNE' },
    ContactDetails: { s_mobilePhone: '0600000009' },
  },
});
const VitaleData = { s_name: 'PAT-SANS', s_birthName: '', s_given: 'JULIE', s_birthDay: '770702' };

/** What the PDF of an answer says to an independent reader. */
function textOf(answer: Answer): string {
  const file = join(folder, 'page.pdf');
  writeFileSync(file, Buffer.from(String(answer.s_pdfFileContentInBase64), 'base64'));
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}

async function expectWithdrawn(name: string, fields: object): Promise<void> {
  const answer = await session.call(name, fields);
  expectFailure(answer, 2, 1002, name);
  expect(answer.s_apiErrorDescription).toBe('Withdrawn by the DMP');
}

describe('administrative data', () => {
  it('go back to the DMP as they came, changed where the application changed them', async () => {
    const data = await session.ok('hl_getDmpAdministrativeData', { s_ins: DETACHED });
    expect(data).toMatchObject({ i_guardian: 1, PatientData: { s_ins: DETACHED } });
    const PatientData = data.PatientData as Answer;
    const changed = {
      ...data,
      PatientData: {
        ...PatientData,
        ExtendedContactDetails: {
          ContactDetails: { s_address: '1, rue du Chat qui pêche', s_city: 'PARIS', s_postalCode: '75005' },
          s_country: 'FRANCE',
        },
      },
      PatientOppositions: { i_brisDeGlaceOpposition: 1, i_centre15Opposition: 1 },
      i_guardian: 2,
      GuardianData: dataWith({}).GuardianData,
    };
    await session.ok('hl_updateDmpAdministrativeData', { DmpAdministrativeData: changed });
    const kept = await session.ok('hl_getDmpAdministrativeData', { s_ins: DETACHED });
    expect(kept).toMatchObject({
      PatientData: {
        ExtendedContactDetails: {
          ContactDetails: { s_address: '1, rue du Chat qui pêche', s_city: 'PARIS' },
        },
      },
      PatientOppositions: { i_brisDeGlaceOpposition: 1, i_centre15Opposition: 1 },
      i_guardian: 2,
      GuardianData: { i_role: 2, CivilStatus: { s_name: 'PAT-MERE', s_given: 'ANNE' } },
    });
    // Action 1 leaves the representative, 3 takes him away (js-api 11.11).
    await session.ok('hl_updateDmpAdministrativeData', { DmpAdministrativeData: { ...kept, i_guardian: 1 } });
    expect(await session.ok('hl_getDmpAdministrativeData', { s_ins: DETACHED })).toMatchObject({
      i_guardian: 2,
    });
    await session.ok('hl_updateDmpAdministrativeData', { DmpAdministrativeData: { ...kept, i_guardian: 3 } });
    expect(await session.ok('hl_getDmpAdministrativeData', { s_ins: DETACHED })).toMatchObject({
      i_guardian: 1,
    });
  });

  it('of a record of Mon espace santé are read, and no longer changed', async () => {
    const data = await session.ok('hl_getDmpAdministrativeData', { s_ins: ATTACHED });
    await expectWithdrawn('hl_updateDmpAdministrativeData', { DmpAdministrativeData: data });
  });

  it('of a patient without a record do not exist', async () => {
    const answer = await session.call('hl_getDmpAdministrativeData', { s_ins: NONE });
    expectFailure(answer, 2, 1002, 'hl_getDmpAdministrativeData');
  });
});

describe('a record', () => {
  it('is created, closed and opened again', async () => {
    const DmpAdministrativeData = dataWith({ s_city: 'PARIS', s_postalCode: '75005', s_address: '1, rue X' });
    await session.ok('hl_createDmp', { DmpAdministrativeData, VitaleData });
    expect(await session.ok('hl_getDmpAdministrativeData', { s_ins: NONE })).toMatchObject({
      PatientData: { ExtendedCivilStatus: { s_birthDay: '19770702', i_sex: 3 } },
      PatientOppositions: { i_brisDeGlaceOpposition: 1 },
    });
    const again = await session.call('hl_createDmp', { DmpAdministrativeData, VitaleData });
    expectFailure(again, 2, 1002, 'hl_createDmp');
    expect(again.s_apiErrorExtendedInformations).toMatch(/^DMPFound/);

    await session.ok('hl_closeDmp', { s_ins: NONE, s_reason: 'À sa demande', ...names });
    const { ExistingTestAnswer } = await session.ok('hl_getDirectAuthenticationDMPStatus', { s_ins: NONE });
    expect(ExistingTestAnswer).toMatchObject({ i_dmpStatus: 2, s_closingMessage: 'À sa demande' });
    const closed = await session.call('hl_closeDmp', { s_ins: NONE, s_reason: 'x', ...names });
    expect(closed.s_apiErrorExtendedInformations).toMatch(/^DMPClosed/);

    const identity = { i_gender: '3', i_sex: '3', s_birthDay: '19770702', s_birthName: 'PAT-SANS' };
    await session.ok('hl_reactivateDmp', { s_ins: NONE, ...names, ...identity, s_mail: '' });
    const active = await session.ok('hl_getDirectAuthenticationDMPStatus', { s_ins: NONE });
    expect(active.ExistingTestAnswer).toMatchObject({ i_dmpStatus: 1 });
    const open = await session.call('hl_reactivateDmp', { s_ins: NONE, ...names, ...identity });
    expect(open.s_apiErrorExtendedInformations).toMatch(/^DMPFound/);
  });

  it('of Mon espace santé is not closed by a professional', () =>
    expectWithdrawn('hl_closeDmp', { s_ins: ATTACHED, s_reason: 'x', s_name: 'PAT-TROIS', s_given: 'D' }));

  it('is closed on behalf of nobody else: the patient must be told', async () => {
    const answer = await session.call('hl_closeDmp', { s_reason: 'x', ...names });
    expectFailure(answer, 6000, 2, 'hl_closeDmp');
    expect(answer.s_apiErrorDescription).toBe('s_ins is missing');
    expect(session.dmp.patients.get(CLOSED.slice(0, -1))).toMatchObject({ dmp: 'closed' });
  });
});

describe('the web access of a patient', () => {
  it('is created with the record; its credentials are in the PDF, in a file of the owner alone, and nowhere else', async () => {
    const DmpAdministrativeData = dataWith({ s_mobilePhone: '0600000000', s_mail: 'p@example.org' });
    const answer = await session.ok('hl_createDmpAndOtp', {
      DmpAdministrativeData,
      VitaleData,
      i_returnAsFile: '1',
    });
    const { login = '' } = session.dmp.patients.get(NONE.slice(0, -1)) ?? {};
    const text = textOf(answer);
    expect(login).not.toBe('');
    expect(text).toContain(`Identifiant ${login}`);
    const password = /Mot de passe (\S+)/.exec(text)?.[1] ?? '';
    expect(password).not.toBe('');

    const path = fileURLToPath(String(answer.s_pdfFileUrl));
    expect(readFileSync(path).toString('base64')).toBe(answer.s_pdfFileContentInBase64);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    const logs = await session.ok('hl_getSessionLogsTail', { i_serverLogNbLastLines: 500 });
    const tail = [logs.s_serverLogBase64, logs.s_dmpConnectLogBase64]
      .map((part) => Buffer.from(String(part ?? ''), 'base64').toString('utf8'))
      .join('\n');
    expect(tail).not.toBe('');
    expect(tail).not.toContain(password);
    expect(tail).not.toContain(login);

    expect(await session.ok('hl_getOtpChannelValue', { s_ins: NONE, i_otpChannelType: 1 })).toMatchObject({
      s_otpChannelValue: '0600000000',
    });
  });

  it('is opened, gets another channel, new credentials, and loses a channel but the last', async () => {
    const pdf = (fields: object) => session.call('hl_getPatientWebAccessPdf', { s_ins: DETACHED, ...fields });
    const otp = () => session.dmp.patients.get(DETACHED.slice(0, -1))?.otp;
    session.dmp.patients.patch(DETACHED.slice(0, -1), { mobile: '0600000001', email: 'l@example.org' });

    const none = await pdf({});
    expectFailure(none, 2, 1002, 'hl_getPatientWebAccessPdf');
    const opened = textOf(await pdf({ s_otpPhone: '0600000001', s_otpEmail: '' }));
    expect(opened).toMatch(/Mot de passe \S+ Codes par SMS 0600000001/);
    expect(otp()).toEqual({ SMS: '0600000001' });
    expect(textOf(await pdf({ s_otpEmail: 'l@example.org' }))).toContain('restent ceux que vous avez déjà');
    expect(textOf(await pdf({ s_otpPhone: '0600000002' }))).toContain('Codes par SMS 0600000002');
    expect(otp()).toEqual({ SMS: '0600000002', EMAIL: 'l@example.org' });
    expect(textOf(await pdf({}))).toMatch(/Mot de passe \S+/);
    expect(textOf(await pdf({ s_otpPhone: 'remove' }))).toContain('plus d’envoi par SMS');
    session.dmp.patients.patch(DETACHED.slice(0, -1), { mobile: undefined });
    const last = await pdf({ s_otpEmail: 'remove' });
    expectFailure(last, 6000, 2, 'hl_getPatientWebAccessPdf');
    expect(last.s_apiErrorDescription).toContain('last channel');
  });

  it('was withdrawn for records of Mon espace santé', () =>
    expectWithdrawn('hl_getPatientWebAccessPdf', { s_ins: ATTACHED, s_otpPhone: '0600000001' }));

  it('says 1/1014 for a channel that no answer of the DMP holds', async () => {
    session.dmp.patients.patch(ATTACHED.slice(0, -1), { email: undefined });
    const answer = await session.call('hl_getOtpChannelValue', { s_ins: ATTACHED, i_otpChannelType: 2 });
    expectFailure(answer, 1, 1014, 'hl_getOtpChannelValue');
    const closed = await session.call('hl_getOtpChannelValue', { s_ins: DETACHED, i_otpChannelType: 1 });
    expectFailure(closed, 2, 1002, 'hl_getOtpChannelValue');
  });
});

describe('the acknowledgement', () => {
  it('is a PDF in French; its file goes with the session', async () => {
    const open = await session.ok('hl_openSession', { s_applicationId: 'e2e-acknowledgement' });
    const other = { s_sessionId: open.s_sessionId };
    await session.ok('hl_getCpxCard', {
      ...other,
      s_readerName: session.connector.application.sandbox.ready.cpxReader,
    });
    const { pin, dmpUrl } = session.connector.application.input;
    await session.ok('hl_createDmpConnector', {
      ...other,
      s_pinCode: pin,
      s_dmpUrl: dmpUrl,
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 0,
    });
    const CivilStatus = { i_gender: 3, s_name: 'PAT-TROIS', s_given: 'Zoë' };
    const answer = await session.ok('hl_createAcknowledgementPdf', {
      ...other,
      s_ins: ATTACHED,
      CivilStatus,
      i_returnAsFile: 1,
    });
    expect(textOf(answer)).toMatch(/Accusé de réception .* MME Zoë PAT-TROIS/);
    const path = fileURLToPath(String(answer.s_pdfFileUrl));
    expect(existsSync(path)).toBe(true);
    await session.ok('hl_closeSession', other);
    expect(existsSync(path)).toBe(false);
  });

  it('is not opened where there is no screen', async () => {
    const CivilStatus = { i_gender: 3, s_name: 'PAT-TROIS', s_given: 'Zoë' };
    const fields = { s_ins: ATTACHED, CivilStatus, i_openPdfAfterCreation: 1 };
    const answer = await session.call('hl_createAcknowledgementPdf', fields);
    if (process.env.DISPLAY === undefined && process.platform === 'linux') {
      expectFailure(answer, 1, 1014, 'hl_createAcknowledgementPdf');
    }
  });
});
