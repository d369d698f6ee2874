import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, cx, PATIENT, STRUCTURE, startBench } from '../testing/bench.js';
import { lastOutcome } from '../testing/expect.js';
import { makeTestPki, type TestCard, type TestPki } from '../testing/pki.js';
import { ACTION, existenceQuery, QUERY_ID, STATUS_URN, storedQuery } from '../testing/requests.js';
import { makeVihf } from '../testing/vihf.js';

let pki: TestPki;
let card: TestCard;
let bench: Bench;
const errors: unknown[] = [];

beforeAll(async () => {
  pki = await makeTestPki();
  card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card, errors });
});
afterAll(() => bench.close());
beforeEach(() => bench.dmp.clearJournal());

const query = existenceQuery(PATIENT);
const find = storedQuery(QUERY_ID.findDocuments, [
  ['XDSDocumentEntryPatientId', `'${cx(PATIENT)}'`],
  ['XDSDocumentEntryStatus', `('${STATUS_URN.approved}')`],
]);

/** A call that must be refused: what is sent, the check that refuses, HTTP status and code. */
type Row = readonly [
  what: string,
  send: () => Promise<unknown>,
  refusedBy: string,
  http: number,
  code: string,
];

const existence = (o: Parameters<Bench['call']>[3]) => bench.call('patients', ACTION.existence, query, o);
const edited = (edit: (xml: string) => string) => () => existence({ envelope: { edit } });
const vihf = (o: NonNullable<Parameters<Bench['call']>[3]>['vihf']) => () => existence({ vihf: o ?? {} });
const altered = (before: (xml: string) => string) => vihf({ before });

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'VIHF structure (step 6)': [
    ['no VIHF', () => existence({ assertion: '' }), 'VIHF structure', 400, 'DMPInvalidVIHF'],
    [
      'two VIHF',
      edited((xml) => xml.replace(/(<saml2:Assertion.*<\/saml2:Assertion>)/, '$1$1')),
      'VIHF structure',
      400,
      'DMPInvalidVIHF',
    ],
    [
      'no speciality of a physician',
      vihf({ roles: ['10^1.2.250.1.71.1.2.7'] }),
      'VIHF structure',
      400,
      'DMPInvalidVIHF',
    ],
    [
      'no section of a pharmacist',
      vihf({ roles: ['21^1.2.250.1.71.1.2.7'] }),
      'VIHF structure',
      400,
      'DMPInvalidVIHF',
    ],
    ['an invented access mode', vihf({ purpose: 'urgence' }), 'VIHF structure', 400, 'DMPInvalidVIHF'],
    ['an unknown sector', vihf({ sector: 'SA99' }), 'VIHF structure', 400, 'DMPInvalidVIHF'],
    ['a patient that is no CX', vihf({ patient: PATIENT }), 'VIHF structure', 400, 'DMPInvalidVIHF'],
    [
      'a patient with a date',
      vihf({ patient: `${cx(PATIENT)}^^20260101` }),
      'VIHF structure',
      400,
      'DMPInvalidVIHF',
    ],
    [
      'another version',
      altered((xml) => xml.replace('>3.0<', '>9.9<')),
      'VIHF structure',
      400,
      'DMPInvalidVIHF',
    ],
    [
      'no homologation number',
      altered((xml) => xml.replace('LPS_ID_HOMOLOGATION_DMP', 'LPS_Homologation_DMP')),
      'VIHF structure',
      400,
      'DMPInvalidVIHF',
    ],
    [
      'the other spelling of the mode',
      altered((xml) => xml.replace('Authentification_mode', 'Authentification_Mode')),
      'VIHF structure',
      400,
      'DMPInvalidVIHF',
    ],
    [
      'a password context in DIRECTE',
      altered((xml) => xml.replace('SmartcardPKI', 'Password')),
      'VIHF structure',
      400,
      'DMPInvalidVIHF',
    ],
    [
      'an issuer of another format',
      altered((xml) => xml.replace('X509SubjectName', 'unspecified')),
      'VIHF structure',
      400,
      'DMPInvalidVIHF',
    ],
    [
      'a local time',
      altered((xml) => xml.replace(/(IssueInstant="[^"]*)Z"/, '$1+02:00"')),
      'VIHF structure',
      400,
      'DMPInvalidVIHF',
    ],
  ],
  'VIHF signature (step 7)': [
    ['no signature', vihf({ signed: false }), 'VIHF signature', 400, 'DMPInvalidSignature'],
    [
      'the authentication key',
      () => existence({ vihf: { signer: card.authentication } }),
      'VIHF signature',
      400,
      'DMPInvalidCertificate',
    ],
    [
      'a change after signing',
      vihf({ after: (xml) => xml.replace('>SA07^', '>SA01^') }),
      'VIHF signature',
      400,
      'DMPInvalidSignature',
    ],
    [
      'an issuer that is not the signer',
      vihf({ issuer: 'CN=OTHER,C=FR' }),
      'VIHF signature',
      400,
      'DMPInvalidSignature',
    ],
    [
      'a signer of another authority',
      async () => {
        const stranger = await (await makeTestPki('AUTRE')).card({ id: card.id });
        await existence({ vihf: { signer: stranger.signature } });
      },
      'VIHF signature',
      400,
      'DMPInvalidCertificate',
    ],
    [
      'a signature that covers another element',
      () =>
        existence({
          assertion: wrap(
            makeVihf({ user: card.id, structure: STRUCTURE, patient: cx(PATIENT), signer: card.signature }),
          ),
        }),
      'VIHF signature',
      400,
      'DMPInvalidSignature',
    ],
  ],
  'VIHF time (step 8)': [
    [
      'eleven minutes ago',
      vihf({ issuedAt: minutesFromNow(-11) }),
      'VIHF time window',
      400,
      'DMPExpiredVIHF',
    ],
    ['in six minutes', vihf({ issuedAt: minutesFromNow(6) }), 'VIHF time window', 400, 'DMPExpiredVIHF'],
    [
      'authenticated after it was issued',
      vihf({ authenticatedAt: minutesFromNow(1) }),
      'VIHF time window',
      400,
      'DMPExpiredVIHF',
    ],
    [
      'authenticated 13 hours ago',
      vihf({ authenticatedAt: minutesFromNow(-13 * 60) }),
      'VIHF time window',
      400,
      'DMPExpiredVIHF',
    ],
  ],
  'VIHF against TLS (step 9)': [
    ['another user', vihf({ user: '899700000021' }), 'VIHF against TLS identity', 400, 'DMPInvalidVIHF'],
    [
      'the card of a colleague for signing',
      async () => {
        const colleague = await pki.card({ id: '899700000054' });
        await existence({ vihf: { signer: colleague.signature } });
      },
      'VIHF against TLS identity',
      400,
      'DMPInvalidVIHF',
    ],
    [
      'INDIRECTE with a card',
      vihf({ mode: 'INDIRECTE' }),
      'VIHF against TLS identity',
      400,
      'DMPInvalidVIHF',
    ],
  ],
  'directory (step 10)': [
    ['an unknown structure', vihf({ structure: '1999999999' }), 'directory', 400, 'DMPInvalidVIHF'],
    ['an inactive structure', vihf({ structure: '1750000027' }), 'directory', 400, 'DMPInvalidVIHF'],
    ['a structure of somebody else', vihf({ structure: '1750000003' }), 'directory', 400, 'DMPInvalidVIHF'],
    ['another profession', vihf({ roles: ['60^1.2.250.1.71.1.2.7'] }), 'directory', 400, 'DMPInvalidVIHF'],
  ],
  'rights (step 11)': [
    [
      'bris de glace without a reason',
      vihf({ purpose: 'bris_de_glace' }),
      'rights matrix',
      400,
      'DMPAccessDeniedByRightsService',
    ],
  ],
  'patient (step 12)': [
    ['no patient in the VIHF', vihf({ patient: null }), 'patient', 400, 'DMPInvalidVIHF'],
    [
      'a production matricule',
      () =>
        bench.call('registry', ACTION.search, find, {
          vihf: { patient: cx(PATIENT, '1.2.250.1.213.1.4.8') },
        }),
      'patient',
      200,
      'XDSUnknownPatientId',
    ],
    [
      'a wrong key',
      () => bench.call('registry', ACTION.search, find, { vihf: { patient: cx('279035121518988') } }),
      'patient',
      200,
      'XDSUnknownPatientId',
    ],
    [
      'another patient in resource-id',
      () => bench.call('registry', ACTION.search, find, { vihf: { patient: cx('207058575627097') } }),
      'patient',
      200,
      'XDSPatientIdDoesNotMatch',
    ],
    [
      'another patient in resource-id of TD0.2',
      vihf({ patient: cx('207058575627097') }),
      'patient',
      200,
      'DMPInvalidVIHF',
    ],
    [
      'another patient in resource-id of TD2.1',
      () => bench.feed({ vihf: { patient: cx('207058575627097') } }),
      'patient',
      200,
      'XDSPatientIdDoesNotMatch',
    ],
    ['an unknown matricule', () => search('185052A99900110'), 'patient', 200, 'XDSUnknownPatientId'],
    ['a patient without DMP', () => search('277076322082910'), 'patient', 200, 'DMPNotFound'],
    ['a closed DMP', () => search('153078987658513'), 'patient', 200, 'DMPNotActive'],
  ],
  'authorisation (step 13)': [
    ['none', () => search('207058575627097'), 'authorisation', 200, 'DMPNotAuthorized'],
    ['expired', () => search('255117511600618'), 'authorisation', 200, 'DMPNotAuthorized'],
    ['blocked', () => search('262029999900242'), 'authorisation', 200, 'DMPBlocked'],
    [
      'bris de glace opposed',
      () => search('298027511600497', { purpose: 'bris_de_glace', reason: 'coma' }),
      'authorisation',
      200,
      'DMPAccessDeniedByRightsService',
    ],
    [
      'centre 15 opposed',
      () => search('172067511600529', { purpose: 'centre_15' }),
      'authorisation',
      200,
      'DMPAccessDeniedByRightsService',
    ],
  ],
};

