import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_VALUE_SETS } from '../codes/value-sets.js';
import { parseIns } from '../ins/parse-ins.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { INS } from '../testing/fixtures.js';
import { writtenDocument } from '../testing/written-document.js';
import { DMP_HEADER_RULES } from './dmp/header-rules.js';
import { headerValueSets } from './header-value-sets.js';
import { validateCda } from './validate-cda.js';

const SOUND = Buffer.from(
  writtenDocument({
    informants: [{ kind: 'trustedPerson', familyName: 'A', givenName: 'B', relation: 'FTH' }],
    events: [{ classification: 'CCAM', code: 'DEQP003', label: 'Électrocardiographie' }],
  }),
).toString();
const changed = (from: string | RegExp, to: string) => {
  const document = SOUND.replace(from, to);
  expect(document, String(from)).not.toBe(SOUND);
  return Buffer.from(document);
};
const found = (document: Uint8Array, profile: 'header' | 'dmp' = 'header') =>
  validateCda(document, { profile }).map(({ path, rule }) => `${path} ${rule}`);

/** One fault each, and the violation that names it. */
const FAULTS: readonly (readonly [what: string, from: string | RegExp, to: string, violation: string])[] = [
  [
    'no realm',
    '<realmCode code="FR">',
    '<realmCode code="US">',
    '/ClinicalDocument/realmCode SMDS_CDAClinicalDocument.realmCode.min',
  ],
  [
    'four templates',
    /(<templateId root="1\.2\.250[^>]*><\/templateId>)/,
    '<templateId root="1.2.3"></templateId>$1',
    '/ClinicalDocument/templateId SMDS_CDAClinicalDocument.ClinicalDocument.unstructured-templates',
  ],
  ['no title', /<title>.*?<\/title>/, '', '/ClinicalDocument/title SMDS_CDAClinicalDocument.title.min'],
  [
    'an empty title',
    /<title>.*?<\/title>/,
    '<title></title>',
    '/ClinicalDocument/title SMDS_CDAClinicalDocument.title.dtr1-1-BIN',
  ],
  [
    'an unknown type',
    'code="11488-4"',
    'code="00000-0"',
    '/ClinicalDocument/code/@code SMDS_CDAClinicalDocument.code.code.value-set',
  ],
  [
    'a type without label',
    /(<code code="11488-4"[^>]*?) displayName="[^"]*"/,
    '$1',
    '/ClinicalDocument/code/@displayName SMDS_CDAClinicalDocument.code.displayName.required',
  ],
  [
    'a time that does not exist',
    /<effectiveTime value="[^"]*"/,
    '<effectiveTime value="20240231120000+0200"',
    '/ClinicalDocument/effectiveTime SMDS_CDAClinicalDocument.effectiveTime.dtr1-2-TS',
  ],
  [
    'an OID with a leading zero',
    /<id root="2\.25\./,
    '<id root="2.025.',
    '/ClinicalDocument/id/@root SMDS_CDAClinicalDocument.id.root.form',
  ],
  [
    'no language',
    /<languageCode[^>]*><\/languageCode>/,
    '',
    '/ClinicalDocument/languageCode SMDS_CDAClinicalDocument.languageCode.min',
  ],
  [
    'no version',
    /<versionNumber[^>]*><\/versionNumber>/,
    '',
    '/ClinicalDocument/versionNumber SMDS_CDAClinicalDocument.versionNumber.min',
  ],
  [
    'no birth place',
    /<birthplace>.*?<\/birthplace>/,
    '',
    '/ClinicalDocument/recordTarget/patientRole/patient SMDS_CDAClinicalDocument.ClinicalDocument.ins-traits',
  ],
  [
    'an unknown sex',
    'administrativeGenderCode code="F"',
    'administrativeGenderCode code="X"',
    '/ClinicalDocument/recordTarget/patientRole/patient/administrativeGenderCode/@code CI-SISRecordTarget.administrativeGenderCode.code.value-set',
  ],
  [
    'a spouse qualifier',
    'family qualifier="CL"',
    'family qualifier="SP"',
    '/ClinicalDocument/recordTarget/patientRole/patient/name/family CI-SISRecordTarget.name.family.qualifier',
  ],
  [
    'an author without identifier',
    /(<assignedAuthor[^>]*>)<id[^>]*><\/id>/,
    '$1',
    '/ClinicalDocument/author/assignedAuthor/id CI-SISAuthor.id.min',
  ],
  [
    'a family name twice',
    /(<assignedAuthor.*?)(<family>KIT<\/family>)/,
    '$1$2<family>KIT</family>',
    '/ClinicalDocument/author/assignedAuthor/assignedPerson/name/family CI-SISAuthor.family.max',
  ],
  [
    'an unknown relation',
    'code="FTH"',
    'code="XXX"',
    '/ClinicalDocument/informant/relatedEntity/code/@code CI-SISRelatedEntity.code.code.value-set',
  ],
  [
    'a class of informant that is none',
    'classCode="NOK"',
    'classCode="FRIEND"',
    '/ClinicalDocument/informant/relatedEntity/@classCode CI-SISRelatedEntity.relatedEntity.classCode.value',
  ],
  [
    'a custodian of another domain',
    /(<representedCustodianOrganization><id[^>]*root=")[^"]*"/,
    '$11.2.3"',
    '/ClinicalDocument/custodian/assignedCustodian/representedCustodianOrganization/id/@root CI-SISCustodian.id.root.value',
  ],
  [
    'no signature code',
    '<signatureCode code="S"></signatureCode>',
    '',
    '/ClinicalDocument/legalAuthenticator CI-SISLegalAuthenticator.legalAuthenticator.min',
  ],
  [
    'no performer',
    /<performer.*?<\/performer>/,
    '',
    '/ClinicalDocument/documentationOf/serviceEvent/performer SMDS_CDAClinicalDocument.ClinicalDocument.performer',
  ],
  [
    'no time of the act',
    /(<serviceEvent>.*?)<effectiveTime>.*?<\/effectiveTime>/,
    '$1',
    '/ClinicalDocument/documentationOf/serviceEvent/effectiveTime SMDS_CDAClinicalDocument.ClinicalDocument.effectiveTime',
  ],
  [
    'a practice setting that is none',
    'code="AMBULATOIRE"',
    'code="AILLEURS"',
    '/ClinicalDocument/documentationOf/serviceEvent/performer/assignedEntity/representedOrganization/standardIndustryClassCode/@code CI-SISDocumentationOf.standardIndustryClassCode.code.value-set',
  ],
  [
    'a sector that is none',
    'code="SA07"',
    'code="SA11"',
    '/ClinicalDocument/componentOf/encompassingEncounter/location/healthCareFacility/code/@code CI-SISComponentOf.code.code.value-set',
  ],
  [
    'an element nobody knows',
    '</custodian>',
    '<a></a></custodian>',
    '/ClinicalDocument/custodian/a CI-SISCustodian.custodian.unexpected',
  ],
];

