import { DmpError, DmpServiceError } from '@dmpconnect/dmp-soap';
import { describe, expect, it, vi } from 'vitest';
import type { WorkerServices } from '../../services.js';
import { startApplication } from '../../testing/application.js';
import { CREDENTIALS } from '../../testing/fake-dmp-patients.js';
import { readPdf } from '../../testing/pdf-text.js';

const s_ins = '279035121518989T';
const CivilStatus = { i_gender: 3, s_name: 'MARTIN-ŒUVRARD', s_given: 'Zoë' };

async function connected(services: Partial<WorkerServices> = {}) {
  const application = startApplication({ services });
  await application.connect();
  const { dmp } = application;
  dmp.existence = { ...dmp.existence, webAccessOpen: true };
  return { application, send: application.send, patients: dmp.patients };
}

/** What the PDF of an answer says to an independent reader. */
const textOf = (answer: Readonly<Record<string, unknown>>) =>
  readPdf(Buffer.from(String(answer.s_pdfFileContentInBase64), 'base64')).text;

const asked = (patients: { readonly calls: readonly { method: string; argument: unknown }[] }) =>
  patients.calls.map(({ method, argument }) => [method, argument] as const);

describe('hl_createAcknowledgementPdf', () => {
  it('is a page in French with its fonts, made without the DMP', async () => {
    const { send, patients } = await connected();
    const answer = await send('hl_createAcknowledgementPdf', { s_ins, CivilStatus });
    expect(Object.keys(answer)).toEqual(['s_status', 's_pdfFileContentInBase64']);
    const { text, fonts } = readPdf(Buffer.from(String(answer.s_pdfFileContentInBase64), 'base64'));
    expect(text).toContain('Accusé de réception de la création de votre dossier médical partagé');
    expect(text).toContain('MME Zoë MARTIN-ŒUVRARD');
    expect(text).toContain(s_ins);
    expect(text).toContain('KIT DOC0001, Médecin, CABINET M DOC0001');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toContain('yes');
    expect(fonts.flat().filter((word) => word === 'no')).toEqual([]);
    expect(patients.calls).toEqual([]);
  });

  it('is a file too when asked for, and gone with the session', async () => {
    const { application, send } = await connected();
    const answer = await send('hl_createAcknowledgementPdf', { s_ins, CivilStatus, i_returnAsFile: '1' });
    expect(answer.s_pdfFileUrl).toBe('file:///tmp/accuse-de-reception-dmp.pdf');
    expect(application.shown).toMatchObject([{ removed: false }]);
    expect(Buffer.from(application.shown[0]!.document.bytes).toString('base64')).toBe(
      answer.s_pdfFileContentInBase64,
    );
    await send('hl_closeSession');
    expect(application.shown).toMatchObject([{ removed: true }]);
  });

  it('is opened on the screen when asked for, which also answers its address', async () => {
    const { application, send } = await connected();
    const fields = { s_ins, CivilStatus, i_openPdfAfterCreation: 1 };
    expect(await send('hl_createAcknowledgementPdf', fields)).toMatchObject({
      s_pdfFileUrl: 'file:///tmp/accuse-de-reception-dmp.pdf',
    });
    expect(application.viewed).toEqual(['/tmp/accuse-de-reception-dmp.pdf']);
  });

  it.each([
    [{ CivilStatus }, 's_ins is missing'],
    [{ s_ins }, 'CivilStatus is missing'],
    [{ s_ins, CivilStatus: { ...CivilStatus, s_name: '' } }, 'CivilStatus.s_name is missing'],
  ])('refuses %j', async (fields, text) => {
    const { send } = await connected();
    expect(await send('hl_createAcknowledgementPdf', fields)).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: text,
    });
  });
});

