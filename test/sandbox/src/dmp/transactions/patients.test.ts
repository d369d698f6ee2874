import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type CallOptions, cx, PATIENT, STRUCTURE, startBench } from '../testing/bench.js';
import { lastEntry, lastOutcome } from '../testing/expect.js';
import {
  OPERATION,
  type OperationRequest,
  PATIENT_ACTION,
  patientSearch,
  registrationRequest,
} from '../testing/patient-requests.js';
import { makeTestPki, type TestCard } from '../testing/pki.js';
import { ACTION, existenceQuery } from '../testing/requests.js';

/** Active, and not attached to Mon espace santé. */
const DETACHED = '207058575627097';
const CLOSED = '153078987658513';
const NONE = '277076322082910';
/** A valid matricule that nobody has. */
const UNKNOWN = '185052A99900110';
/** Another one, whose DMP no test creates. */
const NOBODY = '100017511600582';

let bench: Bench;
let card: TestCard;
beforeAll(async () => {
  const pki = await makeTestPki();
  card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card });
});
afterAll(() => bench.close());

type Reason = Parameters<typeof registrationRequest>[0]['reason'];

const register = (
  reason: Reason,
  ins: string,
  observations: Record<string, boolean> = {},
  edit: (xml: string) => string = (xml) => xml,
) => {
  const author = { ...card, structure: STRUCTURE };
  const action = reason === 'CREA_RD' ? PATIENT_ACTION.creation : PATIENT_ACTION.revision;
  const body = edit(registrationRequest({ reason, ins, author, observations }));
  return bench.call('patients', action, body, { vihf: { patient: cx(ins) } });
};
const operate = (
  { service, action, body }: OperationRequest,
  ins: string | null,
  o: CallOptions['vihf'] = {},
) => bench.call(service, action, body, { vihf: { patient: ins === null ? null : cx(ins), ...o } });
const patientOf = (ins: string) => bench.dmp.patients.get(ins);
const CONSENT = { CONSENTEMENT_OUVERTURE_DMP: true };

describe('TD1.1', () => {
  it('creates a DMP with the data of the message', async () => {
    const { text } = await register('CREA_RD', NONE, { ...CONSENT, OPPOSITION_BRIS_DE_GLACE: true });
    expect(text).toContain('PRPA_IN201311UV02_Response');
    expect(text).toContain('<acknowledgement typeCode="AA">');
    expect(text).toContain('PRPA_IN201312UV02');
    expect(patientOf(NONE)).toMatchObject({
      dmp: 'active',
      ensAttached: false,
      breakGlassOpposition: true,
      traits: {
        birthName: 'ESSAI',
        usedName: 'ESSAI-USAGE',
        birthGivenNames: 'ELSA MARIE',
        birthDate: '19850512',
        sex: 'F',
      },
      mobile: '0611111111',
      email: 'elsa@exemple.invalid',
      address: { streetLines: ['3 rue des Essais'], postalCode: '75011', city: 'PARIS' },
      birthPlace: { city: 'LYON' },
      relatives: [{ relation: 'FTH', family: 'ESSAI', given: 'JEAN', home: '0155555555' }],
    });
    expect(lastEntry(bench)).toMatchObject({ transaction: 'TD1.1', answer: { status: 'AA' } });
  });

  it('creates one for a matricule that was not known', async () => {
    await register('CREA_RD', UNKNOWN, CONSENT);
    expect(patientOf(UNKNOWN)?.dmp).toBe('active');
  });

  it.each<[string, () => Promise<unknown>, string, string]>([
    ['a DMP that exists', () => register('CREA_RD', PATIENT, CONSENT), 'state of the DMP', 'DMPFound'],
    ['no consent', () => register('CREA_RD', NOBODY), 'state of the DMP', 'DMPInvalidRequest'],
    [
      'an author without given name',
      () => register('CREA_RD', PATIENT, CONSENT, (xml) => xml.replace('<given>ALIX</given>', '<given/>')),
      'author of the request',
      'DMPInvalidRequest',
    ],
    [
      'another author than the user',
      () => register('CREA_RD', PATIENT, CONSENT, (xml) => xml.replace(card.id, '899700000021')),
      'author of the request',
      'DMPInvalidRequest',
    ],
    [
      'another status',
      () =>
        register('CREA_RD', PATIENT, CONSENT, (xml) =>
          xml.replace(/(extension="\d{15}"\/><statusCode code=")active/, '$1terminated'),
        ),
      'registration request',
      'DMPInvalidRequest',
    ],
  ])('refuses %s in an acknowledgement', async (_, send, refusedBy, code) => {
    await send();
    expect(lastOutcome(bench)).toMatchObject({ refusedBy, code, http: 200 });
  });

  it('refuses a message without name by a fault', async () => {
    await register('CREA_RD', NOBODY, CONSENT, (xml) => xml.replace(/<name>.*?<\/name>/, ''));
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'state of the DMP', http: 400, code: 'Sender' });
    expect(patientOf(NOBODY)).toBeUndefined();
  });
});

