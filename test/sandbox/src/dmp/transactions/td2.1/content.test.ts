import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type FeedOptions, PATIENT, startBench } from '../../testing/bench.js';
import { cda, inDocument, type RefusedLot } from '../../testing/edits.js';
import { lastOutcome } from '../../testing/expect.js';
import { makeTestPki, type TestCard, type TestPki } from '../../testing/pki.js';

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

const ROWS: Readonly<Record<string, readonly RefusedLot[]>> = {
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