describe('hl_getPatientWebAccessPdf', () => {
  it('opens an access with its first channel: login and password are in the PDF and nowhere else', async () => {
    const protect = vi.fn();
    const { application, send, patients } = await connected({ protect });
    application.dmp.existence = { ...application.dmp.existence, webAccessOpen: false };
    const answer = await send('hl_getPatientWebAccessPdf', {
      s_ins,
      s_otpPhone: '0600000000',
      s_otpEmail: '',
    });
    expect(asked(patients)).toMatchObject([
      ['createPatientAccess', { channel: { kind: 'SMS', value: '0600000000' } }],
    ]);
    const text = textOf(answer);
    expect(text).toContain(`Identifiant ${CREDENTIALS.login}`);
    expect(text).toContain(`Mot de passe ${CREDENTIALS.password}`);
    expect(text).toContain('Codes par SMS 0600000000');
    // A name of the DMP is never shown (dmp-transactions 2).
    expect(text).not.toContain('PAT-TROIS');
    expect(JSON.stringify(answer)).not.toContain(CREDENTIALS.password);
    expect(protect).toHaveBeenCalledWith(CREDENTIALS);
    expect(application.shown).toEqual([]);
  });

  it.each([
    [false, ['add']],
    [true, ['add', 'change']],
  ])('sets the channel of an access that is open; there already: %s', async (exists, actions) => {
    const { send, patients } = await connected();
    if (exists) {
      patients.failOnce.updateOtpChannel = new DmpServiceError('SERVICE_REFUSED', 'TD1.5b', [
        { code: 'DMPPatientAccessOTPAlreadyExists', text: '', severity: 'error' },
      ]);
    }
    const answer = await send('hl_getPatientWebAccessPdf', { s_ins, s_otpEmail: 'new@example.org' });
    expect(asked(patients)).toMatchObject(
      actions.map((action) => [
        'updateOtpChannel',
        { action, channel: { kind: 'EMAIL', value: 'new@example.org' } },
      ]),
    );
    const text = textOf(answer);
    expect(text).toContain('new@example.org');
    expect(text).toContain('restent ceux que vous avez déjà');
    expect(text).not.toContain(CREDENTIALS.password);
  });

  it('takes a channel away, but never the last one', async () => {
    const { send, patients } = await connected();
    patients.channels = { SMS: '0600000000' };
    expect(await send('hl_getPatientWebAccessPdf', { s_ins, s_otpPhone: 'remove' })).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 's_otpPhone: the last channel of a patient cannot be removed',
    });
    patients.channels = { SMS: '0600000000', EMAIL: 'p@example.org' };
    const answer = await send('hl_getPatientWebAccessPdf', { s_ins, s_otpPhone: 'remove' });
    expect(asked(patients).at(-1)).toMatchObject([
      'updateOtpChannel',
      { action: 'remove', channel: { kind: 'SMS' } },
    ]);
    expect(textOf(answer)).toContain('plus d’envoi par SMS');
  });

  it('gives new credentials when no channel is named', async () => {
    const { send, patients } = await connected();
    const answer = await send('hl_getPatientWebAccessPdf', { s_ins, s_otpPhone: '', s_otpEmail: '' });
    expect(asked(patients)).toMatchObject([['updatePatientAccess', { value: '279035121518989' }]]);
    expect(textOf(answer)).toContain(CREDENTIALS.password);
  });

  it('says that the DMP has withdrawn it', async () => {
    const { send, patients } = await connected();
    patients.failures.updatePatientAccess = new DmpError('WITHDRAWN', 'The DMP no longer offers TD1.5d.');
    expect(await send('hl_getPatientWebAccessPdf', { s_ins })).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1002,
      s_apiErrorDescription: 'Withdrawn by the DMP',
    });
  });

  it('changes nothing when it could not be opened on the screen as asked', async () => {
    const viewer = { obstacle: 'the connector runs without a screen', open: vi.fn() };
    const { send, patients } = await connected({ viewer });
    expect(await send('hl_getPatientWebAccessPdf', { s_ins, i_openPdfAfterCreation: 1 })).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 1014,
      s_apiErrorExtendedInformations:
        'i_openPdfAfterCreation: the PDF cannot be opened, because the connector runs without a screen',
    });
    expect(patients.calls).toEqual([]);
    expect(viewer.open).not.toHaveBeenCalled();
  });

  it('is answered even if the viewer could not be started', async () => {
    const viewer = { obstacle: undefined, open: () => Promise.reject(new Error('ENOENT')) };
    const { send } = await connected({ viewer });
    const answer = await send('hl_getPatientWebAccessPdf', { s_ins, i_openPdfAfterCreation: 1 });
    expect(answer).toMatchObject({
      s_status: 'OK',
      s_pdfFileUrl: expect.stringContaining('acces-internet-dmp'),
    });
  });

  it('takes one channel at a time', async () => {
    const { send, patients } = await connected();
    expect(
      await send('hl_getPatientWebAccessPdf', { s_ins, s_otpPhone: '06', s_otpEmail: 'a@example.org' }),
    ).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: 's_otpPhone and s_otpEmail cannot be given together',
    });
    expect(patients.calls).toEqual([]);
  });
});