describe('TD1.3', () => {
  it('a tells the administrative data', async () => {
    const { text } = await bench.call(
      'patients',
      ACTION.existence,
      existenceQuery(NONE, { reason: 'CNSLT_DATA' }),
      { vihf: { patient: cx(NONE) } },
    );
    expect(text).toContain('<deceasedInd value="false">');
    expect(text).toContain('<streetAddressLine>3 rue des Essais</streetAddressLine>');
    expect(text).toMatch(/<personalRelationship classCode="PRS"><code code="FTH"/);
    expect(text).toMatch(
      /OPPOSITION_BRIS_DE_GLACE.*?value="true".*?OPPOSITION_ACCES_URGENCE.*?value="false"/,
    );
    expect(text).toContain('<birthPlace classCode="BIRTHPL"><addr><city>LYON</city></addr></birthPlace>');
    expect(text).not.toContain('RATTACHEMENT_ENS');
    expect(lastEntry(bench).transaction).toBe('TD1.3a');
  });

  it.each([
    [CLOSED, 'DMPNotActive'],
    [NOBODY, 'DMPNotFound'],
  ])('a refuses %s in an acknowledgement', async (ins, code) => {
    const query = existenceQuery(ins, { reason: 'CNSLT_DATA' });
    const { text } = await bench.call('patients', ACTION.existence, query, { vihf: { patient: cx(ins) } });
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'patient', code });
    expect(text).toContain(`<code code="${code}">`);
  });

  it('b replaces the data; what the message does not say of oppositions stays', async () => {
    bench.dmp.patients.patch(DETACHED, { breakGlassOpposition: true, home: '0100000000' });
    const { text } = await register('MODIF_DATA', DETACHED);
    expect(text).toContain('PRPA_IN201315UV02');
    expect(patientOf(DETACHED)).toMatchObject({
      traits: { birthName: 'ESSAI' },
      breakGlassOpposition: true,
      mobile: '0611111111',
    });
    expect(patientOf(DETACHED)?.home).toBeUndefined();
  });

  it.each<[string, Reason]>([
    ['TD1.3b', 'MODIF_DATA'],
    ['TD1.4', 'FERM'],
  ])('%s is withdrawn on a DMP attached to Mon espace santé', async (transaction, reason) => {
    const { text } = await register(reason, PATIENT);
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'patient', code: 'DMPWithdrawn', http: 200 });
    expect(lastEntry(bench).transaction).toBe(transaction);
    expect(text).toContain('PRPA_IN201316UV02');
    expect(text).toContain('<code code="DMPWithdrawn">');
  });
});

describe('TD1.4 and TD1.2', () => {
  it('close a DMP with its motive, once, and open it again, once', async () => {
    await register('FERM', DETACHED);
    expect(patientOf(DETACHED)).toMatchObject({
      dmp: 'closed',
      closing: { motive: 'FERMETURE_DEMANDE_PATIENT', reason: 'Demande du patient' },
    });
    await register('FERM', DETACHED);
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'state of the DMP', code: 'DMPClosed' });
    await register('REAC', DETACHED);
    expect(lastOutcome(bench).code).toBe('DMPInvalidRequest');
    const consent = { CONSENTEMENT_REACTIVATION_DMP: true };
    await register('REAC', DETACHED, consent);
    expect(patientOf(DETACHED)).toMatchObject({ dmp: 'active' });
    expect(patientOf(DETACHED)?.closing).toBeUndefined();
    await register('REAC', DETACHED, consent);
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'state of the DMP', code: 'DMPFound' });
    await register('FERM', DETACHED, {}, (xml) => xml.replace(/<reasonOf.*<\/reasonOf>/, ''));
    expect(lastOutcome(bench).code).toBe('DMPInvalidRequest');
    expect(patientOf(DETACHED)?.dmp).toBe('active');
  });
});

