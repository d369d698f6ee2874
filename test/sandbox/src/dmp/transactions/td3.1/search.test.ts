import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, cx, newOid, PATIENT, startBench } from '../../testing/bench.js';
import { makeClient } from '../../testing/client.js';
import { makeEnvelope } from '../../testing/envelope.js';
import { lastEntry, lastOutcome } from '../../testing/expect.js';
import { makeTestPki, type TestCard, type TestPki } from '../../testing/pki.js';
import { ACTION, QUERY_ID, STATUS_URN, storedQuery } from '../../testing/requests.js';
import { makeVihf } from '../../testing/vihf.js';

let pki: TestPki;
let card: TestCard;
let bench: Bench;
let plain: string;
let masked: string;
let setUniqueId: string;

beforeAll(async () => {
  pki = await makeTestPki();
  card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card });
  setUniqueId = newOid();
  plain = (await bench.feed({ setUniqueId })).uniqueId;
  masked = (await bench.feed({ masks: ['MASQUE_PS'] })).uniqueId;
});
afterAll(() => bench.close());

const PATIENT_PARAMETER = ['XDSDocumentEntryPatientId', `'${cx(PATIENT)}'`] as const;
const APPROVED = ['XDSDocumentEntryStatus', `('${STATUS_URN.approved}')`] as const;
const NOT_SIGNATURE = ['XDSDocumentEntryClassCode', "('10^^1.2.250.1.213.1.1.4.1')"] as const;

type Parameter = readonly [string, ...string[]];
type Parameters = readonly Parameter[];

async function find(
  parameters: Parameters,
  returnType?: 'LeafClass' | 'ObjectRef',
  on: Bench = bench,
  vihf = {},
) {
  const body = storedQuery(QUERY_ID.findDocuments, [PATIENT_PARAMETER, APPROVED, ...parameters], returnType);
  return (await on.call('registry', ACTION.search, body, { vihf })).text;
}

async function run(query: string, parameters: Parameters, returnType?: 'LeafClass' | 'ObjectRef') {
  return (await bench.call('registry', ACTION.search, storedQuery(query, parameters, returnType))).text;
}

const count = (text: string, element: string): number => text.split(`<rim:${element} `).length - 1;
const idOf = (uniqueId: string): string =>
  bench.dmp.documents().find((document) => document.uniqueId === uniqueId)?.entryUuid ?? '';