describe('hl_createDmpAndOtp', () => {
  const VitaleData = { s_name: 'MARTIN', s_given: 'Zoë', s_birthDay: '790328' };
  const dataWith = (ContactDetails: object) => ({
    PatientData: {
      s_ins,
      ExtendedCivilStatus: { CivilStatus, i_sex: 3, s_birthDay: '19790328', s_birthName: 'MARTIN' },
      ExtendedContactDetails: { ContactDetails },
    },
  });

  it.each([
    [{ s_mobilePhone: '0600000000', s_mail: 'p@example.org' }, 'SMS', '0600000000'],
    [{ s_mail: 'p@example.org' }, 'EMAIL', 'p@example.org'],
  ])('creates the web access too, with %j', async (contact, kind, value) => {
    const { send, patients } = await connected();
    const DmpAdministrativeData = dataWith(contact);
    const answer = await send('hl_createDmpAndOtp', { DmpAdministrativeData, VitaleData, i_returnAsFile: 1 });
    expect(asked(patients)).toMatchObject([
      ['createRecord', { vitale: { familyName: 'MARTIN' } }],
      ['createPatientAccess', { channel: { kind, value } }],
    ]);
    expect(answer.s_pdfFileUrl).toMatch(/acces-internet-dmp\.pdf$/);
    const text = textOf(answer);
    expect(text).toContain('MME Zoë MARTIN-ŒUVRARD');
    expect(text).toContain(CREDENTIALS.login);
    expect(text).toContain(value);
  });

  it('acknowledges the record when there is no channel', async () => {
    const { send, patients } = await connected();
    const answer = await send('hl_createDmpAndOtp', { DmpAdministrativeData: dataWith({}), VitaleData });
    expect(asked(patients)).toMatchObject([['createRecord', {}]]);
    expect(textOf(answer)).toContain('Accusé de réception');
  });

  it('says that the record was created when its web access was not', async () => {
    const { send, patients } = await connected();
    patients.failures.createPatientAccess = new DmpError('WITHDRAWN', 'The DMP no longer offers TD1.5a.');
    const DmpAdministrativeData = dataWith({ s_mail: 'p@example.org' });
    expect(await send('hl_createDmpAndOtp', { DmpAdministrativeData, VitaleData })).toMatchObject({
      i_apiErrorCode: 1002,
      s_apiErrorDescription: 'Withdrawn by the DMP',
      s_apiErrorExtendedInformations: expect.stringMatching(/record was created, its web access was not/),
    });
  });
});

describe('hl_getOtpChannelValue', () => {
  it('gives what the DMP knows, and 1/1014 for what it does not', async () => {
    const { send, patients } = await connected();
    patients.channels = { EMAIL: 'p@example.org' };
    expect(await send('hl_getOtpChannelValue', { s_ins, i_otpChannelType: '2' })).toEqual({
      s_status: 'OK',
      s_otpChannelValue: 'p@example.org',
    });
    expect(await send('hl_getOtpChannelValue', { s_ins, i_otpChannelType: 1 })).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 1014,
    });
    patients.failures.otpChannelValue = new DmpError('WEB_ACCESS_CLOSED', 'The patient has no web access.');
    expect(await send('hl_getOtpChannelValue', { s_ins, i_otpChannelType: 1 })).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1002,
      s_apiErrorExtendedInformations: 'WEB_ACCESS_CLOSED: The patient has no web access.',
    });
  });
});
