import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TLSI_CHECKS } from '../pipeline/table.js';
import { ATTRIBUTES } from '../testing/assertion.js';
import { type Bench, type CallOptions, codeOf, startBench } from '../testing/bench.js';
import { ADRUN } from '../testing/request.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.simulator.clearJournal();
  bench.simulator.configure({ mode: 'strict' });
});

const search = (o: CallOptions = {}) => bench.call('insi.traits', o.body ?? ADRUN, o);
const replace = (from: string | RegExp, to: string): CallOptions => ({
  edit: (xml) => xml.replace(from, to),
});
const warnings = () =>
  bench.last().checks.flatMap(({ outcome, detail }) => (outcome === 'warning' ? [detail] : []));

describe('the order of the checks', () => {
  it('is the one of the sheet', () => {
    expect(TLSI_CHECKS.names).toEqual([
      'HTTP request',
      'XML',
      'SOAP envelope',
      'action',
      'contexts',
      'authorised software',
      'authentication',
      'Vitale card',
      'entitlement',
      'body',
    ]);
  });

  it('stops at the first refusal', async () => {
    await search({ authorization: 'OTHER', assertions: [] });
    const { checks, answer } = bench.last();
    expect(answer.code).toBe('desir_550');
    expect(checks.at(-1)).toMatchObject({ name: 'authorised software', outcome: 'refused' });
    expect(checks.slice(0, -1).every(({ outcome }) => outcome !== 'refused')).toBe(true);
  });

  it('a right request passes without a warning', async () => {
    expect(codeOf(await search())).toBe('00');
    expect(warnings()).toEqual([]);
  });

  it('the order of the blocks of the header is indifferent', async () => {
    const answer = await search({
      edit: (xml) =>
        xml.replace(/(<b:ContexteBAM.*<\/b:ContexteBAM>)(.*)(<w:Security.*<\/w:Security>)/, '$3$2$1'),
    });
    expect(codeOf(answer)).toBe('00');
  });
});

