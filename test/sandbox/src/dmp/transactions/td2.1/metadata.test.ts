import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, cx, PATIENT, STRUCTURE, startBench } from '../../testing/bench.js';
import { inDocument, inSignature, metadata, type RefusedLot } from '../../testing/edits.js';
import { lastOutcome } from '../../testing/expect.js';
import { association, coded, hasMember, slot } from '../../testing/metadata.js';
import { makeTestPki } from '../../testing/pki.js';

let bench: Bench;
const errors: unknown[] = [];

beforeAll(async () => {
  const pki = await makeTestPki();
  const card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card, errors });
});
afterAll(() => bench.close());

const HAS_MEMBER = hasMember('Document01').replace(/ id="[^"]*"/, ' id="[^"]*"');

const ROWS: Readonly<Record<string, readonly RefusedLot[]>> = {
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
