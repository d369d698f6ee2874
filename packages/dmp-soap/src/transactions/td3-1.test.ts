import { readFileSync } from 'node:fs';
import {
  attribute,
  buildSoapRequest,
  children,
  descendants,
  parseXml,
  readSoapEnvelope,
  textOf,
  writeXml,
} from '@dmpconnect/soap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_VALUE_SETS } from '../codes/value-sets.js';
import type { DocumentQuery } from '../documents/document-query.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { elementTree } from '../testing/element-tree.js';
import { INS } from '../testing/fixtures.js';
import {
  association,
  extrinsicObject,
  FAILURE,
  PARTIAL,
  queryAnswer,
  registryResponse,
  SUCCESS,
} from '../testing/registry-answers.js';
import { hasSchemas, schemaErrors } from '../testing/tools.js';
import { RIM_URI } from '../xds/namespaces.js';
import { checkRegistryResponse } from '../xds/read-response.js';
import { list, single } from '../xds/stored-query.js';
import { keepsDocument } from './keeps-document.js';
import { readAssociations, readDocuments } from './td3-1-answers.js';
import {
  buildFindDocuments,
  buildFindSubmissionSets,
  buildGetAssociations,
  buildGetDocuments,
} from './td3-1-requests.js';

const parametersOf = (query: ReturnType<typeof buildGetAssociations>) =>
  Object.fromEntries(
    descendants(parseXml(writeXml(query)), RIM_URI, 'Slot').map((slot) => [
      attribute(slot, 'name'),
      descendants(slot, RIM_URI, 'Value').map(textOf),
    ]),
  );
const find = (query: Omit<DocumentQuery, 'ins'>) =>
  buildFindDocuments({ ins: INS, ...query }, DEFAULT_VALUE_SETS);

describe('FindDocuments', () => {
  it('asks for the approved documents of a patient when nothing else is said', () => {
    expect(parametersOf(find({}))).toEqual({
      $XDSDocumentEntryPatientId: ["'279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH'"],
      $XDSDocumentEntryStatus: ["('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')"],
    });
  });

  it('writes every criterion the way the registry reads it', () => {
    const parameters = parametersOf(
      find({
        typeCodes: ['11488-4', 'SYNTH', '27899-4'],
        classCodes: ['10'],
        formats: ['pdf', 'urn:asip:ci-sis:vsm:2012'],
        practiceSettings: ['AMBULATOIRE'],
        healthcareFacilityTypes: ['SA07', 'SA08'],
        creation: { from: '2024', to: '202402' },
        serviceStart: { to: '20240229115959' },
        statuses: ['approved', 'archived'],
        visibilities: ['hiddenFromPatient', 'hiddenFromGuardians'],
      }),
    );
    expect(parameters).toEqual({
      $XDSDocumentEntryPatientId: ["'279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH'"],
      $XDSDocumentEntryStatus: [
        "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved','urn:asip:ci-sis:2010:StatusType:Archived')",
      ],
      $XDSDocumentEntryClassCode: ["('10^^1.2.250.1.213.1.1.4.1')"],
      $XDSDocumentEntryTypeCode: [
        "('11488-4^^2.16.840.1.113883.6.1','SYNTH^^1.2.250.1.213.1.1.4.12','27899-4^^2.16.840.1.113883.6.1')",
      ],
      $XDSDocumentEntryPracticeSettingCode: ["('AMBULATOIRE^^1.2.250.1.213.1.1.4.9')"],
      $XDSDocumentEntryHealthcareFacilityTypeCode: [
        "('SA07^^1.2.250.1.71.4.2.4','SA08^^1.2.250.1.71.4.2.4')",
      ],
      $XDSDocumentEntryFormatCode: [
        "('urn:ihe:iti:xds-sd:pdf:2008^^1.3.6.1.4.1.19376.1.2.3','urn:asip:ci-sis:vsm:2012^^1.2.250.1.213.1.1.4.2.282')",
      ],
      $XDSDocumentEntryConfidentialityCode: [
        "('INVISIBLE_PATIENT^^1.2.250.1.213.1.1.4.13','INVISIBLE_REPRESENTANTS_LEGAUX^^1.2.250.1.213.1.1.4.13')",
      ],
      $XDSDocumentEntryCreationTimeFrom: ['20240101000000'],
      $XDSDocumentEntryCreationTimeTo: ['20240301000000'],
      $XDSDocumentEntryServiceStartTimeTo: ['20240229120000'],
    });
  });

  it('does not narrow by code a search that includes unmasked documents: every entry carries N', () => {
    const parameters = parametersOf(find({ visibilities: ['normal', 'hiddenFromPatient'] }));
    expect(parameters.$XDSDocumentEntryConfidentialityCode).toBeUndefined();
  });

  it.each([
    [{ classCodes: ['XX'] }, 'CODE_UNKNOWN'],
    [{ practiceSettings: ['XX'] }, 'CODE_UNKNOWN'],
    [{ formats: ['docx'] }, 'CODE_UNKNOWN'],
    [{ creation: { from: '2024-01-01' } }, 'QUERY_INVALID'],
  ])('refuses %j', (query, code) => {
    expect(() => find(query)).toThrow(expect.objectContaining({ code }));
  });

  it.skipIf(!hasConformance)('has the element tree of the official sample', () => {
    const sample = readSoapEnvelope(
      readFileSync(conformancePath('dmp/messages/TD3.1_Recherche_de_document_requete.xml')),
    );
    expect(elementTree(parseXml(writeXml(find({}))), { attributes: true })).toEqual(
      elementTree(sample.content!, { attributes: true }),
    );
  });
});