describe('refusals below SOAP', () => {
  it.each<[string, CallOptions, number, RegExp]>([
    ['another path', { path: '/LPS' }, 404, /under \/lps/],
    ['another method', { method: 'PUT' }, 405, /POST/],
    ['another media type', { contentType: 'text/xml' }, 415, /soap\+xml/],
    ['no media type at all', { contentType: ';' }, 415, /soap\+xml/],
    ['XML that is none', replace('</soap:Body>', ''), 400, /well-formed/],
    ['a DTD', { edit: (xml) => `<!DOCTYPE a>${xml}` }, 400, /document type/],
    ['more than a mebibyte', { body: `<a>${'x'.repeat(1024 * 1024)}</a>` }, 400, /at most/],
  ])('%s', async (_, o, http, text) => {
    const answer = await search(o).catch(() => undefined);
    // A body that is not read to its end may cut the connection before its answer is read.
    if (answer !== undefined) expect([answer.http, answer.text]).toEqual([http, expect.stringMatching(text)]);
    expect(bench.last().answer).toMatchObject({ http, status: 'HTTP refusal' });
  });

  it('another envelope than SOAP 1.2 is a VersionMismatch', async () => {
    const answer = await search({
      edit: (xml) =>
        xml.replace('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
    });
    expect(answer.http).toBe(500);
    expect(answer.text).toContain('<soap:Value>soap:VersionMismatch</soap:Value>');
  });
});

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

describe('faults of the frame', () => {
  it.each<[string, string, CallOptions, RegExp]>([
    ['no action', 'desir_sim_002', replace(/<wsa:Action>.*<\/wsa:Action>/, ''), /no wsa:Action/],
    ['an unknown action', 'desir_sim_002', { action: 'urn:unknown' }, /no operation/],
    [
      'an action that is not the one of HTTP',
      'desir_sim_002',
      { contentType: 'application/soap+xml; action="urn:other"' },
      /HTTP header/,
    ],
    ['no identifier', 'desir_sim_002', replace(/<wsa:MessageID>.*<\/wsa:MessageID>/, ''), /MessageID/],
    ['an identifier that is none', 'desir_sim_002', replace(/MessageID>uuid:/, 'MessageID>urn:'), /UUID/],
    ['no ContexteLPS', 'desir_sim_001', replace(/<l:ContexteLPS.*<\/l:ContexteLPS>/, ''), /ContexteLPS/],
    ['no ContexteBAM', 'desir_sim_001', replace(/<b:ContexteBAM.*<\/b:ContexteBAM>/, ''), /ContexteBAM/],
    ['two ContexteBAM', 'desir_sim_001', replace(/(<b:ContexteBAM.*<\/b:ContexteBAM>)/, '$1$1'), /twice/],
    ['another version of LPS', 'desir_sim_001', replace('"01_00"', '"01_01"'), /version 01_00/],
    ['another version of BAM', 'desir_sim_001', replace('"01_02"', '"01_01"'), /version 01_02/],
    [
      'BAM out of order',
      'desir_sim_001',
      replace(/(<b:Id>.*<\/b:Id>)(<b:Temps>[^<]*<\/b:Temps>)/, '$2$1'),
      /after what must follow/,
    ],
    ['no COUVERTURE', 'desir_sim_001', replace('<b:COUVERTURE></b:COUVERTURE>', ''), /COUVERTURE/],
    ['no LPS', 'desir_sim_001', replace(/<l:LPS>.*<\/l:LPS>/, ''), /LPS/],
    ['an unknown software', 'desir_550', { authorization: 'SIMIDAM99999' }, /not known/],
    ['another kind of number', 'desir_550', replace('R="4"', 'R="5"'), /must be 4/],
    ['no number', 'desir_550', replace(/<l:IDAM.*<\/l:IDAM>/, ''), /missing/],
    ['no Security', 'desir_sim_010', { security: '' }, /no assertion/],
    ['no assertion', 'desir_sim_010', { assertions: [] }, /no assertion/],
    [
      'something else in Security',
      'desir_sim_010',
      replace('<Assertion', '<t:Timestamp xmlns:t="urn:t"/><Assertion'),
      /assertions alone/,
    ],
    ['an assertion of SAML 1', 'desir_sim_010', replace('Version="2.0"', 'Version="1.1"'), /version/],
    ['no signature', 'desir_sim_011', { assertion: { signed: false } }, /not signed/],
    [
      'an attribute changed after signing',
      'desir_sim_011',
      { assertion: { after: (xml) => xml.replace('751234567', '751234568') } },
      /./,
    ],
    ['SHA-1', 'desir_sim_011', { assertion: { algorithm: 'RSA-SHA1' } }, /./],
    [
      'a signature in the middle',
      'desir_sim_011',
      { assertion: { place: 'before Subject’s sibling' } },
      /after Issuer/,
    ],
    ['an assertion of yesterday', 'desir_sim_012', { assertion: { issuedAt: ago(61) } }, /older than 60/],
    ['an assertion of tomorrow', 'desir_sim_012', { assertion: { issuedAt: ago(-6) } }, /future/],
    [
      'conditions that are over',
      'desir_sim_012',
      { assertion: { statements: `<Conditions NotOnOrAfter="${ago(1).toISOString()}"></Conditions>` } },
      /conditions/,
    ],
    ['another Issuer', 'desir_sim_013', { assertion: { issuer: 'CN=899700000021,C=FR' } }, /Issuer is not/],
    ['an Issuer that is no name', 'desir_sim_013', { assertion: { issuer: 'the doctor' } }, /Issuer is not/],
    ['another Format', 'desir_sim_013', { assertion: { format: 'urn:other' } }, /Format/],
    ['another NameID', 'desir_sim_013', { assertion: { nameId: '899700000021' } }, /NameID is not/],
    [
      'another qualifier',
      'desir_sim_013',
      { assertion: { nameIdAttributes: ' NameQualifier="PSC"' } },
      /CPS/,
    ],
    ['another Emetteur', 'desir_sim_013', { emitter: '899700000021' }, /Emetteur/],
    [
      'no billing identifier',
      'desir_sim_014',
      { assertion: { attributes: { codeSpecialiteAMO: '01' } } },
      /identifiantFacturation/,
    ],
    [
      'a physician without speciality',
      'desir_sim_014',
      { assertion: { attributes: { identifiantFacturation: '751234567' } } },
      /codeSpecialiteAMO/,
    ],
    [
      'a speciality that is none',
      'desir_sim_014',
      { assertion: { attributes: { ...ATTRIBUTES, codeSpecialiteAMO: 'SM54' } } },
      /two digits/,
    ],
    ['no body', 'desir_sim_003', replace(/<soap:Body>.*<\/soap:Body>/, ''), /no body/],
    ['two bodies', 'desir_sim_003', replace(/(<soap:Body>.*<\/soap:Body>)/, '$1$1'), /Body/],
    ['an empty body', 'desir_sim_003', { body: '' }, /exactly one/],
    ['two headers of security', 'desir_sim_010', replace(/(<w:Security.*<\/w:Security>)/, '$1$1'), /twice/],
    ['two elements in the body', 'desir_sim_003', { body: `${ADRUN}<a xmlns="urn:a"/>` }, /exactly one/],
    ['another body', 'desir_sim_003', { body: '<a xmlns="urn:a"/>' }, /RECSANSVITALE/],
    [
      'a body out of order',
      'desir_sim_003',
      { body: ADRUN.replace(/(<q:Sexe>F<\/q:Sexe>)(.*<\/q:DateNaissance>)/, '$2$1') },
      /after what must follow/,
    ],
    [
      'no birth name',
      'desir_sim_003',
      { body: ADRUN.replace(/<q:Nom.*<\/q:NomNaissance>/, '') },
      /mandatory/,
    ],
    ['no given name', 'desir_sim_003', { body: ADRUN.replace(/<q:Prenom.*<\/q:Prenom>/, '') }, /mandatory/],
    ['no sex', 'desir_sim_003', { body: ADRUN.replace(/<q:Sexe.*<\/q:Sexe>/, '') }, /mandatory/],
    [
      'no birth date',
      'desir_sim_003',
      { body: ADRUN.replace(/<q:Date.*<\/q:DateNaissance>/, '') },
      /mandatory/,
    ],
  ])('%s: %s', async (_, code, o, text) => {
    const answer = await search(o);
    expect([answer.http, codeOf(answer)]).toEqual([500, code]);
    expect(/<siram:Erreur[^>]*>([^<]*)</.exec(answer.text)?.[1]).toMatch(text);
    expect(answer.text).toContain('<soap:Value>soap:Sender</soap:Value>');
    expect(answer.text).toContain('<soap:Value>soap:siram_100</soap:Value>');
    expect(bench.last().answer).toEqual({ http: 500, status: 'fault', code });
  });

  it('repeat the identifier of the message', async () => {
    const answer = await search({ authorization: 'OTHER', ...replace(/uuid:[\w-]+/, `uuid:${UUID}`) });
    expect(answer.text).toContain(`messageID="uuid:${UUID}"`);
  });

  it('an operation whose answers are not public passes the checks of the frame and is not played', async () => {
    const person = { insured: '2751263220749', key: '74', date: '1975-12-31' };
    const answer = await bench.call('aldi.lister', '<a xmlns="urn:a"/>', {
      action: 'urn:MT:3.0.0:LireMT',
      coverage:
        '<b:ASSURE><b:Id><b:Num>2751263220749</b:Num></b:Id></b:ASSURE><b:BENEFICIAIRE><b:DateNai>1975-12-31</b:DateNai></b:BENEFICIAIRE>',
      person,
    });
    expect(codeOf(answer)).toBe('desir_sim_002');
    expect(answer.text).toContain('not public');
    expect(bench.last().checks.at(-1)).toMatchObject({ name: 'body', outcome: 'refused' });
  });
});

const UUID = '0e4a1c52-6c0b-4b7e-9d1f-2a5f5b1e7c10';

describe('certificates of signature', () => {
  const wish = { subject: [{ C: ['FR'] }, { CN: ['899700000013'] }] };
  it.each([
    ['of another authority', { authority: 'AUTRE AC', kind: 'signature' }, /does not come from/],
    ['of an organisation', { authority: 'TEST AC ORGANISATIONS', kind: 'signature' }, /does not come from/],
    ['past its validity', { authority: 'TEST AC PERSONNES', kind: 'signature', expired: true }, /validity/],
    ['for authentication', { authority: 'TEST AC PERSONNES', kind: 'authentication' }, /not for signature/],
  ] as const)('one %s is refused', async (_, certificate, text) => {
    const signer = await bench.pki.certify({ ...wish, ...certificate });
    const answer = await search({ assertion: { signer } });
    expect(codeOf(answer)).toBe('desir_sim_011');
    expect(answer.text).toMatch(text);
  });

  it('an assertion signed as its last child is taken', async () => {
    expect(codeOf(await search({ assertion: { place: 'last' } }))).toBe('00');
  });

  it.each([
    '2.5.4.42=ALIX+CN=899700000013+SN=DOC0000001,T=Médecin,C=FR',
    'SN=DOC0000001+CN=899700000013+GN=ALIX,title=médecin, C=FR',
    'C=FR,OID.2.5.4.12=Médecin,GN=ALIX + OID.2.5.4.4=DOC0000001 + CN=899700000013',
  ])('the issuer may be written %s', async (issuer) => {
    expect(codeOf(await search({ assertion: { issuer } }))).toBe('00');
  });
});

describe('Pro Santé Connect', () => {
  const psc = {
    assertion: { signed: false, nameIdAttributes: ' NameQualifier="PSC"' },
  } satisfies CallOptions;

  it('an unsigned assertion is taken with an access token, and not without', async () => {
    const answer = await search({ ...psc, headers: { authorization: 'Bearer abc.def' } });
    expect(codeOf(answer)).toBe('00');
    expect(bench.last().authentication).toBe('psc');
    expect(codeOf(await search(psc))).toBe('desir_sim_011');
    expect(codeOf(await search({ ...psc, headers: { authorization: 'Basic abc' } }))).toBe('desir_sim_011');
  });

  it('an unknown token is refused when tokens are listed', async () => {
    bench.simulator.configure({ accessTokens: ['good'] });
    expect(codeOf(await search({ ...psc, headers: { authorization: 'Bearer bad' } }))).toBe('desir_sim_011');
    expect(codeOf(await search({ ...psc, headers: { authorization: 'Bearer good' } }))).toBe('00');
    bench.simulator.configure({ accessTokens: [] });
  });
});

describe('a structure that answers for its user', () => {
  const until = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString();
  const CONFIRMED = `<SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"><SubjectConfirmationData NotOnOrAfter="${until}" Recipient="https://localhost"></SubjectConfirmationData></SubjectConfirmation>`;
  const CONDITIONS = `<Conditions NotOnOrAfter="${until}"><AudienceRestriction><Audience>urn:am</Audience></AudienceRestriction></Conditions>`;
  const STATEMENT = `<AuthnStatement AuthnInstant="${new Date().toISOString()}"><AuthnContext><AuthnContextClassRef>urn:x</AuthnContextClassRef></AuthnContext></AuthnStatement>`;
  const DELEGATED = {
    nameIdAttributes: ' Format="urn:convention"',
    nameId: 'agent-12',
    confirmation: CONFIRMED,
    statements: CONDITIONS + STATEMENT,
    issuedAt: ago(180),
    attributes: { PAGM: 'P1', identifiantDeleguant: 'D1', identifiantFacturation: '751234567' },
  };
  const delegated = async (change: CallOptions['assertion'] = {}, o: CallOptions = {}) => {
    const signer = await bench.pki.certify({
      authority: 'TEST AC ORGANISATIONS',
      kind: 'signature',
      subject: [{ C: ['FR'] }, { O: ['HOPITAL'] }, { OU: ['1750000001'] }, { CN: ['HOPITAL'] }],
    });
    return search({ emitter: 'agent-12', assertion: { ...DELEGATED, signer, ...change }, ...o });
  };

  it('is taken, for as long as its conditions say', async () => {
    expect(codeOf(await delegated())).toBe('00');
    expect(bench.last().authentication).toBe('delegated');
  });

  it.each<[string, string, NonNullable<CallOptions['assertion']>]>([
    ['without conditions', 'desir_sim_012', { statements: STATEMENT }],
    ['without a Format', 'desir_sim_013', { nameIdAttributes: '' }],
    ['without delegator', 'desir_sim_014', { attributes: { PAGM: 'P1', identifiantFacturation: '7' } }],
    ['without confirmation', 'desir_sim_014', { confirmation: '' }],
    ['without recipient', 'desir_sim_014', { confirmation: CONFIRMED.replace(/ Recipient="[^"]*"/, '') }],
    ['without audience', 'desir_sim_014', { statements: CONDITIONS.replace(/<Aud.*n>/, '') + STATEMENT }],
    ['without statement', 'desir_sim_014', { statements: CONDITIONS }],
  ])('is refused %s', async (_, code, change) => {
    expect(codeOf(await delegated(change))).toBe(code);
  });

  it('a card cannot sign for one', async () => {
    expect(codeOf(await delegated({ signer: bench.doctor }))).toBe('desir_sim_011');
  });
});

describe('the lenient mode', () => {
  it.each<[string, CallOptions]>([
    ['another media type', { contentType: 'text/xml' }],
    ['an identifier that is none', replace(/MessageID>uuid:/, 'MessageID>urn:')],
    ['another Emetteur', { emitter: '899700000021' }],
    ['something else in Security', replace('<Assertion', '<t:Timestamp xmlns:t="urn:t"/><Assertion')],
  ])('notes what real clients get away with: %s', async (_, o) => {
    bench.simulator.configure({ mode: 'lenient' });
    expect(codeOf(await search(o))).toBe('00');
    expect(warnings()).toHaveLength(1);
  });

  it('takes a signature for a signature all the same', async () => {
    bench.simulator.configure({ mode: 'lenient' });
    expect(codeOf(await search({ assertion: { signed: false } }))).toBe('desir_sim_011');
  });
});

describe('what is only noted', () => {
  it.each<[string, CallOptions, RegExp]>([
    ['a COUVERTURE that should be empty', { coverage: '<b:GrandRegime>01</b:GrandRegime>' }, /empty/],
    ['a bare name of the software', replace('urn:lps:demo:1.0', 'demo'), /urn:lps/],
    ['an instance that is no UUID', replace(/<l:Instance>[^<]*/, '<l:Instance>poste-1'), /UUID/],
    ['no sector', { assertion: { attributes: { ...ATTRIBUTES, secteurActivite: '' } } }, /secteurActivite/],
    ['a context without Emetteur', replace(/<b:Emetteur>.*<\/b:Emetteur>/, ''), /no Emetteur/],
  ])('%s', async (_, o, text) => {
    expect(codeOf(await search(o))).toBe('00');
    expect(warnings()).toEqual([expect.stringMatching(text)]);
  });

  it('a bare UUID is an identifier too', async () => {
    expect(codeOf(await search(replace('MessageID>uuid:', 'MessageID>')))).toBe('00');
    expect(warnings()).toEqual([]);
  });
});

describe('the journal', () => {
  it('tells who asked what and how it ended, without traits', async () => {
    await search();
    expect(bench.last()).toMatchObject({
      listener: 'assertion',
      path: '/lps',
      operation: 'insi.traits',
      emitter: '899700000013',
      software: 'SIMIDAM00001',
      authentication: 'cps',
      messageId: expect.stringMatching(/^uuid:/),
      answer: { http: 200, status: 'answered', code: '00' },
    });
    expect(JSON.stringify(bench.last())).not.toMatch(/ADRUN|2751263220749/);
  });

  it('keeps the question when it is told to', async () => {
    bench.simulator.configure({ journalClear: true });
    await search();
    expect(bench.last().query).toMatchObject({ birthName: 'ADRUN', givenNames: ['ZOE'] });
    bench.simulator.configure({ journalClear: false });
  });

  it('is never told that the simulator itself failed', () => expect(bench.errors).toEqual([]));
});