describe('validateCda', () => {
  it('finds nothing in a document written here, whatever the profile', () => {
    expect(found(Buffer.from(SOUND))).toEqual([]);
    expect(validateCda(Buffer.from(SOUND), { profile: 'dmp', ins: INS })).toEqual([]);
  });

  it.each(FAULTS)('names %s', (_, from, to, violation) => {
    expect(found(changed(from, to))).toContain(violation);
  });

  it('says what is wrong without quoting the patient', () => {
    const messages = FAULTS.flatMap(([, from, to]) => validateCda(changed(from, to))).map(
      ({ message }) => message,
    );
    for (const secret of ['PAT-TROIS', 'DOMINIQUE', '279035121518989', '19790328', '51215']) {
      expect(messages.join('\n')).not.toContain(secret);
    }
  });

  it('refuses what is no clinical document', () => {
    expect(() => validateCda(Buffer.from('<a/>'))).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_UNREADABLE' }),
    );
  });
});

/** One fault each that the official rules do not see, and the DMP's rule that does. */
const DMP_FAULTS: readonly (readonly [rule: string, from: string | RegExp, to: string])[] = [
  ['id.extension', /(<id root="2\.25\.\d+")/, '<id extension="1" root="1.2.3"'],
  ['id.oid', /<id root="2\.25\.\d+"/, '<id root="ABCDEF01-2345-6789-ABCD-EF0123456789"'],
  ['code.class', /<code code="11488-4"/, '<code code="28617-9"'],
  ['code.reserved', /<code code="11488-4"/, '<code code="EXPPAT_2"'],
  ['title.length', /<title>.*?<\/title>/, `<title>${'é'.repeat(129)}</title>`],
  ['effectiveTime.precision', /<effectiveTime value="[^"]*"/, '<effectiveTime value="20240701"'],
  ['languageCode.french', 'code="fr-FR"', 'code="en-US"'],
  ['versionNumber.positive', 'versionNumber value="1"', 'versionNumber value="0"'],
  ['format.known', 'mediaType="text/plain"', 'mediaType="application/zip"'],
  ['patient.ins', '1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.2'],
  ['author.name', /(<assignedAuthor.*?)<given>DOC0013<\/given>/, '$1'],
  ['serviceEvent.precision', /<low value="[^"]*"/, '<low value="20240701"'],
];

