import { readFileSync } from 'node:fs';
import {
  attribute,
  buildSoapRequest,
  children,
  descendants,
  digestBase64,
  parseXml,
  path,
  readBytes,
  readSoapEnvelope,
  verifyDetachedSignature,
  writeXml,
} from '@dmpconnect/soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCda } from '../cda/read-cda.js';
import type { SubmissionRequest } from '../documents/submission.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { makePdf } from '../testing/contents.js';
import { elementTree } from '../testing/element-tree.js';
import { documentOf, INS, PHYSICIAN, PRACTICE, requestOf, SOFTWARE } from '../testing/fixtures.js';
import { type CountingSigner, makeSigner } from '../testing/signer.js';
import { hasSchemas, schemaErrors } from '../testing/tools.js';
import { buildVihf } from '../vihf/build-vihf.js';
import { LCM_URI, RIM_URI, XDSB_URI } from '../xds/namespaces.js';
import { readDocumentEntry } from '../xds/read-document-entry.js';
import { slotValue, slotValues } from '../xds/read-registry-object.js';
import { type BuiltSubmission, buildSubmission } from './build-submission.js';
import { resolveEmitter } from './emitter.js';
import type { ReplacedDocument } from './resolved.js';
import { writeDocuments } from './write-documents.js';

let signer: CountingSigner;
beforeAll(async () => {
  signer = await makeSigner();
});

const NOW = new Date('2024-07-01T10:00:00Z');
const emitter = resolveEmitter({
  user: PHYSICIAN,
  structure: PRACTICE,
  practiceSetting: 'AMBULATOIRE',
  software: SOFTWARE,
});
const PREVIOUS: ReplacedDocument = {
  uniqueId: '2.25.7',
  entryUuid: 'urn:uuid:7c1d2c4e-2f5d-4b8a-9c3e-1a2b3c4d5e6f',
  setId: { root: '2.25.5', extension: undefined },
  versionNumber: 1,
};

const build = (request: SubmissionRequest): Promise<BuiltSubmission> =>
  buildSubmission(request, { emitter, signer, now: NOW, replaced: new Map([[PREVIOUS.uniqueId, PREVIOUS]]) });

const objectsOf = ({ body }: BuiltSubmission) => {
  const list = path(parseXml(writeXml(body)), LCM_URI, 'SubmitObjectsRequest')!;
  return children(children(list, RIM_URI, 'RegistryObjectList')[0]!);
};

describe('writeDocuments', () => {
  it('writes what a publication would send, without a signer', () => {
    const [report, note] = writeDocuments(requestOf(documentOf('pdf'), documentOf('text')), {
      emitter,
      now: NOW,
    }).map((bytes) => readCda(bytes));
    expect([report?.header.patient.birthName, note?.header.code?.code]).toEqual([
      requestOf(documentOf('pdf')).patient.birthName,
      documentOf('text').typeCode,
    ]);
    expect(report?.content?.bytes).toEqual(documentOf('pdf').content);
  });

  it('refuses what a publication would refuse', () => {
    const request = { ...requestOf(documentOf('pdf')), patient: {} };
    expect(() => writeDocuments(request, { emitter, now: NOW })).toThrow(
      expect.objectContaining({ code: 'TRAIT_MISSING' }),
    );
  });
});