describe('FindDocuments', () => {
  it('returns whole entries as the DMP writes them', async () => {
    const text = await find([NOT_SIGNATURE]);
    expect(count(text, 'ExtrinsicObject')).toBe(2);
    expect(text).toContain(`id="${idOf(plain)}"`);
    expect(text).toContain(`lid="${idOf(plain)}"`);
    expect(text).toContain('<rim:VersionInfo versionName="1">');
    expect(text).toContain('<rim:Value>1.2.250.1.213.4.1.1.1.2</rim:Value>');
    expect(text).toMatch(/<rim:Slot name="hash"><rim:ValueList><rim:Value>[0-9a-f]{40}</);
    expect(text).not.toContain('Document01');
  });

  it('returns signatures like the other entries, and references when asked', async () => {
    const text = await find([], 'ObjectRef');
    expect(count(text, 'ObjectRef')).toBe(4);
    expect(count(text, 'ExtrinsicObject')).toBe(0);
    expect(text).toContain('totalResultCount="4"');
  });

  const value = (name: string, text: string): Parameters => [[`XDSDocumentEntry${name}`, text]];
  it.each<[string, Parameters, Parameters]>([
    [
      'class',
      value('ClassCode', "('10^^1.2.250.1.213.1.1.4.1')"),
      value('ClassCode', "('11^^1.2.250.1.213.1.1.4.1')"),
    ],
    [
      'type',
      value('TypeCode', "('11488-4^^2.16.840.1.113883.6.1','x^^y')"),
      value('TypeCode', "('11488-4^^1.2.3')"),
    ],
    [
      'practice setting',
      value('PracticeSettingCode', "('AMBULATOIRE^^1.2.250.1.213.1.1.4.9')"),
      value('PracticeSettingCode', "('HAD^^1.2.250.1.213.1.1.4.9')"),
    ],
    [
      'facility',
      value('HealthcareFacilityTypeCode', "('SA07^^1.2.250.1.71.4.2.4')"),
      value('HealthcareFacilityTypeCode', "('SA01^^1.2.250.1.71.4.2.4')"),
    ],
    [
      'format',
      value('FormatCode', "('urn:ihe:iti:xds-sd:pdf:2008^^1.3.6.1.4.1.19376.1.2.3')"),
      value('FormatCode', "('urn:x^^1.3.6.1.4.1.19376.1.2.3')"),
    ],
    ['author', value('AuthorPerson', "('899700000013^DOC%')"), value('AuthorPerson', "('899700000021%')")],
    [
      'author, one character',
      value('AuthorPerson', "('%^DOC000000_^ALIX^%')"),
      value('AuthorPerson', "('ALIX')"),
    ],
    [
      'creation from',
      value('CreationTimeFrom', '20260112133000'),
      value('CreationTimeFrom', '20260112133001'),
    ],
    ['creation to', value('CreationTimeTo', '20260112133001'), value('CreationTimeTo', '20260112133000')],
    ['service start from', value('ServiceStartTimeFrom', '2026'), value('ServiceStartTimeFrom', '2027')],
    ['service start to', value('ServiceStartTimeTo', '20260113'), value('ServiceStartTimeTo', '20260112')],
    [
      'entry type',
      value('Type', "('urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1')"),
      value('Type', "('urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248')"),
    ],
    [
      'confidentiality',
      value('ConfidentialityCode', "('N^^2.16.840.1.113883.5.25')"),
      value('ConfidentialityCode', "('R^^2.16.840.1.113883.5.25')"),
    ],
  ])('filters by %s', async (_, kept, dropped) => {
    expect(count(await find([NOT_SIGNATURE, ...kept].filter(unique)), 'ExtrinsicObject')).toBe(2);
    const none = await find([NOT_SIGNATURE, ...dropped].filter(unique));
    expect(count(none, 'ExtrinsicObject')).toBe(0);
    expect(none).toContain('ResponseStatusType:Success');
  });

  /** A slot stands once: the row's own takes the place of the default. */
  function unique(parameter: Parameter, index: number, all: Parameters): boolean {
    return all.findLastIndex(([name]) => name === parameter[0]) === index;
  }

  it('passes no document without a service stop by its time', async () => {
    expect(
      count(await find([NOT_SIGNATURE, ['XDSDocumentEntryServiceStopTimeTo', '2030']]), 'ExtrinsicObject'),
    ).toBe(0);
  });

  it('asks for values of each slot that is repeated', async () => {
    const code = (name: string, system: string): Parameter => [
      'XDSDocumentEntryConfidentialityCode',
      `('${name}^^${system}')`,
    ];
    const both = [code('N', '2.16.840.1.113883.5.25'), code('MASQUE_PS', '1.2.250.1.213.1.1.4.13')];
    const text = await find([NOT_SIGNATURE, ...both]);
    expect(count(text, 'ExtrinsicObject')).toBe(1);
    expect(text).toContain(idOf(masked));
    expect(
      count(await find([NOT_SIGNATURE, ['XDSDocumentEntryEventCodeList', "('x^^y')"]]), 'ExtrinsicObject'),
    ).toBe(0);
  });

  it('finds by status', async () => {
    const text = await run(QUERY_ID.findDocuments, [
      PATIENT_PARAMETER,
      ['XDSDocumentEntryStatus', `('${STATUS_URN.archived}','${STATUS_URN.deprecated}')`],
    ]);
    expect(count(text, 'ExtrinsicObject')).toBe(0);
  });
});

describe('a query is refused', () => {
  it.each<[string, Parameters, string]>([
    ['without a status', [PATIENT_PARAMETER], 'XDSStoredQueryMissingParam'],
    [
      'with a status out of parentheses',
      [PATIENT_PARAMETER, ['XDSDocumentEntryStatus', `'${STATUS_URN.approved}'`]],
      'XDSStoredQueryParamNumber',
    ],
    [
      'with a patient in parentheses',
      [['XDSDocumentEntryPatientId', `('${cx(PATIENT)}')`], APPROVED],
      'XDSStoredQueryParamNumber',
    ],
    [
      'with a value out of quotes',
      [['XDSDocumentEntryPatientId', cx(PATIENT)], APPROVED],
      'XDSStoredQueryParamNumber',
    ],
    [
      'with a time in quotes',
      [PATIENT_PARAMETER, APPROVED, ['XDSDocumentEntryCreationTimeFrom', "'2026'"]],
      'XDSStoredQueryParamNumber',
    ],
    ['with a slot twice', [PATIENT_PARAMETER, APPROVED, APPROVED], 'XDSStoredQueryParamNumber'],
    [
      'with an unknown parameter',
      [PATIENT_PARAMETER, APPROVED, ['XDSDocumentEntryTitle', "'x'"]],
      'XDSStoredQueryParamNumber',
    ],
  ])('%s', async (_, parameters, code) => {
    const text = await run(QUERY_ID.findDocuments, parameters);
    expect(lastOutcome(bench)).toEqual({ refusedBy: 'stored query', http: 200, code });
    expect(text).toContain('ResponseStatusType:Failure');
  });

  it('when it is unknown', async () => {
    await run('00000000-0000-4000-8000-000000000000', []);
    expect(lastOutcome(bench)).toMatchObject({ code: 'XDSUnknownStoredQuery' });
  });
});

