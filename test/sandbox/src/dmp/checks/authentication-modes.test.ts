import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type CallOptions, cx, newOid, PATIENT, startBench } from '../testing/bench.js';
import { lastEntry, lastOutcome } from '../testing/expect.js';
import { OPERATION } from '../testing/patient-requests.js';
import { makeTestPki, type TestCard, type TestPki } from '../testing/pki.js';
import {
  ACTION,
  existenceQuery,
  QUERY_ID,
  retrieveRequest,
  STATUS_URN,
  statusUpdate,
  storedQuery,
} from '../testing/requests.js';

const HOSPITAL = '1750000001';
const PHYSICIAN = ['10^1.2.250.1.71.1.2.7', 'SM54^1.2.250.1.71.4.2.5'];

let pki: TestPki;
/** A user behind the certificates of an organisation. */
let hospital: TestCard;
let other: TestCard;
let bench: Bench;
beforeAll(async () => {
  pki = await makeTestPki();
  const user = { id: '899700000013', family: 'DOC0000001', given: 'ALIX' };
  hospital = { ...user, ...(await pki.organisation(HOSPITAL)) };
  other = { ...user, ...(await pki.organisation('1750000003')) };
  bench = await startBench({ pki, card: hospital, structure: HOSPITAL });
});
afterAll(() => bench.close());

const INDIRECT = { mode: 'INDIRECTE', roles: PHYSICIAN } as const;
const AIR = { mode: 'INDIRECTE_RENFORCEE', roles: PHYSICIAN } as const;

const existence = (vihf: CallOptions['vihf']) =>
  bench.call('patients', ACTION.existence, existenceQuery(PATIENT), { vihf: { ...INDIRECT, ...vihf } });
const accepted = () => lastOutcome(bench).refusedBy === undefined;

describe('INDIRECTE', () => {
  it('is an organisation certificate in TLS, and the one of signature on the VIHF', async () => {
    await existence({});
    expect(lastEntry(bench)).toMatchObject({
      vihf: { mode: 'INDIRECTE', structure: HOSPITAL },
      answer: { status: 'AA' },
    });
    expect(lastEntry(bench).tls.subject).toContain(`OU=${HOSPITAL}`);
  });

  it('speaks for the structures of its legal entity', async () => {
    await existence({ structure: '1750000019' });
    expect(accepted()).toBe(true);
  });

  it.each<[string, () => CallOptions['vihf'], string, string]>([
    [
      'for another structure',
      () => ({ structure: '1750000003' }),
      'VIHF against TLS identity',
      'DMPInvalidVIHF',
    ],
    [
      'signed by another organisation',
      () => ({ signer: other.signature }),
      'VIHF against TLS identity',
      'DMPInvalidVIHF',
    ],
    [
      'signed with the certificate of authentication',
      () => ({ signer: hospital.authentication }),
      'VIHF signature',
      'DMPInvalidCertificate',
    ],
    ['unsigned', () => ({ signed: false }), 'VIHF signature', 'DMPInvalidSignature'],
    ['that says DIRECTE', () => ({ mode: 'DIRECTE' }), 'VIHF against TLS identity', 'DMPInvalidVIHF'],
  ])('is refused %s', async (_, options, refusedBy, code) => {
    await existence(options());
    expect(lastOutcome(bench)).toMatchObject({ refusedBy, code });
  });

  it('feeds, finds its references, replaces and deletes on the account of the structure, and reads nothing', async () => {
    const { uniqueId } = await bench.feed({ vihf: INDIRECT });
    expect(lastEntry(bench)).toMatchObject({ transaction: 'TD2.1', answer: { status: 'Success' } });
    const query = storedQuery(
      QUERY_ID.getDocuments,
      [['XDSDocumentEntryUniqueId', `('${uniqueId}')`]],
      'ObjectRef',
    );
    const { text } = await bench.call('registry', ACTION.search, query, { vihf: INDIRECT });
    const target = /<rim:ObjectRef id="([^"]*)"/.exec(text)?.[1] ?? '';
    expect(target).toMatch(/^urn:uuid:/);

    await bench.call('repository', ACTION.retrieve, retrieveRequest(uniqueId), { vihf: INDIRECT });
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'rights matrix' });
    await bench.call('registry', ACTION.search, query.replace('ObjectRef', 'LeafClass'), { vihf: INDIRECT });
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'rights matrix' });

    const update = statusUpdate({
      target,
      from: STATUS_URN.approved,
      to: STATUS_URN.deleted,
      patient: cx(PATIENT),
      author: { ...hospital, structure: HOSPITAL },
      uniqueId: newOid(),
    });
    await bench.call('registry', ACTION.update, update, { vihf: INDIRECT });
    expect(accepted()).toBe(true);
    expect(bench.dmp.documents().find((document) => document.uniqueId === uniqueId)?.status).toBe(
      STATUS_URN.deleted,
    );
  });

  it('lists DMPs by new authorisations of the structure only, and not in régulation', async () => {
    const list = (dateType: string, vihf = {}) => {
      const { service, action, body } = OPERATION.patientList({ startDate: '20200101000000', dateType });
      return bench.call(service, action, body, { vihf: { ...INDIRECT, patient: null, ...vihf } });
    };
    expect((await list('LASTAUTORIZATION')).text).toContain(`>${PATIENT}<`);
    await list('LASTDOC');
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'owner of the list' });
    await list('LASTAUTORIZATION', { purpose: 'centre_15' });
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'rights matrix' });
  });
});