describe('buildSubmission', () => {
  it('signs exactly the bytes it sends', async () => {
    const built = await build(requestOf(documentOf('pdf'), documentOf('text')));
    const signature = verifyDetachedSignature({ xml: built.signatureXml, allowSha1: true });
    expect(signature.manifest.map(({ uri }) => uri)).toEqual(
      [built.result.submissionSetId, ...built.result.uniqueIds].map((id) => `urn:oid:${id}`),
    );
    const digests = built.cdaDocuments.map((bytes) => {
      // Written canonically, so canonicalisation only takes the XML declaration away.
      const text = Buffer.from(bytes).toString('utf8');
      expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument')).toBe(true);
      return digestBase64(text.slice(text.indexOf('<ClinicalDocument')), 'SHA1');
    });
    expect(signature.manifest.slice(1).map(({ digest }) => digest)).toEqual(digests);
    expect(built.attachments.map(({ bytes }) => readBytes(bytes))).toEqual([
      ...built.cdaDocuments,
      Buffer.from(built.signatureXml),
    ]);
  });

  it('asks the card for one signature, whatever the number of documents', async () => {
    const before = signer.count();
    await build(requestOf(documentOf('pdf'), documentOf('text'), documentOf('rtf')));
    expect(signer.count() - before).toBe(1);
  });

  it('gives each entry its document, by the same id', async () => {
    const built = await build(requestOf(documentOf('pdf'), documentOf('text')));
    const root = parseXml(writeXml(built.body));
    const entries = descendants(root, RIM_URI, 'ExtrinsicObject').map((entry) => attribute(entry, 'id'));
    const documents = children(root, XDSB_URI, 'Document');
    expect(documents.map((document) => attribute(document, 'id'))).toEqual(entries);
    expect(entries).toEqual(['Document01', 'Document02', 'Signature01']);
    const hrefs = documents.map((document) => attribute(children(document)[0]!, 'href'));
    expect(hrefs.map((href) => decodeURIComponent(href!.slice('cid:'.length)))).toEqual(
      built.attachments.map(({ contentId }) => contentId),
    );
  });

  it('associates every document and the signature with the set, and the signature signs it', async () => {
    const built = await build(
      requestOf(documentOf('pdf'), documentOf('text', { replaces: PREVIOUS.uniqueId })),
    );
    const associations = objectsOf(built)
      .filter(({ localName }) => localName === 'Association')
      .map((element) =>
        ['associationType', 'sourceObject', 'targetObject'].map((name) =>
          attribute(element, name)!.split(':').at(-1),
        ),
      );
    expect(associations).toEqual([
      ['HasMember', 'SubmissionSet01', 'Document01'],
      ['HasMember', 'SubmissionSet01', 'Document02'],
      ['HasMember', 'SubmissionSet01', 'Signature01'],
      ['signs', 'Signature01', 'SubmissionSet01'],
      ['RPLC', 'Document02', PREVIOUS.entryUuid.split(':').at(-1)],
    ]);
    expect(built.result.versions[1]).toEqual({ setId: PREVIOUS.setId, versionNumber: 2 });
  });

  it('describes a document as its header does', async () => {
    const built = await build({
      ...requestOf(
        documentOf('pdf', {
          creationTime: '20240331013015+0100',
          serviceStartTime: '202403301200+0100',
          masking: ['hiddenFromPatient', 'hiddenFromGuardians'],
          events: [{ classification: 'CCAM', code: 'DEQP003', label: 'Électrocardiographie' }],
        }),
      ),
      localPatientId: { root: '1.2.3.4', value: 'IPP^1' },
      healthcareSetting: 'SA52',
    });
    const object = objectsOf(built).find(({ localName }) => localName === 'ExtrinsicObject')!;
    object.setAttribute('status', 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved');
    const entry = readDocumentEntry(object);
    const { header } = readCda(built.cdaDocuments[0]!);
    expect(entry.uniqueId).toBe(header.id.root);
    expect(entry.title).toBe(header.title);
    expect(entry.typeCode).toEqual(header.code);
    expect(entry.classCode).toEqual({ code: '10', system: '1.2.250.1.213.1.1.4.1', label: 'Compte rendu' });
    expect(header.effectiveTime).toBe('20240331013015+0100');
    expect(entry.creationTime).toBe('20240331003015');
    expect(header.events[0]).toMatchObject({ startTime: '20240330120000+0100', stopTime: undefined });
    expect(entry.serviceStartTime).toBe('20240330110000');
    expect(entry.serviceStopTime).toBeUndefined();
    expect(entry.practiceSetting).toEqual(header.events[0]!.performers[0]!.organization!.practiceSetting);
    expect(entry.healthcareFacilityType).toEqual(header.healthcareFacilityType);
    expect(entry.healthcareFacilityType?.code).toBe('SA52');
    expect(entry.events).toEqual(header.events.map(({ code }) => code));
    expect(entry.confidentialityCodes.map(({ code }) => code)).toEqual([
      'N',
      'INVISIBLE_PATIENT',
      'INVISIBLE_REPRESENTANTS_LEGAUX',
    ]);
    expect(entry.masking).toEqual(['hiddenFromPatient', 'hiddenFromGuardians']);
    expect(entry.authors[0]).toMatchObject({
      person: {
        identifier: '899700000013',
        familyName: 'KIT',
        givenName: 'DOC0013',
        identifierType: 'IDNPS',
      },
      speciality: header.authors[0]!.speciality,
      institutions: [{ identifier: '499700000013001', name: 'CABINET M DOC0013' }],
    });
    expect(slotValue(object, 'sourcePatientId')).toBe('IPP\\S\\1^^^&1.2.3.4&ISO^PI');
    expect(header.patient.ids).toEqual([
      { root: '1.2.250.1.213.1.4.10', extension: '279035121518989' },
      { root: '1.2.3.4', extension: 'IPP^1' },
    ]);
    expect(slotValues(object, 'sourcePatientInfo')).toEqual([
      'PID-5|PAT-TROIS^DOMINIQUE^^^^^L',
      'PID-5|D’ESSAI \\T\\ FILS^DOMINIQUE^^^^^D',
      'PID-7|19790328',
      'PID-8|F',
    ]);
  });

  it('computes nothing that is the registry’s to compute', async () => {
    const xml = writeXml((await build(requestOf(documentOf('pdf')))).body);
    for (const name of ['hash', 'size', 'repositoryUniqueId']) expect(xml).not.toContain(`name="${name}"`);
    expect(xml).not.toMatch(/ lid=| status=|VersionInfo/);
  });

  it.skipIf(!hasConformance)('has the element tree of the official publication', async () => {
    const sample = readFileSync(conformancePath('dmp/messages/TD2.1_Alimentation_requete.xml'), 'utf8');
    const envelope = sample.slice(sample.indexOf('<soap:Envelope'), sample.indexOf('</soap:Envelope>') + 16);
    // The official envelope is SOAP 1.1 by mistake (dmp-transactions 3.1); its body is what counts here.
    const official = readSoapEnvelope(
      envelope.replace(
        'http://schemas.xmlsoap.org/soap/envelope/',
        'http://www.w3.org/2003/05/soap-envelope',
      ),
    ).content!;
    const document = documentOf('text', { serviceStopTime: '20250101120000+0100' });
    const built = await build({ ...requestOf(document), description: 'Compte rendu test' });
    expect(elementTree(parseXml(writeXml(built.body)))).toEqual(elementTree(official));
  });

  it.skipIf(!hasSchemas)(
    'makes an envelope the official schemas accept, documents put back in it',
    async () => {
      const { body, attachments } = await build(
        requestOf(documentOf('pdf', { replaces: PREVIOUS.uniqueId }), documentOf('jpeg')),
      );
      const assertion = await buildVihf({
        signer,
        user: PHYSICIAN,
        structure: PRACTICE,
        software: SOFTWARE,
        ins: INS,
        now: NOW,
      });
      const { xml } = buildSoapRequest({
        action: 'urn:a',
        to: 'https://localhost/repository',
        assertion,
        body,
      });
      let position = 0;
      const whole = xml.replace(/<xop:Include[^>]*><\/xop:Include>/g, () =>
        Buffer.from(readBytes(attachments[position++]!.bytes)).toString('base64'),
      );
      expect(position).toBe(3);
      expect(schemaErrors(whole, 'dmp/check/envelope.xsd')).toEqual([]);
    },
  );
});

describe('what a publication refuses', () => {
  const refusal = async (request: SubmissionRequest) => {
    const before = signer.count();
    const error = await build(request).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(signer.count(), 'nothing is signed for a request that is refused').toBe(before);
    return error;
  };

  it.each(['birthName', 'birthGiven', 'givens', 'birthDate', 'sex', 'birthPlace'] as const)(
    'a patient without %s, named',
    async (trait) => {
      const request = requestOf(documentOf('text'));
      for (const value of [undefined, ' ']) {
        const patient = { ...request.patient, [trait]: value };
        const error = await refusal({ ...request, patient });
        expect(error).toMatchObject({ code: 'TRAIT_MISSING', field: `patient.${trait}` });
      }
    },
  );

  it.each([
    ['birthDate', '28/03/1979'],
    ['birthPlace', '5121'],
    ['sex', 'X'],
  ])('a patient whose %s is %s', async (trait, value) => {
    const request = requestOf(documentOf('text'));
    const error = await refusal({ ...request, patient: { ...request.patient, [trait]: value } });
    expect(error).toMatchObject({ code: 'TRAIT_INVALID', field: `patient.${trait}` });
  });

  it.each([
    ['an unknown type', { typeCode: '99999-9' }, 'CODE_UNKNOWN', 'typeCode'],
    ['an outdated type', { typeCode: '27899-4' }, 'TYPE_OUTDATED', 'typeCode'],
    ['a type of patients', { typeCode: 'EXPPAT_2' }, 'TYPE_FORBIDDEN', 'typeCode'],
    ['a type of the health insurance', { typeCode: 'REMB' }, 'TYPE_FORBIDDEN', 'typeCode'],
    ['no title', { title: '  ' }, 'DOCUMENT_INVALID', 'title'],
    ['a title of 129 characters', { title: 'é'.repeat(129) }, 'DOCUMENT_INVALID', 'title'],
    [
      'a description of 1025 characters',
      { description: 'x'.repeat(1025) },
      'DOCUMENT_INVALID',
      'description',
    ],
    ['a creation time that is none', { creationTime: '2024-01-01' }, 'TIME_INVALID', 'creationTime'],
    [
      'an act that ends before it starts',
      { serviceStartTime: '20240102', serviceStopTime: '20240101' },
      'TIME_INVALID',
      'serviceStopTime',
    ],
    [
      'an author without given name',
      { additionalAuthors: [{ ...PHYSICIAN, givenName: '' }] },
      'AUTHOR_INCOMPLETE',
      'additionalAuthors[0].givenName',
    ],
    [
      'an author of unknown profession',
      { additionalAuthors: [{ ...PHYSICIAN, profession: { code: '99' } }] },
      'CODE_UNKNOWN',
      'additionalAuthors[0].speciality',
    ],
    [
      'a relation that is none',
      { informants: [{ kind: 'trustedPerson' as const, familyName: 'A', givenName: 'B', relation: 'XXX' }] },
      'CODE_UNKNOWN',
      'informants[0].relation',
    ],
    [
      'the replacement of a document that was not found',
      { replaces: '1.9' },
      'DOCUMENT_NOT_FOUND',
      'replaces',
    ],
    [
      'an event without label',
      { events: [{ classification: 'CCAM' as const, code: 'A', label: '' }] },
      'DOCUMENT_INVALID',
      'events[0].label',
    ],
  ])('%s', async (_, changes, code, field) => {
    const error = await refusal(requestOf(documentOf('text', changes)));
    expect(error).toMatchObject({ code, field: `documents[0].${field}` });
  });

  it('an empty submission, an unknown sector, a local identifier without root', async () => {
    expect(await refusal(requestOf())).toMatchObject({ code: 'DOCUMENT_INVALID', field: 'documents' });
    const request = requestOf(documentOf('text'));
    expect(await refusal({ ...request, healthcareSetting: 'SA11' })).toMatchObject({ code: 'CODE_UNKNOWN' });
    expect(await refusal({ ...request, localPatientId: { root: '', value: '1' } })).toMatchObject({
      code: 'DOCUMENT_INVALID',
      field: 'localPatientId',
    });
  });

  it('takes an author outside the health professions by the code of the value set', async () => {
    const secretary = { ...PHYSICIAN, profession: { code: 'SECRETARIAT_MEDICAL' } };
    const built = await build(requestOf(documentOf('text', { additionalAuthors: [secretary] })));
    expect(built.entries[0]!.authors[1]!.speciality?.system).toBe('1.2.250.1.213.1.1.4.6');
  });

  it('publishes an outdated type under its successor when asked to', async () => {
    const built = await build({
      ...requestOf(documentOf('text', { typeCode: '27899-4' })),
      transcodeOutdatedTypes: true,
    });
    expect(built.entries[0]!.typeCode.code).toBe('70004-7');
  });
});

describe('the content of a document', () => {
  const outcome = async (format: 'text' | 'rtf' | 'jpeg' | 'tiff' | 'pdf', content: Uint8Array) =>
    build(requestOf(documentOf(format, { content }))).then(
      () => 'accepted',
      (error: { code: string }) => error.code,
    );

  it('is what the format says', async () => {
    const contents = (['text', 'rtf', 'jpeg', 'tiff', 'pdf'] as const).map((format) => documentOf(format));
    for (const { format, content } of contents) {
      expect(await outcome(format, content), format).toBe('accepted');
      expect(await outcome(format, new Uint8Array()), format).toBe('CONTENT_FORMAT');
      for (const other of contents.filter((one) => one.format !== format && format !== 'text')) {
        expect(await outcome(format, other.content), `${other.format} as ${format}`).toBe('CONTENT_FORMAT');
      }
    }
  });

  it('is PDF/A-1 when it is a PDF', async () => {
    const pdf = makePdf({ properties: "pdfaid:part='2' pdfaid:conformance='B'/>" });
    expect(await outcome('pdf', pdf)).toBe('CONTENT_PDF_A');
  });
});

it('the sender’s text comes out of a header as it went in', async () => {
  const title = 'L’été <à> "Noël" & l\'Épiphanie';
  const built = await build(requestOf(documentOf('text', { title })));
  expect(readCda(built.cdaDocuments[0]!).header.title).toBe(title);
});