describe('the profile dmp', () => {
  it.each(DMP_FAULTS)('sees %s', (rule, from, to) => {
    expect(found(changed(from, to)).filter((one) => !one.includes('versionNumber'))).toEqual([]);
    expect(found(changed(from, to), 'dmp').map((one) => one.split(' ')[1])).toContain(`DMP.${rule}`);
  });

  it('sees a header of another patient', () => {
    const ins = parseIns('207058575627097T');
    expect(validateCda(Buffer.from(SOUND), { profile: 'dmp', ins })).toMatchObject([
      { rule: 'DMP.patient.same' },
    ]);
  });

  it('sees an order that the schema refuses', () => {
    const title = /(<title>.*?<\/title>)(<effectiveTime[^>]*><\/effectiveTime>)/;
    expect(found(changed(title, '$2$1'), 'dmp')).toEqual([
      '/ClinicalDocument/title CDA.ClinicalDocument.order',
    ]);
  });

  it('has a case for every rule here', () => {
    const tested = new Set([...DMP_FAULTS.map(([rule]) => rule), 'patient.same']);
    expect(DMP_HEADER_RULES.map(({ rule }) => rule).filter((rule) => !tested.has(rule))).toEqual([]);
  });
});

describe.skipIf(!hasConformance)('value sets of the header rules', () => {
  const folder = 'cda/schematrons/profils/structurationMinimale/include/voc-';
  const official = (oid: string) =>
    [
      ...readFileSync(conformancePath(`${folder}${oid}-DYNAMIC.xml`), 'utf8').matchAll(
        /<concept code="([^"]*)"/g,
      ),
    ]
      .map(([, code]) => code)
      .sort();
  const ours = headerValueSets(DEFAULT_VALUE_SETS);
  it.each([
    ['typeCode', '1.2.250.1.213.1.1.5.471'],
    ['authorSpecialty', '1.2.250.1.213.1.1.5.461'],
    ['practiceSetting', '1.2.250.1.213.1.1.5.467'],
    ['facilityType', '1.2.250.1.213.1.1.5.466'],
    ['functionCode', '1.2.250.1.213.1.1.5.124'],
    ['relation', '1.2.250.1.213.3.3.16'],
    ['confidentiality', '2.16.840.1.113883.1.11.10228'],
    ['gender', '1.2.250.1.213.1.1.5.590'],
    ['civility', '1.2.250.1.213.1.1.5.718'],
    ['title', '1.2.250.1.213.1.1.5.719'],
    ['participation', '1.2.250.1.213.1.1.5.591'],
    ['roleClass', '1.2.250.1.213.1.1.5.588'],
    ['encounterType', '1.2.250.1.213.1.1.5.589'],
    ['encounterParticipation', '1.2.250.1.213.1.1.5.528'],
  ] as const)('%s is the official one', (name, oid) => {
    expect([...ours[name].keys()].sort()).toEqual(official(oid));
  });
});
