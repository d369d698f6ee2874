import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Bench,
  cx,
  type FeedOptions,
  newOid,
  PATIENT,
  STRUCTURE,
  startBench,
} from '../../testing/bench.js';
import { lastEntry, lastOutcome } from '../../testing/expect.js';
import { association, coded, hasMember, slot } from '../../testing/metadata.js';
import { makeTestPki, type TestCard, type TestPki } from '../../testing/pki.js';
import { STATUS_URN } from '../../testing/requests.js';

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

const metadata = (from: string | RegExp, to: string): FeedOptions => ({
  metadata: (xml) => xml.replace(from, to),
});
const cda = (from: string | RegExp, to: string): FeedOptions => ({
  cda: { edit: (xml) => xml.replace(from, to) },
});

/** The part of the object list that is the first document. */
const inDocument = (from: string | RegExp, to: string): FeedOptions => ({
  metadata: (xml) =>
    xml.replace(/<ExtrinsicObject id="Document01".*?<\/ExtrinsicObject>/s, (entry) =>
      entry.replace(from, to),
    ),
});
const inSignature = (from: string | RegExp, to: string): FeedOptions => ({
  metadata: (xml) =>
    xml.replace(/<ExtrinsicObject id="Signature01".*?<\/ExtrinsicObject>/s, (entry) =>
      entry.replace(from, to),
    ),
});

type Row = readonly [what: string, options: FeedOptions, refusedBy: string, code: string];