describe('TD1.5', () => {
  const textOf = (text: string, name: string) => new RegExp(`<ns1:${name}>([^<]*)<`).exec(text)?.[1];
  const sms = { type: 'SMS', canal: '0606060606' };

  it('a opens an account, whose password is kept nowhere', async () => {
    const { text } = await operate(OPERATION.createAccess(sms), DETACHED);
    const password = textOf(text, 'password');
    expect(password).toMatch(/^.{8,}$/);
    expect(patientOf(DETACHED)).toMatchObject({
      webAccount: true,
      login: textOf(text, 'login'),
      otp: { SMS: '0606060606' },
    });
    expect(JSON.stringify([bench.dmp.saveState(), bench.dmp.journal()])).not.toContain(password);
    await operate(OPERATION.createAccess(sms), DETACHED);
    expect(lastOutcome(bench).code).toBe('DMPPatientAccessAlreadyExists');
  });

  it('b adds, changes and removes a channel', async () => {
    const mail = (action: string, canal = 'elsa@exemple.invalid') =>
      operate(OPERATION.updateOtp({ type: 'EMAIL', canal, action }), DETACHED);
    await mail('MODIFICATION');
    expect(lastOutcome(bench).code).toBe('DMPPatientAccessNotFound');
    await mail('AJOUT');
    expect(patientOf(DETACHED)?.otp).toEqual({ SMS: '0606060606', EMAIL: 'elsa@exemple.invalid' });
    await mail('AJOUT');
    expect(lastOutcome(bench).code).toBe('DMPPatientAccessOTPAlreadyExists');
    await mail('MODIFICATION', 'marie@exemple.invalid');
    expect(patientOf(DETACHED)?.otp.EMAIL).toBe('marie@exemple.invalid');
    await mail('MODIFICATION', 'pas une adresse');
    expect(lastOutcome(bench).code).toBe('DMPInvalidRequest');
    await mail('SUPPRESSION');
    expect(patientOf(DETACHED)?.otp.EMAIL).toBeUndefined();
  });

  it('d gives new credentials', async () => {
    const first = (await operate(OPERATION.updateAccess(), DETACHED)).text;
    const second = (await operate(OPERATION.updateAccess(), DETACHED)).text;
    expect(textOf(first, 'status')).toBe('DMPOk');
    expect(textOf(first, 'password')).not.toBe(textOf(second, 'password'));
  });

  it('is withdrawn on a DMP attached to Mon espace santé', async () => {
    await operate(OPERATION.createAccess(sms), PATIENT);
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'patient', code: 'DMPWithdrawn' });
  });

  it('is withdrawn altogether when the settings say so, and only then', async () => {
    bench.dmp.configure({ withdrawn: ['TD1.5d'] });
    await operate(OPERATION.updateAccess(), DETACHED);
    expect(lastOutcome(bench)).toEqual({ refusedBy: 'transaction offered', code: 'DMPWithdrawn', http: 200 });
    bench.dmp.configure({ withdrawn: ['TD0.0'] });
    await operate(OPERATION.updateAccess(), DETACHED);
    expect(lastOutcome(bench).refusedBy).toBeUndefined();
  });
});

describe('TD0.0', () => {
  const request = (o: Record<string, string> = {}) =>
    OPERATION.certify({
      nirOD: '2790351215189',
      dateNaissance: '1979-03-28',
      rangNaissance: '1',
      nirIndividu: PATIENT,
      ...o,
    });

  it('is withdrawn, until the settings offer it: it then tells the identity of a NIR and a birth date', async () => {
    await operate(request(), null);
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'transaction offered', code: 'DMPWithdrawn' });
    bench.dmp.configure({ withdrawn: [] });
    const { text } = await operate(request(), null);
    expect(text).toMatch(/<ns1:status>DMPOk<.*<ns1:nomPatronymique>PAT-TROIS<.*1979-03-28</s);
    await operate(request({ dateNaissance: '1979-03-29' }), null);
    expect(lastOutcome(bench).code).toBe('DMPIdentityCertificationFailure');
    await operate(request({ dateNaissance: '28/03/1979' }), null);
    expect(lastOutcome(bench).code).toBe('DMPInvalidRequest');
    bench.dmp.configure({ withdrawn: ['TD0.0'] });
  });
});

