import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENTS as FIXTURES } from '../fixtures/patients.js';
import { type Bench, type CallOptions, cx, PATIENT, startBench } from '../testing/bench.js';
import { lastEntry, lastOutcome } from '../testing/expect.js';
import { OPERATION, type OperationRequest } from '../testing/patient-requests.js';
import { makeTestPki, type TestPki } from '../testing/pki.js';
import { ACTION, existenceQuery } from '../testing/requests.js';

const NEW_PATIENT = '207058575627097';
const ATTENDED = '185037511600127';
const DOCTOR = '899700000013';

let pki: TestPki;
let bench: Bench;
beforeAll(async () => {
  pki = await makeTestPki();
  bench = await startBench({ pki, card: await pki.card({ id: DOCTOR, family: 'DOC0000001' }) });
});
afterAll(() => bench.close());

const send = async (request: OperationRequest, ins: string | null, vihf: CallOptions['vihf'] = {}) => {
  const patient = ins === null ? null : cx(ins);
  const answer = await bench.call(request.service, request.action, request.body, {
    vihf: { patient, ...vihf },
  });
  const read = (name: string): string | undefined =>
    new RegExp(`<ns1:${name}>([^<]*)<`).exec(answer.text)?.[1];
  return { ...answer, status: read('status'), context: read('context'), read };
};
const stateOf = (ins: string): string | undefined => bench.dmp.patients.get(ins)?.authorisations[DOCTOR];

describe('TD0.3', () => {
  const add = (o: Record<string, string> = {}) => OPERATION.setAuthorization({ action: 'AJOUT', ...o });
  const remove = (o: Record<string, string> = {}) =>
    OPERATION.setAuthorization({ action: 'SUPPRESSION', ...o });
  const asAttending = { role: 'MEDECIN_TRAITANT' };

  it('declares the caller authorised; a second time is no error and says so', async () => {
    expect(await send(add(), NEW_PATIENT)).toMatchObject({ status: 'DMPOk', http: 200 });
    expect(stateOf(NEW_PATIENT)).toBe('VALIDE');
    expect((await send(add(), NEW_PATIENT)).context).toContain('existait déjà');
    await bench.call('patients', ACTION.existence, existenceQuery(NEW_PATIENT), {
      vihf: { patient: cx(NEW_PATIENT) },
    });
    expect(lastEntry(bench).answer.code).toBe('OK');
  });

  it('makes a physician the médecin traitant in the place of the former one, and no longer', async () => {
    bench.dmp.patients.patch(NEW_PATIENT, { attendingPhysician: '899700000054' });
    expect((await send(add(asAttending), NEW_PATIENT)).status).toBe('DMPOk');
    expect(bench.dmp.patients.get(NEW_PATIENT)?.attendingPhysician).toBe(DOCTOR);
    expect((await send(remove(asAttending), NEW_PATIENT)).status).toBe('DMPOk');
    expect(bench.dmp.patients.get(NEW_PATIENT)?.attendingPhysician).toBeUndefined();
    await send(remove(asAttending), NEW_PATIENT);
    expect(lastOutcome(bench)).toMatchObject({
      refusedBy: 'rights matrix',
      code: 'DMPAccessDeniedByRightsService',
    });
  });

  it('removes the authorisation; without one it says so', async () => {
    expect((await send(remove(), NEW_PATIENT)).context).toContain('supprimée');
    expect(stateOf(NEW_PATIENT)).toBeUndefined();
    expect(await send(remove(), NEW_PATIENT)).toMatchObject({
      status: 'DMPOk',
      context: expect.stringContaining('n’avait pas'),
    });
  });

  it.each<[string, OperationRequest, string, CallOptions['vihf'], string, string]>([
    ['to a blocked caller', add(), '262029999900242', {}, 'authorisation', 'DMPBlocked'],
    ['on a closed DMP', add(), '153078987658513', {}, 'patient', 'DMPNotActive'],
    ['without a DMP', add(), '277076322082910', {}, 'patient', 'DMPNotFound'],
    [
      'in régulation',
      add(),
      NEW_PATIENT,
      { purpose: 'centre_15' },
      'rights matrix',
      'DMPAccessDeniedByRightsService',
    ],
    [
      'in bris de glace',
      add(),
      NEW_PATIENT,
      { purpose: 'bris_de_glace', reason: 'coma' },
      'rights matrix',
      'DMPAccessDeniedByRightsService',
    ],
    [
      'of an unknown action',
      OPERATION.setAuthorization({ action: 'AJOUTER' }),
      NEW_PATIENT,
      {},
      'authorisation asked',
      'DMPInvalidRequest',
    ],
    [
      'of an unknown role',
      add({ role: 'INFIRMIER' }),
      NEW_PATIENT,
      {},
      'authorisation asked',
      'DMPInvalidRequest',
    ],
  ])('is refused %s', async (_, request, ins, vihf, refusedBy, code) => {
    await send(request, ins, vihf);
    expect(lastOutcome(bench)).toMatchObject({ refusedBy, code });
  });

  it('refuses children that are not qualified, by a fault', async () => {
    const request = add();
    await send({ ...request, body: request.body.replace('<action>', '<action xmlns="">') }, NEW_PATIENT);
    expect(lastEntry(bench).answer).toMatchObject({ http: 400, status: 'fault' });
  });

  it('expires after a time without activity, and starts again', async () => {
    bench.dmp.patients.patch(NEW_PATIENT, {
      authorisations: { [DOCTOR]: 'VALIDE' },
      authorisationDates: { [DOCTOR]: { since: '20200101000000' } },
    });
    const { text } = await bench.call('patients', ACTION.existence, existenceQuery(NEW_PATIENT), {
      vihf: { patient: cx(NEW_PATIENT) },
    });
    expect(text).toContain('code="EXPIRE"');
    expect((await send(add(), NEW_PATIENT)).context).toContain('ajoutée');
  });
});