const HAS_MEMBER = hasMember('Document01').replace(/ id="[^"]*"/, ' id="[^"]*"');

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'the structure of the lot': [
    [
      'no submission set',
      metadata(/<RegistryPackage.*<\/RegistryPackage>/s, ''),
      'structure of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'two objects of one id',
      metadata('id="Signature01"', 'id="Document01"'),
      'structure of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'a classification of another object',
      metadata('classifiedObject="Document01"', 'classifiedObject="Other"'),
      'structure of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'a Document whose id has another case',
      { body: (xml) => xml.replace('<x:Document id="Document01"', '<x:Document id="document01"') },
      'structure of the lot',
      'XDSMissingDocument',
    ],
    [
      'an entry too few',
      metadata(/<ExtrinsicObject id="Document01".*?<\/ExtrinsicObject>/s, ''),
      'structure of the lot',
      'XDSMissingDocumentMetadata',
    ],
    [
      'no signature',
      inSignature('urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', '10'),
      'structure of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'a folder',
      {
        metadata: (xml) =>
          `${xml}${xml.match(/<RegistryPackage.*<\/RegistryPackage>/s)?.[0].replaceAll('SubmissionSet01', 'Folder01')}`,
      },
      'structure of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'a uniqueId with an extension',
      inDocument(
        /value="[\d.]+">(<Name><LocalizedString charset="UTF8" value="XDSDocumentEntry.uniqueId")/,
        'value="1.2.3^4">$1',
      ),
      'structure of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'a patient id with a date',
      inDocument('ISO^NH"', 'ISO^NH^^20260101"'),
      'structure of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'a local time in a slot',
      inDocument('20260112133000<', '20260112143000+0100<'),
      'structure of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'an author without given name',
      inDocument(/(<Slot name="authorPerson">.*?)\^ALIX\^/, '$1^^'),
      'structure of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'no sourcePatientInfo',
      inDocument(/<Slot name="sourcePatientInfo">.*?<\/Slot>/, ''),
      'structure of the lot',
      'XDSRegistryMetadataError',
    ],
  ],
  'its associations': [
    [
      'no HasMember of a document',
      metadata(new RegExp(HAS_MEMBER), ''),
      'associations',
      'XDSRegistryMetadataError',
    ],
    [
      'no "signs"',
      metadata(/<Association associationType="urn:ihe:iti:2007:AssociationType:signs".*?<\/Association>/, ''),
      'associations',
      'XDSRegistryMetadataError',
    ],
    [
      'no SubmissionSetStatus',
      metadata(slot('SubmissionSetStatus', 'Original'), ''),
      'associations',
      'XDSRegistryMetadataError',
    ],
    [
      'an addendum',
      {
        metadata: (xml) =>
          xml + association('urn:ihe:iti:2007:AssociationType:APND', 'Document01', 'urn:uuid:1'),
      },
      'associations',
      'XDSRegistryMetadataError',
    ],
    [
      'a reference to nothing',
      { metadata: (xml) => xml + hasMember('urn:uuid:00000000-0000-4000-8000-000000000000') },
      'associations',
      'XDSRegistryMetadataError',
    ],
  ],
  'its identifiers': [
    [
      'a document of another patient',
      inDocument(cx(PATIENT).replaceAll('&', '&amp;'), cx('207058575627097').replaceAll('&', '&amp;')),
      'patient of lot and documents',
      'XDSPatientIdDoesNotMatch',
    ],
    [
      'a version number',
      inDocument('<Classification', '<VersionInfo versionName="1"/><Classification'),
      'fields computed by the DMP',
      'XDSRegistryMetadataError',
    ],
    [
      'a wrong hash',
      inDocument('<Slot name="creationTime">', `${slot('hash', '0'.repeat(40))}<Slot name="creationTime">`),
      'fields computed by the DMP',
      'XDSRepositoryMetadataError',
    ],
    [
      'another author',
      { metadata: (xml) => xml.replaceAll('899700000013', '899700000021') },
      'author of the lot',
      'XDSRegistryMetadataError',
    ],
    [
      'an institution that is not the structure',
      { metadata: (xml) => xml.replaceAll(`^^^${STRUCTURE}<`, '^^^1750000001<') },
      'author of the lot',
      'XDSRegistryMetadataError',
    ],
  ],
  'its coded values': [
    [
      'contentTypeCode',
      metadata('nodeRepresentation="07"', 'nodeRepresentation="999"'),
      'coded values',
      'XDSRegistryMetadataError',
    ],
    [
      'typeCode',
      inDocument('nodeRepresentation="11488-4"', 'nodeRepresentation="99999-9"'),
      'coded values',
      'XDSRegistryMetadataError',
    ],
    [
      'an obsolete typeCode',
      inDocument('nodeRepresentation="11488-4"', 'nodeRepresentation="27899-4"'),
      'coded values',
      'XDSRegistryMetadataError',
    ],
    [
      'classCode of another type',
      inDocument('nodeRepresentation="10"', 'nodeRepresentation="11"'),
      'coded values',
      'XDSRegistryMetadataError',
    ],
    ['formatCode', { formatCode: 'urn:x' }, 'coded values', 'XDSRegistryMetadataError'],
    [
      'facility type',
      inDocument('nodeRepresentation="SA07"', 'nodeRepresentation="SA11"'),
      'coded values',
      'XDSRegistryMetadataError',
    ],
    [
      'practice setting',
      inDocument('nodeRepresentation="AMBULATOIRE"', 'nodeRepresentation="CABINET"'),
      'coded values',
      'XDSRegistryMetadataError',
    ],
    [
      'author specialty',
      inDocument('G15_10/SM54^', 'G15_10/SM99^'),
      'coded values',
      'XDSRegistryMetadataError',
    ],
    [
      'a masking code before N',
      inDocument(
        /(<Classification classificationScheme="urn:uuid:f4f85eac)/,
        `${coded('Document01', 'f4f85eac-e6cb-4883-b524-f2705394840f', 'MASQUE_PS', '1.2.250.1.213.1.1.4.13')}$1`,
      ),
      'coded values',
      'XDSRegistryMetadataError',
    ],
    [
      'a type of the patient',
      inDocument(
        /nodeRepresentation="10"(.*)nodeRepresentation="11488-4">(.*?)2\.16\.840\.1\.113883\.6\.1/s,
        'nodeRepresentation="10"$1nodeRepresentation="DOCPAT03">$21.2.250.1.213.1.1.4.12',
      ),
      'coded values',
      'XDSRegistryMetadataError',
    ],
    [
      'the entry of the signature',
      inSignature('nodeRepresentation="MASQUE_PS"', 'nodeRepresentation="R"'),
      'entry of the lot signature',
      'XDSRegistryMetadataError',
    ],
    [
      'the language of the signature',
      inSignature('>art<', '>fr-FR<'),
      'entry of the lot signature',
      'XDSRegistryMetadataError',
    ],
  ],
  'the CDA': [
    ['that is not XML', { tamper: () => 'hello' }, 'documents', 'InvalidDocumentContent'],
    [
      'with a DTD',
      { tamper: (xml) => xml.replace('?>', '?><!DOCTYPE ClinicalDocument>') },
      'documents',
      'InvalidDocumentContent',
    ],
    ['without its declaration', cda(/^<\?xml[^>]*\?>\s*/, ''), 'CDA header', 'InvalidDocumentContent'],
    [
      'in another order',
      cda(/(<realmCode code="FR"\/>)(<typeId[^>]*>)/, '$2$1'),
      'CDA header',
      'InvalidDocumentContent',
    ],
    [
      'with a fourth template',
      cda('<id root', '<templateId root="1.2.3"/><id root'),
      'CDA header',
      'InvalidDocumentContent',
    ],
    [
      'whose id has an extension',
      cda(/<id root="(1\.2\.250\.1\.999[\d.]+)"/, '<id root="$1" extension="1"'),
      'CDA header',
      'InvalidDocumentContent',
    ],
    [
      'whose time has no offset',
      cda('<effectiveTime value="20260112143000+0100"/>', '<effectiveTime value="20260112143000"/>'),
      'CDA header',
      'InvalidDocumentContent',
    ],
    [
      'without the birth name',
      cda('qualifier="BR">PAT-TROIS', 'qualifier="CL">PAT-TROIS'),
      'CDA header',
      'InvalidDocumentContent',
    ],
    [
      'without the place of birth',
      cda(/<birthplace>.*<\/birthplace>/, ''),
      'CDA header',
      'InvalidDocumentContent',
    ],
    [
      'with a race',
      cda('<birthplace>', '<raceCode code="1"/><birthplace>'),
      'CDA header',
      'InvalidDocumentContent',
    ],
    [
      'whose legal authenticator is unknown',
      cda('<legalAuthenticator>', '<legalAuthenticator nullFlavor="UNK">'),
      'CDA header',
      'InvalidDocumentContent',
    ],
    [
      'without its sector',
      cda(/<standardIndustryClassCode[^>]*>/, ''),
      'CDA header',
      'InvalidDocumentContent',
    ],
    [
      'with another encoding of the body',
      cda('representation="B64"', 'representation="TXT"'),
      'CDA header',
      'InvalidDocumentContent',
    ],
    ['with another media type', { cda: { mediaType: 'text/html' } }, 'CDA header', 'InvalidDocumentContent'],
    [
      'with a PDF that is no PDF',
      { cda: { content: Buffer.from('hello') } },
      'PDF/A marker',
      'InvalidDocumentContent',
    ],
    [
      'with a PDF that is not PDF/A',
      { cda: { content: Buffer.from('%PDF-1.7\n%%EOF') } },
      'PDF/A marker',
      'InvalidDocumentContent',
    ],
  ],
  'metadata that disagrees with the CDA': [
    [
      'uniqueId',
      cda(/<id root="1\.2\.250\.1\.999[\d.]+"/, '<id root="1.2.3.4"'),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    [
      'typeCode',
      cda('code="11488-4"', 'code="11490-0"'),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    [
      'title',
      cda('<title>Consultation d’essai', '<title>Autre'),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    [
      'creationTime in local time',
      inDocument('20260112133000<', '20260112143000<'),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    [
      'patient',
      cda(`extension="${PATIENT}"`, 'extension="207058575627097"'),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    [
      'birth date',
      cda('birthTime value="19790328"', 'birthTime value="19790329"'),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    ['local identifier', cda('IPP-1', 'IPP-2'), 'metadata against CDA', 'XDSRepositoryMetadataError'],
    [
      'author',
      cda('<family>DOC0000001', '<family>AUTRE'),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    [
      'event codes',
      cda(
        '<serviceEvent>',
        '<serviceEvent><code code="BACA008" displayName="suture" codeSystem="1.2.250.1.213.2.5"/>',
      ),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    [
      'service start',
      cda('low value="202601121430+0100"', 'low value="202601121500+0100"'),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    [
      'facility',
      cda('<code code="SA07"', '<code code="SA08"'),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    [
      'practice setting',
      cda('code="AMBULATOIRE"', 'code="HAD"'),
      'metadata against CDA',
      'XDSRepositoryMetadataError',
    ],
    ['format', { cda: { mediaType: 'text/plain' } }, 'metadata against CDA', 'XDSRepositoryMetadataError'],
  ],
  'the signature of the lot': [
    [
      'over another document',
      { tamper: (xml) => xml.replace('écrit', 'changé') },
      'manifest digests',
      'DMPInvalidSignature',
    ],
    [
      'with a wrong digest',
      {
        signature: {
          manifest: (xml) =>
            xml.replace(
              /(<\/Transforms>.*<DigestValue>)[^<]*/,
              `$1${createHash('sha1').update('x').digest('base64')}`,
            ),
        },
      },
      'manifest digests',
      'DMPInvalidSignature',
    ],
    [
      'without C14N of the document',
      { signature: { manifest: (xml) => xml.replace(/<Transforms>.*<\/Transforms>/, '') } },
      'manifest digests',
      'DMPInvalidSignature',
    ],
    [
      'of another lot',
      { signature: { setUniqueId: '1.2.3.4.5' } },
      'manifest of the lot',
      'DMPInvalidSignature',
    ],
    ['without the document', { signature: { documents: [] } }, 'manifest of the lot', 'DMPInvalidSignature'],
    [
      'changed after it was made',
      { signature: { after: (xml) => xml.replace('14:31:00', '14:32:00') } },
      'lot signature',
      'DMPInvalidSignature',
    ],
    [
      'with another purpose',
      { signature: { after: (xml) => xml.replace('1.2.840.10065.1.12.1.14', '1.2.840.10065.1.12.1.1') } },
      'lot signature',
      'DMPInvalidSignature',
    ],
  ],
};

describe.each(Object.entries(ROWS))('TD2.1 refuses %s', (_, rows) => {
  it.each(rows)('%s', async (_what, options, refusedBy, code) => {
    const before = bench.dmp.documents().length;
    const { text } = await bench.feed(options);
    expect(lastOutcome(bench)).toEqual({ refusedBy, code, http: 200 });
    expect(text).toContain(`errorCode="${code}"`);
    expect(bench.dmp.documents()).toHaveLength(before);
    expect(errors).toEqual([]);
  });
});

describe('TD2.1 refuses a signer', () => {
  it.each<[string, () => Promise<FeedOptions>, string]>([
    [
      'with the authentication key',
      async () => ({ signature: { signer: card.authentication } }),
      'DMPInvalidCertificate',
    ],
    [
      'who did not sign the VIHF',
      async () => ({ signature: { signer: (await pki.card({ id: '899700000021' })).signature } }),
      'DMPInvalidCertificate',
    ],
  ])('%s', async (_, options, code) => {
    await bench.feed(await options());
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'lot signature', code });
  });
});

describe('TD2.1 stores', () => {
  it('a document with its hash, its size, a version and an identifier', async () => {
    let sent = '';
    const { uniqueId, contentType } = await bench.feed({
      cda: {
        edit: (xml) => {
          sent = xml;
          return xml;
        },
      },
    });
    expect(lastEntry(bench).answer).toEqual({ http: 200, status: 'Success' });
    expect(contentType).toMatch(/^multipart\/related/);
    const stored = bench.dmp.documents().find((document) => document.uniqueId === uniqueId);
    expect(stored).toMatchObject({
      version: 1,
      status: STATUS_URN.approved,
      typeCode: '11488-4',
      patientId: cx(PATIENT),
      hash: createHash('sha1').update(sent).digest('hex'),
      size: Buffer.byteLength(sent),
    });
    expect(stored?.entryUuid).toMatch(/^urn:uuid:/);
    expect(stored?.logicalId).toBe(stored?.entryUuid);
  });

  it.each([
    ['text/plain', 'urn:ihe:iti:xds-sd:text:2008'],
    ['text/rtf', 'urn:ihe:iti-fr:xds-sd:rtf:2010'],
    ['image/jpeg', 'urn:ihe:iti-fr:xds-sd:jpeg:2010'],
    ['image/tiff', 'urn:ihe:iti-fr:xds-sd:tiff:2010'],
  ])('a body of type %s', async (mediaType, formatCode) => {
    await bench.feed({ formatCode, cda: { mediaType, content: Buffer.from('essai') } });
    expect(lastEntry(bench).answer.status).toBe('Success');
  });

  it('a lot signed with SHA-256, and a masked document', async () => {
    await bench.feed({ signature: { algorithm: 'sha256' }, masks: ['MASQUE_PS', 'INVISIBLE_PATIENT'] });
    expect(lastEntry(bench).answer.status).toBe('Success');
    expect(lastEntry(bench).checks).toContainEqual({
      name: 'lot signature',
      outcome: 'ok',
      detail: 'RSA-SHA256',
    });
  });

  it('a part whose Content-ID needs percent escapes', async () => {
    await bench.feed({ partIds: { document: 'é 1%@essai:1'.replace('é ', 'a'), signature: 's:2@essai' } });
    expect(lastEntry(bench).answer.status).toBe('Success');
  });
});

describe('TD2.1 refuses a document twice', () => {
  it('the same content', async () => {
    const options = { uniqueId: newOid() };
    await bench.feed(options);
    await bench.feed(options);
    expect(lastOutcome(bench)).toEqual({
      refusedBy: 'uniqueIds',
      code: 'XDSDuplicateUniqueIdInRegistry',
      http: 200,
    });
  });

  it('another content under the same uniqueId', async () => {
    const uniqueId = newOid();
    await bench.feed({ uniqueId });
    await bench.feed({ uniqueId, ...cda('écrit', 'récrit') });
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'uniqueIds', code: 'XDSNonIdenticalHash' });
  });

  it('one uniqueId for the lot and the document', async () => {
    const uniqueId = newOid();
    await bench.feed({ uniqueId, setUniqueId: uniqueId });
    expect(lastOutcome(bench)).toMatchObject({ code: 'XDSRegistryDuplicateUniqueIdInMessage' });
  });
});

describe('TD2.1b replaces', () => {
  async function first(setId: string) {
    const { uniqueId } = await bench.feed({ cda: { setId } });
    const stored = bench.dmp.documents().find((document) => document.uniqueId === uniqueId);
    return { uniqueId, entryUuid: stored?.entryUuid ?? '' };
  }
  const statusOf = (uniqueId: string) =>
    bench.dmp.documents().find((document) => document.uniqueId === uniqueId)?.status;

  it('an active document by the next version of its series', async () => {
    const setId = newOid();
    const old = await first(setId);
    const { uniqueId } = await bench.feed({ replaces: old, cda: { setId, version: 2 } });
    expect(lastEntry(bench).answer.status).toBe('Success');
    expect(statusOf(old.uniqueId)).toBe(STATUS_URN.deprecated);
    expect(statusOf(uniqueId)).toBe(STATUS_URN.approved);
    await bench.feed({ replaces: old, cda: { setId, version: 3 } });
    expect(lastOutcome(bench)).toMatchObject({
      refusedBy: 'replacement',
      code: 'XDSRegistryDeprecatedDocumentError',
    });
  });

  it.each<[string, (old: { uniqueId: string; entryUuid: string }, setId: string) => FeedOptions, string]>([
    [
      'the same version number',
      (old, setId) => ({ replaces: old, cda: { setId, version: 1 } }),
      'XDSRegistryMetadataError',
    ],
    [
      'another series',
      (old) => ({ replaces: old, cda: { setId: newOid(), version: 2 } }),
      'XDSRegistryMetadataError',
    ],
    [
      'a uniqueId instead of an entryUUID',
      (old, setId) => ({ replaces: { ...old, entryUuid: old.uniqueId }, cda: { setId, version: 2 } }),
      'XDSRegistryMetadataError',
    ],
    [
      'another relatedDocument',
      (old, setId) => ({ replaces: { ...old, uniqueId: '1.2.3' }, cda: { setId, version: 2 } }),
      'XDSRegistryMetadataError',
    ],
    [
      'an existing version without RPLC',
      (_old, setId) => ({ cda: { setId, version: 1 } }),
      'XDSRegistryMetadataError',
    ],
  ])('and refuses %s', async (_, options, code) => {
    const setId = newOid();
    const old = await first(setId);
    await bench.feed(options(old, setId));
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'replacement', code });
    expect(statusOf(old.uniqueId)).toBe(STATUS_URN.approved);
  });
});

describe('TD2.1 by rights', () => {
  it('is refused to an employee card', async () => {
    const secretary = await pki.card({ id: '3750000001/0000000004' });
    const desk = await startBench({ pki, card: secretary, structure: '1750000001' });
    await desk.feed({ vihf: { roles: ['SECRETARIAT_MEDICAL^1.2.250.1.213.1.1.4.6'] } });
    expect(lastOutcome(desk)).toMatchObject({
      refusedBy: 'rights matrix',
      code: 'DMPAccessDeniedByRightsService',
    });
    await desk.close();
  });

  it('needs no authorisation', async () => {
    await bench.feed({ patient: '207058575627097' });
    expect(lastEntry(bench).answer.status).toBe('Success');
  });
});

describe('lenient mode', () => {
  it('takes what strict mode refuses of real clients', async () => {
    const lenient = await startBench({ pki, card, mode: 'lenient' });
    await lenient.feed({
      ...inDocument('ISO^NH"', 'ISO^NH^^20260101"'),
      envelope: { to: '' },
      cda: { content: Buffer.from('%PDF-1.7\n%%EOF') },
    });
    expect(lastEntry(lenient).answer.status).toBe('Success');
    expect(lastEntry(lenient).checks).toContainEqual(
      expect.objectContaining({ name: 'PDF/A marker', outcome: 'warning' }),
    );
    await lenient.close();
  });
});

describe('a document over the limit', () => {
  it('is refused', async () => {
    const small = await startBench({ pki, card, settings: { maxDocumentBytes: 2000 } });
    await small.feed();
    expect(lastOutcome(small)).toEqual({
      refusedBy: 'documents',
      code: 'XDSRepositoryOutOfResources',
      http: 200,
    });
    await small.close();
  });
});