describe('TD0.5', () => {
  const search = (o: Parameters<typeof patientSearch>[0], purpose = 'centre_15') =>
    bench.call('patientsPDQ', PATIENT_ACTION.search, patientSearch(o), {
      vihf: { patient: null, purpose },
    });

  it('finds a patient by traits, with a score, and echoes the query', async () => {
    const { text } = await search({
      family: 'Pat-Trois',
      given: 'Dominique',
      birthDate: '19790328',
      sex: 'F',
      city: 'Lyon',
    });
    expect(text).toContain('<acknowledgement><typeCode code="AA">');
    expect(text).toContain(`<id extension="${PATIENT}" root="1.2.250.1.213.1.4.10">`);
    expect(text).toMatch(/POURCENTAGE.*?value="94"/);
    expect(text).toMatch(/OPPOSITION_ACCES_URGENCE.*?value="false"/);
    expect(text).toContain('<resultTotalQuantity value="1">');
    expect(text).toContain('<semanticsText>LivingSubject.name</semanticsText>');
    expect(lastEntry(bench).answer).toEqual({ http: 200, status: 'AA', code: 'OK' });
  });

  it('finds nobody, which is no error', async () => {
    const { text } = await search({ family: 'PAT-TROIS', birthDate: '19790329' });
    expect(text).toContain('<queryResponseCode code="NF">');
  });

  it.each<[string, Parameters<typeof patientSearch>[0], string | undefined, string, string]>([
    [
      'in normal access',
      { family: 'PAT-TROIS' },
      'normal',
      'rights matrix',
      'DMPAccessDeniedByRightsService',
    ],
    ['with a name of one letter', { family: 'P' }, undefined, 'search of a patient', 'DMPInvalidRequest'],
    [
      'with a birth date of another form',
      { family: 'PAT-TROIS', birthDate: '1979' },
      undefined,
      'search of a patient',
      'DMPInvalidRequest',
    ],
  ])('is refused %s', async (_, o, purpose, refusedBy, code) => {
    await search(o, purpose);
    expect(lastOutcome(bench)).toMatchObject({ refusedBy, code });
  });

  it('refuses to list too many', async () => {
    const twin = (ins: string) =>
      bench.dmp.patients.put({
        ins,
        traits: { birthName: 'JUMEAU', birthGivenNames: 'A', birthDate: '20000101', sex: 'M' },
      });
    twin('100017511600104');
    twin('100017511600201');
    bench.dmp.configure({ maxPatientsFound: 1 });
    const { text } = await search({ family: 'JUMEAU' });
    expect(lastOutcome(bench).code).toBe('DMPTooManyResults');
    expect(text).toContain('<acknowledgement><typeCode code="AE">');
  });
});

describe('the history of accesses', () => {
  it('holds the acts, with the secret ones hidden from the legal representatives', async () => {
    const minor = '112057511600345';
    const query = existenceQuery(minor, { reason: 'CNSLT_DATA' });
    const secret = (xml: string) =>
      xml.replace(
        '<saml2:Attribute Name="Ressource_URN">',
        '<saml2:Attribute Name="urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code">' +
          '<saml2:AttributeValue>INVISIBLE_REPRESENTANTS_LEGAUX^1.2.250.1.213.1.1.4.13</saml2:AttributeValue></saml2:Attribute>' +
          '<saml2:Attribute Name="Ressource_URN">',
      );
    await bench.call('patients', ACTION.existence, query, {
      vihf: { patient: cx(minor), before: secret },
    });
    expect(lastEntry(bench).vihf?.secret).toBe(true);
    expect(bench.dmp.accesses.list({ patient: minor }).at(-1)).toMatchObject({
      transaction: 'TD1.3a',
      user: card.id,
      purpose: 'normal',
      hiddenFromRepresentatives: true,
    });
    await bench.call('patients', ACTION.existence, query, { vihf: { patient: cx(minor) } });
    const shown = bench.dmp.accesses.list({ patient: minor, forRepresentatives: true });
    expect(shown.map(({ hiddenFromRepresentatives }) => hiddenFromRepresentatives)).toEqual([false]);
    bench.dmp.configure({ minors: false });
    await bench.call('patients', ACTION.existence, query, {
      vihf: { patient: cx(minor), before: secret },
    });
    expect(lastOutcome(bench)).toMatchObject({
      refusedBy: 'patient',
      code: 'DMPAccessDeniedByRightsService',
    });
    bench.dmp.configure({ minors: true });
  });

  it('says why the glass was broken', async () => {
    await bench.call('patients', ACTION.existence, existenceQuery(PATIENT, { reason: 'CNSLT_DATA' }), {
      vihf: { purpose: 'bris_de_glace', reason: 'coma' },
    });
    expect(bench.dmp.accesses.list({ patient: PATIENT }).at(-1)).toMatchObject({
      purpose: 'bris_de_glace',
      reason: 'coma',
    });
  });
});