function search(ins: string, o: Parameters<typeof vihf>[0] = {}) {
  const body = storedQuery(QUERY_ID.findDocuments, [
    ['XDSDocumentEntryPatientId', `'${cx(ins)}'`],
    ['XDSDocumentEntryStatus', `('${STATUS_URN.approved}')`],
  ]);
  return bench.call('registry', ACTION.search, body, { vihf: { patient: cx(ins), ...o } });
}

function minutesFromNow(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}

/** An assertion of an attacker around the signature of a genuine one. */
function wrap(genuine: string): string {
  const signature = /<ds:Signature .*<\/ds:Signature>/.exec(genuine)?.[0] ?? '';
  const other = genuine
    .replace(/ ID="[^"]*"/, ' ID="_other"')
    .replace(/<ds:Signature .*<\/ds:Signature>/, '');
  const object = `<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${genuine.replace(signature, '')}</ds:Object>`;
  return other.replace(
    '</saml2:Issuer>',
    `</saml2:Issuer>${signature.replace('</ds:Signature>', `${object}</ds:Signature>`)}`,
  );
}

describe.each(Object.entries(ROWS))('refused at %s', (_, rows) => {
  it.each(rows)('%s', async (_what, send, refusedBy, http, code) => {
    await send();
    expect(lastOutcome(bench)).toEqual({ refusedBy, http, code });
    expect(errors).toEqual([]);
  });
});