describe('GetDocuments', () => {
  it('finds by each identifier', async () => {
    const entry = ['XDSDocumentEntryEntryUUID', `('${idOf(plain)}')`] as const;
    const logical = ['XDSDocumentEntryLogicalID', `('${idOf(plain)}')`] as const;
    const unique = ['XDSDocumentEntryUniqueId', `('${plain}','${masked}')`] as const;
    expect(count(await run(QUERY_ID.getDocuments, [entry]), 'ExtrinsicObject')).toBe(1);
    expect(count(await run(QUERY_ID.getDocuments, [logical]), 'ExtrinsicObject')).toBe(1);
    expect(count(await run(QUERY_ID.getDocuments, [unique]), 'ExtrinsicObject')).toBe(2);
    await run(QUERY_ID.getDocuments, [entry, unique]);
    expect(lastOutcome(bench)).toMatchObject({ code: 'XDSStoredQueryParamNumber' });
    await run(QUERY_ID.getDocuments, []);
    expect(lastOutcome(bench)).toMatchObject({ code: 'XDSStoredQueryMissingParam' });
  });

  it('gives the reference of one document (TD3.1b)', async () => {
    const text = await run(
      QUERY_ID.getDocuments,
      [['XDSDocumentEntryUniqueId', `('${plain}')`]],
      'ObjectRef',
    );
    expect(text).toContain(`<rim:ObjectRef id="${idOf(plain)}">`);
    expect(lastEntry(bench).checks).toContainEqual({
      name: 'rights matrix',
      outcome: 'ok',
      detail: 'M, TD3.1 reference',
    });
  });

  it('sees the DMP of the VIHF and no other', async () => {
    const { uniqueId } = await bench.feed({ patient: '185037511600127' });
    expect(
      count(
        await run(QUERY_ID.getDocuments, [['XDSDocumentEntryUniqueId', `('${uniqueId}')`]]),
        'ExtrinsicObject',
      ),
    ).toBe(0);
  });
});

describe('associations and lots', () => {
  it('come with their documents', async () => {
    const text = await run(QUERY_ID.getDocumentsAndAssociations, [
      ['XDSDocumentEntryUniqueId', `('${plain}')`],
    ]);
    expect(count(text, 'ExtrinsicObject')).toBe(1);
    expect(count(text, 'Association')).toBe(1);
    expect(text).toContain('AssociationType:HasMember');
  });

  it('are found by time window, then from the lot to its documents (2.17)', async () => {
    const sets = await run(QUERY_ID.findSubmissionSets, [
      ['XDSSubmissionSetPatientId', `'${cx(PATIENT)}'`],
      ['XDSSubmissionSetStatus', `('${STATUS_URN.approved}')`],
      ['XDSSubmissionSetSubmissionTimeFrom', '20260112133100'],
      ['XDSSubmissionSetSubmissionTimeTo', '20260112133101'],
      ['XDSSubmissionSetContentType', "('07^^1.2.250.1.213.2.2')"],
      ['XDSSubmissionSetSourceId', "('1.2.250.1.999.1.1')"],
      ['XDSSubmissionSetAuthorPerson', "'899700000013%'"],
    ]);
    expect(count(sets, 'RegistryPackage')).toBe(2);
    const lot = sets.split('<rim:RegistryPackage ').find((part) => part.includes(`value="${setUniqueId}"`));
    const id = / id="(urn:uuid:[^"]*)"/.exec(` ${lot}`)?.[1] ?? '';
    const associations = await run(QUERY_ID.getAssociations, [['uuid', `('${id}')`]]);
    expect(count(associations, 'Association')).toBe(3);
    expect(associations).toContain(`targetObject="${idOf(plain)}"`);
  });
});