describe('a list of a stored query', () => {
  it('doubles quotes', () => {
    expect(single("d'Alès")).toBe("'d''Alès'");
    expect(list(["a'b", 'c'])).toEqual(["('a''b','c')"]);
  });

  it('keeps every value, in order, in pieces ebRIM accepts', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9'^:.-]{1,80}$/), { minLength: 1 }), (values) => {
        const pieces = list(values);
        expect(pieces.every((piece) => piece.length <= 256)).toBe(true);
        const read = pieces.flatMap((piece) =>
          [...piece.slice(1, -1).matchAll(/'((?:[^']|'')*)'(?:,|$)/g)].map(([, text]) =>
            text!.replaceAll("''", "'"),
          ),
        );
        expect(read).toEqual(values);
      }),
    );
  });

  it.skipIf(!hasSchemas)('of twenty references passes the official schema', () => {
    const uuids = Array.from(
      { length: 20 },
      (_, index) => `urn:uuid:7c1d2c4e-2f5d-4b8a-9c3e-1a2b3c4d5e${index + 10}`,
    );
    const queries = [
      buildGetAssociations(uuids),
      buildGetDocuments({ uniqueIds: ['1.2.3'] }, 'ObjectRef'),
      buildFindSubmissionSets({ ins: INS, submission: { from: '2024' } }),
      find({ formats: ['pdf'] }),
    ];
    for (const body of queries) {
      const { xml } = buildSoapRequest({ action: 'urn:a', to: 'https://localhost/registry', body });
      expect(schemaErrors(xml, 'dmp/check/envelope.xsd')).toEqual([]);
    }
  });
});

