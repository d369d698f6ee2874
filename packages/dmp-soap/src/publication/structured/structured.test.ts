import { readdirSync, readFileSync } from 'node:fs';
import {
  attribute,
  DS_URI,
  descendants,
  digestBase64,
  parseXml,
  readBytes,
  textOf,
  writeXml,
} from '@dmpconnect/soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveMetadata } from '../../cda/derive-metadata.js';
import { readCdaHeader } from '../../cda/read-cda.js';
import type { StructuredDocument, SubmissionRequest } from '../../documents/submission.js';
import { DmpValidationError } from '../../errors.js';
import { INS_OIDS, type Ins, type InsKind } from '../../ins/ins.js';
import { parseIns } from '../../ins/parse-ins.js';
import { conformancePath, hasConformance } from '../../testing/conformance.js';
import {
  documentOf,
  INS,
  PATIENT,
  PHYSICIAN,
  PRACTICE,
  requestOf,
  SOFTWARE,
} from '../../testing/fixtures.js';
import { type CountingSigner, makeSigner } from '../../testing/signer.js';
import { canonicalText, hasSchemas, schemaErrors } from '../../testing/tools.js';
import { describeEntry } from '../../xds/describe-entry.js';
import { buildSubmission } from '../build-submission.js';
import { resolveEmitter } from '../emitter.js';
import type { ReplacedDocument } from '../resolved.js';
import { replacementBy } from './replaced-by.js';

const FOLDER = conformancePath('cda/examples/');
const NAMES = hasConformance ? readdirSync(FOLDER).filter((name) => name.endsWith('.xml')) : [];
const emitter = resolveEmitter({
  user: PHYSICIAN,
  structure: PRACTICE,
  practiceSetting: 'AMBULATOIRE',
  software: SOFTWARE,
});
const PREVIOUS: ReplacedDocument = {
  uniqueId: '1.2.250.1.213.1.1.1.13.2021.9',
  entryUuid: 'urn:uuid:b3745a7c-4d1a-4cfd-a752-536197e4ac7a',
  setId: { root: '1.2.250.1.213.1.1.1.13.2022.1', extension: undefined },
  versionNumber: 1,
};

let signer: CountingSigner;
beforeAll(async () => {
  signer = await makeSigner();
});

const build = (documents: SubmissionRequest['documents'], changes: Partial<SubmissionRequest> = {}) =>
  buildSubmission(
    { ...requestOf(), documents, ...changes },
    {
      emitter,
      signer,
      now: new Date('2024-07-01T10:00:00Z'),
      replaced: new Map([[PREVIOUS.uniqueId, PREVIOUS], ...replacedBy(documents)]),
    },
  );
/** What the documents say of those they replace, as the client looks it up. */
const replacedBy = (documents: SubmissionRequest['documents']) =>
  documents.flatMap((document): (readonly [string, ReplacedDocument])[] => {
    const found = 'cda' in document && document.cda.length > 100 ? replacementBy(document) : undefined;
    if (found === undefined || found.uniqueId === PREVIOUS.uniqueId) return [];
    // A first version that says it replaces something: the one before it has no number of its own.
    const version = found.version ?? {
      setId: readCdaHeader('cda' in document ? document.cda : new Uint8Array()).setId ?? PREVIOUS.setId,
      versionNumber: 0,
    };
    return [[found.uniqueId, { ...PREVIOUS, uniqueId: found.uniqueId, ...version }]];
  });
/** Where the schema lies is the one thing that must not be sent (dmp-transactions 5.1). */
const withoutLocation = (xml: string) =>
  xml.replace(/(<ClinicalDocument\b[^>]*?)\s+xsi:schemaLocation="[^"]*"/, '$1');
