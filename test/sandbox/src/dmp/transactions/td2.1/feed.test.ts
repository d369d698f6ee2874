import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, cx, type FeedOptions, newOid, PATIENT, startBench } from '../../testing/bench.js';
import { cda, inDocument } from '../../testing/edits.js';
import { lastEntry, lastOutcome } from '../../testing/expect.js';
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
  it('is TD2.2 from an employee card, on the account of the structure', async () => {
    const secretary = await pki.card({ id: '3750000001/0000000004' });
    const desk = await startBench({ pki, card: secretary, structure: '1750000001' });
    await desk.feed({ vihf: { roles: ['SECRETARIAT_MEDICAL^1.2.250.1.213.1.1.4.6'] } });
    expect(lastEntry(desk)).toMatchObject({ transaction: 'TD2.2', answer: { status: 'Success' } });
    await desk.feed({ vihf: { roles: ['10^1.2.250.1.71.1.2.7', 'SM54^1.2.250.1.71.4.2.5'] } });
    expect(lastOutcome(desk)).toMatchObject({ refusedBy: 'directory', code: 'DMPInvalidVIHF' });
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