describe('an entry of an answer', () => {
  const read = (text: string) => readDocuments(parseXml(queryAnswer(text)))[0]!;

  it('is read whole', () => {
    const entry = read(
      extrinsicObject({ id: 'urn:uuid:1', uniqueId: '1.2.3', masking: ['MASQUE_PS'], status: 'archived' }),
    );
    expect(entry).toMatchObject({
      entryUuid: 'urn:uuid:1',
      logicalId: 'urn:uuid:1',
      version: '3',
      uniqueId: '1.2.3',
      title: 'Titre',
      description: 'Commentaire',
      status: 'archived',
      format: 'pdf',
      masking: ['hiddenFromProfessionals'],
      creationTime: '20240701100000',
      patientId: '0529782301522593359679^^^&1.2.250.1.213.1.4.2&ISO^INS-C',
      size: 0,
      hash: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      authors: [
        {
          person: {
            identifier: '899700000013',
            familyName: 'KIT',
            givenName: 'DOC0013',
            identifierType: 'IDNPS',
          },
          speciality: { code: 'G15_10/SM26', label: 'Médecin', system: '1.2.250.1.213.1.1.4.5' },
          roles: [],
          institutions: [{ identifier: '499700000013001', name: 'CABINET' }],
        },
      ],
    });
  });

  it('without what makes it an entry is not understood', () => {
    const good = extrinsicObject({ id: 'urn:uuid:1', uniqueId: '1.2.3' });
    for (const damage of [
      (text: string) => text.replace('status="urn:oasis', 'status="x:oasis').replace('Approved"', 'New"'),
      (text: string) => text.replace('value="1.2.3"', ''),
      (text: string) => text.replace('id="urn:uuid:1" ', ''),
    ]) {
      expect(() => read(damage(good))).toThrow(expect.objectContaining({ code: 'ANSWER_UNEXPECTED' }));
    }
  });

  it('is kept or dropped by visibility, times and class, never by its patient identifier', () => {
    const entry = read(
      extrinsicObject({
        id: 'urn:uuid:1',
        uniqueId: '1.2',
        masking: ['INVISIBLE_PATIENT'],
        serviceStartTime: '20240229',
      }),
    );
    const keeps = (query: Omit<DocumentQuery, 'ins'>) => keepsDocument(entry, { ins: INS, ...query });
    expect(keeps({})).toBe(true);
    expect(keeps({ visibilities: ['hiddenFromPatient'] })).toBe(true);
    expect(keeps({ visibilities: ['normal'] })).toBe(false);
    expect(keeps({ creation: { from: '20240701100000', to: '20240701100000' } })).toBe(true);
    expect(keeps({ creation: { to: '20240701095959' } })).toBe(false);
    expect(keeps({ creation: { from: '20240701100001' } })).toBe(false);
    expect(keeps({ serviceStart: { from: '20240229', to: '20240229' } })).toBe(true);
    expect(keeps({ serviceStart: { from: '202403' } })).toBe(false);
    const signature = {
      ...entry,
      classCode: { ...entry.classCode, code: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1' },
    };
    expect(keepsDocument(signature, { ins: INS })).toBe(false);
  });
});

describe('readAssociations', () => {
  it('keeps memberships and replacements, and tells an original from a reference', () => {
    const text = queryAnswer(
      association('urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember', 's', 'd'),
      association('urn:ihe:iti:2007:AssociationType:RPLC', 'd', 'e'),
      association('urn:ihe:iti:2007:AssociationType:signs', 'x', 's'),
    );
    expect(readAssociations(parseXml(text))).toEqual([
      { kind: 'member', source: 's', target: 'd', original: true },
      { kind: 'replacement', source: 'd', target: 'e', original: true },
    ]);
  });
});

describe('the status of an XDS answer', () => {
  const check = (text: string) => () => checkRegistryResponse(parseXml(text), 'TD2.1');
  const ERROR = ['XDSUnknownPatientId', 'Patient 279035121518989', 'Error'] as const;
  const WARNING = ['XDSRegistryMetadataError', 'w', 'Warning'] as const;

  it('passes a success, with its warnings', () => {
    expect(check(registryResponse(SUCCESS))()).toEqual([]);
    expect(check(registryResponse(SUCCESS, WARNING))()).toMatchObject([{ severity: 'warning' }]);
  });

  it('keeps the code and the text of a failure, and the text out of the message', () => {
    expect(check(registryResponse(FAILURE, ERROR))).toThrow(
      expect.objectContaining({
        code: 'XDS_REFUSED',
        layer: 'xds',
        transaction: 'TD2.1',
        failures: [{ code: 'XDSUnknownPatientId', text: 'Patient 279035121518989', severity: 'error' }],
        message: 'The DMP refused TD2.1 (XDSUnknownPatientId).',
      }),
    );
  });

  it('does not take a partial success, or a success with errors, for a success', () => {
    expect(check(registryResponse(PARTIAL, ERROR))).toThrow(expect.objectContaining({ code: 'XDS_PARTIAL' }));
    expect(check(registryResponse(PARTIAL))).toThrow(expect.objectContaining({ code: 'XDS_PARTIAL' }));
    expect(check(registryResponse(SUCCESS, ERROR))).toThrow(expect.objectContaining({ code: 'XDS_PARTIAL' }));
  });

  it('does not understand a status it does not know', () => {
    expect(check(registryResponse('urn:x:Whatever'))).toThrow(
      expect.objectContaining({ code: 'ANSWER_UNEXPECTED' }),
    );
    expect(children(parseXml(registryResponse(FAILURE)))).toEqual([]);
    expect(check(registryResponse(FAILURE))).toThrow(expect.objectContaining({ code: 'XDS_REFUSED' }));
  });
});