/** The patient of a document, taken at its word: some official documents have a control key that is wrong. */
const insOf = (cda: Uint8Array): Ins => {
  const { patient } = readCdaHeader(cda);
  const kinds = Object.entries(INS_OIDS) as [InsKind, string][];
  for (const { root, extension } of patient.ids) {
    const [kind] = kinds.find(([, oid]) => oid === root) ?? [];
    if (kind !== undefined) return { value: extension ?? '', kind, oid: root };
  }
  return INS;
};
const refusal = async (document: StructuredDocument, changes: Partial<SubmissionRequest> = {}) => {
  const before = signer.count();
  const error = await build([document], changes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(signer.count(), 'nothing is signed for a document that is refused').toBe(before);
  return error;
};

/**
 * Documents the DMP does not take as they are: a teaching text without hour, a type of the health insurance, structures
 * of authors without name, identifiers of patients with a wrong control key.
 */
const REFUSED: Readonly<Record<string, string>> = {
  '01_Modeles_contenus_CDA.xml': 'DMP.effectiveTime.precision',
  'CNAM-HR_2021.01.xml': 'DMP.code.reserved',
  'CARD-F-PRC-AVK_2022.01.xml': 'XDSDocumentEntry.authorInstitution.form',
  'CARD-F-PRC-PPV_2022.01.xml': 'XDSDocumentEntry.authorInstitution.form',
  'CARD-F-PRC-TAP_2022.01.xml': 'XDSDocumentEntry.authorInstitution.form',
  'CSE-CS24_2024.01.xml': 'XDSDocumentEntry.patientId.key',
  'CSE-CS8_2024.01.xml': 'XDSDocumentEntry.patientId.key',
  'CSE-CS9_2024.01.xml': 'XDSDocumentEntry.patientId.key',
  'CSE-MDE_2023.01.xml': 'XDSDocumentEntry.patientId.key',
  'OBP-SEM_2024.01.xml': 'XDSDocumentEntry.patientId.key',
  'SDM-MR_2025.01_nouveau-ne.xml': 'XDSDocumentEntry.patientId.key',
};

describe.skipIf(!hasConformance)('the official documents as structured ones', () => {
  it.each(NAMES)('%s goes out byte for byte, under the metadata of its header', async (name) => {
    const cda = readFileSync(`${FOLDER}${name}`);
    const refused = REFUSED[name];
    if (refused !== undefined) {
      const error = await refusal({ cda }, { ins: insOf(cda) });
      expect(error).toMatchObject({ violations: [{ rule: refused }] });
      return;
    }
    // The traits of the submission have no part in it.
    const ins = insOf(cda);
    const built = await build([{ cda, masking: ['hiddenFromPatient'] }], { ins, patient: {} });
    const outgoing = Buffer.from(built.cdaDocuments[0]!).toString();
    expect(outgoing).toBe(withoutLocation(cda.toString()));
    const location = outgoing === cda.toString() ? [] : ['-@xsi:schemaLocation'];
    expect(built.result.completions).toEqual([location]);
    const { hash: _hash, size: _size, confidentialityCode, ...derived } = deriveMetadata(cda);
    const { confidentialityCode: sent, ...entry } = describeEntry(built.entries[0]!);
    expect(entry).toEqual(derived);
    expect(sent.map(({ code }) => code)).toEqual(['N', 'INVISIBLE_PATIENT']);
    expect(confidentialityCode[0]?.code).toBe('N');
    const header = readCdaHeader(cda);
    expect(built.result.versions).toEqual([{ setId: header.setId, versionNumber: header.versionNumber }]);
    expect(built.entries[1]).toMatchObject({ practiceSettingCode: built.entries[0]!.practiceSettingCode });
  });

  it
    .skipIf(!hasSchemas)
    .each([
      'VSM_1.4_2022.01.xml',
      'BIO-CR-BIO_2021.01_Auto-Presentable.xml',
      'IMG_CR_IMG_2024.01.xml',
      'DLU-EHPAD-FLUDR_2022.01.xml',
    ])('the signature digests the canonical form that xmllint makes of %s', async (name) => {
    const cda = readFileSync(`${FOLDER}${name}`);
    const { signatureXml, cdaDocuments } = await build([{ cda }]);
    const digests = descendants(parseXml(signatureXml), DS_URI, 'Manifest').flatMap((manifest) =>
      descendants(manifest, DS_URI, 'DigestValue').map(textOf),
    );
    expect(digests[1]).toBe(digestBase64(canonicalText(cdaDocuments[0]!), 'SHA1'));
  });

  it('stand in one lot with documents written here, in the order of the request', async () => {
    const cda = readFileSync(`${FOLDER}VSM_1.4_2022.01.xml`);
    const built = await build([documentOf('text'), { cda }, documentOf('rtf')]);
    expect(built.entries.map(({ id, formatCode }) => [id, formatCode.code])).toEqual([
      ['Document01', 'urn:ihe:iti:xds-sd:text:2008'],
      ['Document02', 'urn:asip:ci-sis:vsm:2012'],
      ['Document03', 'urn:ihe:iti-fr:xds-sd:rtf:2010'],
      ['Signature01', 'http://www.w3.org/2000/09/xmldsig#'],
    ]);
    expect(built.result.uniqueIds[1]).toBe('1.2.250.1.213.1.1.1.13.2022.1.1');
    const twins = build([{ cda }, { cda }]);
    await expect(twins).rejects.toMatchObject({ code: 'DOCUMENT_INVALID', field: 'documents[1].uniqueId' });
  });

  it('of an imaging report, tie the entry to its orders', async () => {
    const { body, entries } = await build([{ cda: readFileSync(`${FOLDER}IMG_CR_IMG_2024.01.xml`) }]);
    expect(entries[0]!.referenceIdList.length).toBeGreaterThan(0);
    const slots = descendants(
      parseXml(writeXml(body)),
      'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0',
      'Slot',
    );
    expect(slots.map((slot) => attribute(slot, 'name'))).toContain('urn:ihe:iti:xds:2013:referenceIdList');
  });
});

describe.skipIf(!hasConformance)('the header of a structured document', () => {
  const VSM = hasConformance ? withoutLocation(readFileSync(`${FOLDER}VSM_1.4_2022.01.xml`, 'utf8')) : '';
  const without = (xml: string, ...names: readonly string[]) =>
    names.reduce((text, name) => {
      const cut = text.replace(new RegExp(`<${name}[ />](?:[^>]*/>|[\\s\\S]*?</${name}>)`), '');
      expect(cut, name).not.toBe(text);
      return cut;
    }, xml);
  const sent = async (xml: string, document: Partial<StructuredDocument> = {}) => {
    const built = await build([{ cda: Buffer.from(xml), ...document }]);
    return { ...built, xml: Buffer.from(built.cdaDocuments[0]!).toString() };
  };

  it('is completed with what the profile fixes and the submission knows, and nothing else is touched', async () => {
    const lacking = without(
      VSM,
      'confidentialityCode',
      'languageCode',
      'setId',
      'versionNumber',
      'custodian',
      'legalAuthenticator',
      'componentOf',
    );
    const { xml, result, entries } = await sent(lacking);
    expect(result.completions).toEqual([
      [
        'confidentialityCode',
        'languageCode',
        'setId',
        'versionNumber',
        'custodian',
        'legalAuthenticator',
        'componentOf',
      ],
    ]);
    const header = readCdaHeader(Buffer.from(xml));
    expect(header).toMatchObject({
      confidentiality: { code: 'N' },
      languageCode: 'fr-FR',
      versionNumber: 1,
      custodian: { name: 'CABINET M DOC0013' },
      legalAuthenticator: { familyName: 'KIT', time: '20240701120000+0200' },
      healthcareFacilityType: { code: 'SA07' },
    });
    expect(result.versions[0]).toEqual({ setId: header.setId, versionNumber: 1 });
    expect(entries[0]!.legalAuthenticator.familyName).toBe('KIT');
    // Every byte of the original is still there, in its order.
    const inserted =
      /<(confidentialityCode|languageCode|setId|versionNumber|custodian|legalAuthenticator|componentOf) xmlns="urn:hl7-org:v3"[\s\S]*?<\/\1>/g;
    expect(xml.replace(inserted, '')).toBe(lacking);
  });

  it.skipIf(!hasSchemas)('is valid against the official schema once completed', async () => {
    const lacking = without(VSM, 'setId', 'versionNumber', 'custodian', 'legalAuthenticator', 'componentOf');
    const { xml } = await sent(lacking, { replaces: PREVIOUS.uniqueId });
    expect(schemaErrors(xml, 'cda/infrastructure/cda/CDA_extended.xsd')).toEqual([]);
  });

  it('takes the INS of the patient when his traits are the same, first among his identifiers', async () => {
    const lacking = VSM.replace(/<id [^>]*1\.2\.250\.1\.213\.1\.4\.10[^>]*\/>/, '');
    expect(lacking).not.toBe(VSM);
    const { xml, result } = await sent(lacking);
    expect(result.completions).toEqual([['recordTarget/patientRole/id']]);
    expect(readCdaHeader(Buffer.from(xml)).patient.ids[0]).toEqual({ root: INS.oid, extension: INS.value });
    for (const change of [{ birthName: 'AUTRE' }, { birthDate: '1979-03-29' }, { sex: 'M' as const }]) {
      const error = await refusal({ cda: Buffer.from(lacking) }, { patient: { ...PATIENT, ...change } });
      expect(error).toMatchObject({ code: 'HEADER_INVALID' });
    }
  });

  it('says what it replaces, in the series of that document', async () => {
    const next = VSM.replace('<versionNumber value="1"/>', '<versionNumber value="2"/>');
    const { xml, result, associations } = await sent(next, { replaces: PREVIOUS.uniqueId });
    expect(result.completions).toEqual([['relatedDocument']]);
    expect(readCdaHeader(Buffer.from(xml)).replaces?.root).toBe(PREVIOUS.uniqueId);
    expect(associations.at(-1)).toMatchObject({ type: 'replaces', target: PREVIOUS.entryUuid });
    const series = without(next, 'setId', 'versionNumber');
    const continued = await sent(series, { replaces: PREVIOUS.uniqueId });
    expect(continued.result.versions).toEqual([{ setId: PREVIOUS.setId, versionNumber: 2 }]);
  });

  it('is refused when its series contradicts the replacement', async () => {
    const other = VSM.replace(/<setId root="[^"]*"/, '<setId root="1.9.9"').replace(
      'versionNumber value="1"',
      'versionNumber value="2"',
    );
    const replacing = VSM.replace(
      '<componentOf>',
      '<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2"/></parentDocument></relatedDocument><componentOf>',
    );
    expect(replacing).not.toBe(VSM);
    const at = (name: string) => ({
      code: 'DOCUMENT_INVALID',
      field: `documents[0].cda/ClinicalDocument/${name}`,
    });
    const replaces = PREVIOUS.uniqueId;
    expect(await refusal({ cda: Buffer.from(VSM), replaces })).toMatchObject(at('versionNumber'));
    expect(await refusal({ cda: Buffer.from(other), replaces })).toMatchObject(at('setId'));
    expect(await refusal({ cda: Buffer.from(replacing), replaces })).toMatchObject(at('relatedDocument'));
  });

  it.each([
    ['no title', /<title>.*?<\/title>/, '', 'documents[0]/ClinicalDocument/title'],
    ['no author', /<author>[\s\S]*?<\/author>/, '', 'documents[0]/ClinicalDocument/author'],
    [
      'no act',
      /<documentationOf>[\s\S]*?<\/documentationOf>/,
      '',
      'documents[0]/ClinicalDocument/documentationOf',
    ],
    [
      'no birth place',
      /<birthplace>[\s\S]*?<\/birthplace>/,
      '',
      'documents[0]/ClinicalDocument/recordTarget/patientRole/patient',
    ],
    ['a type that is none', 'code="SYNTH"', 'code="XX"', 'documents[0]/ClinicalDocument/code/@code'],
    [
      'templates of no known format',
      'root="1.2.250.1.213.1.1.1.13"',
      'root="1.2.3"',
      'documents[0]/ClinicalDocument/templateId',
    ],
  ])('is refused with %s, and the error names it', async (_, from, to, field) => {
    const changed = VSM.replace(from, to);
    expect(changed).not.toBe(VSM);
    const error = await refusal({ cda: Buffer.from(changed) });
    expect(error).toBeInstanceOf(DmpValidationError);
    expect((error as DmpValidationError).violations.map(({ path }) => `documents[0]${path}`)).toContain(
      field,
    );
    expect((error as DmpValidationError).message).not.toMatch(/PAT-TROIS|DOMINIQUE/);
  });

  it('whose act began and ended at once takes place in an encounter with a beginning alone', async () => {
    const [, main = ''] = /<documentationOf>[\s\S]*?<low value="([^"]*)"/.exec(VSM) ?? [];
    const instant = without(VSM, 'componentOf').replace(
      /(<documentationOf>[\s\S]*?<low value="[^"]*"\s*\/>)(\s*<high[^>]*>)?/,
      `$1<high value="${main}"/>`,
    );
    const text = Buffer.from((await sent(instant)).cdaDocuments[0] ?? '').toString('utf8');
    const [encounter = ''] = /<componentOf[\s\S]*?<\/componentOf>/.exec(text) ?? [];
    expect(encounter).toContain(`<low value="${main}">`);
    expect(encounter).not.toContain('<high');
  });

  it('is refused for another patient, of another kind than announced, or when it is no clinical document', async () => {
    const cda = Buffer.from(VSM);
    expect(await refusal({ cda }, { ins: parseIns('207058575627097T') })).toMatchObject({
      code: 'HEADER_INVALID',
      field: 'documents[0]/ClinicalDocument/recordTarget/patientRole/id',
    });
    expect(await refusal({ cda, expected: { typeCode: '11502-2' } })).toMatchObject({
      code: 'DOCUMENT_INVALID',
      field: 'documents[0].typeCode',
    });
    expect(await refusal({ cda, expected: { formatCodes: ['urn:ihe:lab:xd-lab:2008'] } })).toMatchObject({
      field: 'documents[0].formatCode',
    });
    expect(await refusal({ cda: Buffer.from('<a/>') })).toMatchObject({ code: 'DOCUMENT_UNREADABLE' });
    const expected = { typeCode: 'SYNTH', formatCodes: ['urn:asip:ci-sis:vsm:2012'] };
    expect((await sent(VSM, { expected })).result.uniqueIds).toHaveLength(1);
  });
});

describe('documents written here', () => {
  it('name another performer than the user when there is one', async () => {
    const performer = { ...PHYSICIAN, identifier: '899700000021', familyName: 'AUTRE' };
    const built = await build([documentOf('text', { performer })]);
    const header = readCdaHeader(readBytes(built.cdaDocuments[0]!));
    expect(header.events[0]!.performers[0]).toMatchObject({ familyName: 'AUTRE' });
    expect(header.legalAuthenticator?.familyName).toBe('KIT');
  });

  it('are checked on request like the others', async () => {
    const built = await build([documentOf('pdf')], { forceValidation: true });
    expect(built.entries).toHaveLength(2);
    const telecoms = [{ value: '01 02 03', use: 'H' as const }];
    const informant = { kind: 'trustedPerson' as const, familyName: 'A', givenName: 'B', telecoms };
    const odd = documentOf('text', { informants: [informant] });
    await expect(build([odd])).resolves.toBeDefined();
    await expect(build([odd], { forceValidation: true })).rejects.toMatchObject({
      code: 'HEADER_INVALID',
      field: 'documents[0]/ClinicalDocument/informant/relatedEntity/telecom',
    });
  });
});