describe('INDIRECTE_RENFORCEE (AIR)', () => {
  it('may be signed with the certificate of authentication, and declares how the user was authenticated', async () => {
    const declare = (declaration: string) => (xml: string) =>
      xml.replace(
        '</saml2:AuthnContextClassRef>',
        `</saml2:AuthnContextClassRef><saml2:AuthnContextDecl>${declaration}</saml2:AuthnContextDecl>`,
      );
    await existence({ ...AIR, signer: hospital.authentication, before: declare('APP_BROWSER_AUTH') });
    expect(accepted()).toBe(true);
    await existence({ ...AIR, before: declare('urn:oasis:names:tc:SAML:2.0:ac:classes:Password') });
    expect(accepted()).toBe(true);
    await existence({ ...AIR, before: declare('BROWSER') });
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'VIHF structure', code: 'DMPInvalidVIHF' });
  });

  it('feeds nothing', async () => {
    await bench.feed({ vihf: AIR });
    expect(lastOutcome(bench)).toMatchObject({
      refusedBy: 'rights matrix',
      code: 'DMPAccessDeniedByRightsService',
    });
  });

  it('of someone who is no professional authorises the structure', async () => {
    const { service, action, body } = OPERATION.setAuthorization({ action: 'AJOUT' });
    await bench.call(service, action, body, {
      vihf: {
        mode: 'INDIRECTE_RENFORCEE',
        roles: ['SECRETARIAT_MEDICAL^1.2.250.1.213.1.1.4.6'],
        patient: cx('207058575627097'),
      },
    });
    expect(bench.dmp.patients.get('207058575627097')?.authorisations).toEqual({ [HOSPITAL]: 'VALIDE' });
  });
});

describe('DIRECTE with a card of someone in training (CPF)', () => {
  it('has a profession of the table of training, and the rights of the profession', async () => {
    const trainee = await pki.card({ id: '899700000062', family: 'ETU0000006' });
    const desk = await startBench({ pki, card: trainee, structure: HOSPITAL });
    const roles = ['10^1.2.250.1.71.1.2.8', 'SM54^1.2.250.1.71.4.2.5'];
    await desk.call('patients', ACTION.existence, existenceQuery(PATIENT), { vihf: { roles } });
    expect(lastEntry(desk).answer.status).toBe('AA');
    expect(lastEntry(desk).checks.find(({ name }) => name === 'rights matrix')?.detail).toBe('M, TD0.2');
    await desk.call('patients', ACTION.existence, existenceQuery(PATIENT), { vihf: { roles: PHYSICIAN } });
    expect(lastOutcome(desk)).toMatchObject({ refusedBy: 'directory', code: 'DMPInvalidVIHF' });
    await desk.close();
  });
});