describe('GetSubmissionSets and GetSubmissionSetAndContents', () => {
  it('gives the lots of a document with what links them', async () => {
    const text = await run(QUERY_ID.getSubmissionSets, [['uuid', `('${idOf(plain)}')`]]);
    expect(count(text, 'RegistryPackage')).toBe(1);
    expect(count(text, 'Association')).toBe(1);
    expect(count(text, 'ExtrinsicObject')).toBe(0);
    expect(text).toContain(`value="${setUniqueId}"`);
  });

  it('gives a lot with its documents, those of one format if asked', async () => {
    const named = ['XDSSubmissionSetUniqueId', `'${setUniqueId}'`] as const;
    const whole = await run(QUERY_ID.getSetAndContents, [named]);
    expect(count(whole, 'RegistryPackage')).toBe(1);
    expect(count(whole, 'ExtrinsicObject')).toBe(2);
    expect(count(whole, 'Association')).toBe(2);
    const format = "('urn:ihe:iti:xds-sd:pdf:2008^^1.3.6.1.4.1.19376.1.2.3')";
    const pdf = await run(QUERY_ID.getSetAndContents, [named, ['XDSDocumentEntryFormatCode', format]]);
    expect(count(pdf, 'ExtrinsicObject')).toBe(1);
    expect(count(pdf, 'Association')).toBe(1);
    expect(pdf).toContain(`id="${idOf(plain)}"`);
  });

  it.each<[string, Parameters, string]>([
    ['no name', [], 'XDSStoredQueryMissingParam'],
    [
      'two names',
      [
        ['XDSSubmissionSetUniqueId', "'1.2.3'"],
        ['XDSSubmissionSetEntryUUID', "'urn:uuid:1'"],
      ],
      'XDSStoredQueryParamNumber',
    ],
    ['a list as name', [['XDSSubmissionSetUniqueId', "('1.2.3')"]], 'XDSStoredQueryParamNumber'],
  ])('refuse %s', async (_, parameters, code) => {
    await run(QUERY_ID.getSetAndContents, parameters);
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'stored query', code });
  });
});

describe('what a caller may see', () => {
  it('a colleague does not see a masked document, the author and the médecin traitant do', async () => {
    const colleague = await startColleague('899700000054', [
      '10^1.2.250.1.71.1.2.7',
      'SM04^1.2.250.1.71.4.2.5',
    ]);
    expect(await find([NOT_SIGNATURE])).toContain(idOf(masked));
    const seen = await colleague();
    expect(seen).toContain(idOf(plain));
    expect(seen).not.toContain(idOf(masked));
    bench.dmp.patients.patch(PATIENT, { attendingPhysician: '899700000054' });
    expect(await colleague()).toContain(idOf(masked));
    bench.dmp.patients.patch(PATIENT, { attendingPhysician: undefined });
    expect(await colleague({ purpose: 'bris_de_glace', reason: 'urgence vitale' })).toContain(idOf(masked));
    expect(await colleague({ purpose: 'centre_15' })).toContain(idOf(masked));
  });

  it('an employee may not search, only find the reference of documents of the structure', async () => {
    const roles = ['SECRETARIAT_MEDICAL^1.2.250.1.213.1.1.4.6'];
    const secretary = await startColleague('3750000001/0000000004', roles);
    await secretary();
    expect(lastOutcome(bench)).toMatchObject({
      refusedBy: 'rights matrix',
      code: 'DMPAccessDeniedByRightsService',
    });
    const reference = await secretary(
      {},
      storedQuery(QUERY_ID.getDocuments, [['XDSDocumentEntryUniqueId', `('${plain}')`]], 'ObjectRef'),
    );
    // The document was authored by another structure.
    expect(count(reference, 'ObjectRef')).toBe(0);
    expect(reference).toContain('ResponseStatusType:Success');
  });

  async function startColleague(id: string, roles: readonly string[]) {
    const other = await pki.card({ id });
    const client = makeClient({
      port: bench.dmp.port,
      authorities: pki.authorities,
      identity: other.authentication,
    });
    return async (vihf = {}, body = storedQuery(QUERY_ID.findDocuments, [PATIENT_PARAMETER, APPROVED])) => {
      const assertion = makeVihf({
        user: id,
        structure: '1750000001',
        patient: cx(PATIENT),
        signer: other.signature,
        roles,
        ...vihf,
      });
      const to = `${bench.dmp.url}/registry`;
      const { xml } = makeEnvelope({ action: ACTION.search, to, assertion, body });
      return (await client.post(new URL(to).pathname, 'application/soap+xml', xml)).text;
    };
  }
});