describe('TD0.3 of an employee', () => {
  it('authorises the structure', async () => {
    const secretary = await pki.card({ id: '3750000001/0000000004' });
    const desk = await startBench({ pki, card: secretary, structure: '1750000001' });
    const { service, action, body } = OPERATION.setAuthorization({ action: 'AJOUT' });
    const vihf = {
      patient: cx(NEW_PATIENT),
      roles: ['SECRETARIAT_MEDICAL^1.2.250.1.213.1.1.4.6'],
    };
    await desk.call(service, action, body, { vihf });
    expect(desk.dmp.patients.get(NEW_PATIENT)?.authorisations).toEqual({ '1750000001': 'VALIDE' });
    const list = OPERATION.patientList({ startDate: '20200101000000', dateType: 'LASTAUTORIZATION' });
    await desk.call(list.service, list.action, list.body, { vihf: { ...vihf, patient: null } });
    expect(lastOutcome(desk)).toMatchObject({
      refusedBy: 'owner of the list',
      code: 'DMPAccessDeniedByRightsService',
      http: 400,
    });
    const owned = OPERATION.patientList({
      startDate: '20200101000000',
      dateType: 'LASTAUTORIZATION',
      psOwnerId: DOCTOR,
    });
    const { text } = await desk.call(owned.service, owned.action, owned.body, {
      vihf: { ...vihf, patient: null },
    });
    expect(text).toContain(`<ns1:nationalId>${PATIENT}</ns1:nationalId>`);
    await desk.close();
  });
});

describe('TD0.4', () => {
  const list = (dateType: string, o: Record<string, string> = {}) =>
    send(OPERATION.patientList({ startDate: '20200101000000', dateType, ...o }), null);

  it('lists the DMPs the caller is authorised on, with the médecin traitant', async () => {
    const { text, status } = await list('LASTAUTORIZATION');
    expect(status).toBe('DMPOk');
    const listed = [...text.matchAll(/<ns1:nationalId>(\d{15})</g)].map(([, ins]) => ins);
    const expected = FIXTURES.filter(
      ({ authorisations = {}, dmp = 'active' }) => authorisations[DOCTOR] === 'VALIDE' && dmp === 'active',
    ).map(({ ins }) => ins);
    expect(listed).toEqual(expect.arrayContaining(expected));
    expect(listed).not.toContain('255117511600618');
    expect(text).toMatch(new RegExp(`${ATTENDED}.*?<ns1:MT>true<`, 's'));
    expect(text).toContain('<ns1:patronymicalName>PAT-TROIS<');
  });

  it('by the date of the last document, those that have one', async () => {
    await bench.feed({ patient: ATTENDED });
    const { text } = await list('LASTDOC', { startDate: '20260101000000' });
    expect(text).toMatch(new RegExp(`${ATTENDED}.*?<ns1:lastAddDate>20260112133100<`, 's'));
    expect(text).not.toContain(PATIENT);
  });

  it.each([
    ['an unknown dateType', { dateType: 'LASTAUTHORIZATION' }, 'list asked', 'DMPInvalidRequest'],
    ['no date', { startDate: '' }, 'list asked', 'DMPInvalidRequest'],
    ['a date of another form', { startDate: '2026-01-01' }, 'list asked', 'DMPInvalidRequest'],
    [
      'a professional of another structure',
      { psOwnerId: '899700000021' },
      'owner of the list',
      'DMPAccessDeniedByRightsService',
    ],
  ])('refuses %s', async (_, o, refusedBy, code) => {
    await list('LASTDOC', o);
    expect(lastOutcome(bench)).toMatchObject({ refusedBy, code });
  });
});

describe('TD1.6', () => {
  const list = (mode: string) => send(OPERATION.listAuthorizations({ mode }), ATTENDED);

  it('lists who is authorised and who is blocked, with names, dates and rights', async () => {
    bench.dmp.patients.patch(ATTENDED, {
      authorisations: { [DOCTOR]: 'VALIDE', '899700000021': 'INTERDIT', '1750000001': 'VALIDE' },
    });
    const all = (await list('TOUTE')).text;
    expect(all.match(/<ns1:listOfAuthorizationByPatient>/g)).toHaveLength(3);
    expect(all).toMatch(
      /899700000013<.*1\.2\.250\.1\.71\.4\.2\.1<.*ALIX<.*DOC0000001<.*SM54<.*Médecine générale/s,
    );
    expect(all).toMatch(/<ns1:mode>ACTIVE<\/ns1:mode><ns1:specificRight>MEDECIN_TRAITANT</);
    expect(all).toMatch(/1750000001<.*?1\.2\.250\.1\.71\.4\.2\.2<.*?HOPITAL VIRTUEL</s);
    expect((await list('INTERDITE')).text).toMatch(/899700000021<(?!.*899700000013)/s);
    expect((await list('ACTIVE')).text).not.toContain('899700000021');
    await list('TOUT');
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'list asked', code: 'DMPInvalidRequest' });
  });
});
