import { REFERENCE_TYPES } from '../../cda/derive-references.js';
import { parseCx } from '../../identifiers/cx.js';
import { isOid } from '../../identifiers/oid.js';
import { parseXcn } from '../../identifiers/xcn.js';
import { parseXon, STRUCTURE_IDS } from '../../identifiers/xon.js';
import { INS_OIDS, isInsOid } from '../../ins/ins.js';
import { insKey } from '../../ins/key.js';
import { faultyIf, type MetadataRule, pathsOf } from './metadata-rule.js';

/** Kinds of identifiers of a person, component 13 of an XCN (dmp-transactions 4.6). */
const PERSON_TYPES: ReadonlySet<string> = new Set(['IDNPS', 'EI', 'RI', 'NH']);

function isPerson(text: string): boolean {
  const { identifier, identifierSystem, identifierType } = parseXcn(text);
  return identifier !== '' && isOid(identifierSystem) && PERSON_TYPES.has(identifierType);
}

/** A device has the name of its model and of its software; the DMP wants both names of a person (2.16). */
function hasNames(text: string): boolean {
  const { familyName, givenName } = parseXcn(text);
  return familyName !== '' && givenName !== '';
}

const REFERENCE_URNS: ReadonlySet<string> = new Set(Object.values(REFERENCE_TYPES));

/** Identifiers of document entries (dmp-transactions 4.6). */
export const IDENTIFIER_RULES: readonly MetadataRule[] = [
  {
    rule: 'patientId.form',
    message: 'patientId is an INS of the form <15 characters>^^^&<OID>&ISO^NH (4.6).',
    faults: ({ patientId }) => {
      const cx = patientId === undefined ? undefined : parseCx(patientId);
      const isIns = cx?.type === 'NH' && isInsOid(cx.system) && cx.value.length === 15;
      const isInsC = cx?.type === 'INS-C' && cx.system === INS_OIDS.INSC && /^\d{22}$/.test(cx.value);
      return faultyIf(patientId !== undefined && !isIns && !isInsC, 'patientId');
    },
  },
  {
    rule: 'patientId.key',
    message: 'the control key of the INS in patientId is wrong (7.2).',
    faults: ({ patientId }) => {
      const cx = patientId === undefined ? undefined : parseCx(patientId);
      if (cx === undefined || cx.type !== 'NH' || cx.value.length !== 15) return [];
      return faultyIf(insKey(cx.value.slice(0, 13)) !== cx.value.slice(13), 'patientId');
    },
  },
  {
    rule: 'sourcePatientId.form',
    message: 'sourcePatientId is <value>^^^&<OID>&ISO^PI, or the INS (4.6).',
    faults: ({ sourcePatientId }) => {
      const cx = sourcePatientId === undefined ? undefined : parseCx(sourcePatientId);
      const isLocal = cx?.type === 'PI' && isOid(cx.system);
      const isNational = (cx?.type === 'NH' || cx?.type === 'INS-C') && isInsOid(cx.system);
      return faultyIf(sourcePatientId !== undefined && !isLocal && !isNational, 'sourcePatientId');
    },
  },
  {
    rule: 'uniqueId.oid',
    message: 'uniqueId is an OID of at most 64 characters, without extension (4.3, 4.6).',
    faults: ({ uniqueId }) => faultyIf(uniqueId !== undefined && !isOid(uniqueId), 'uniqueId'),
  },
  {
    rule: 'authorPerson.form',
    message: 'authorPerson is an XCN with an identifier, its domain and its type (4.6).',
    faults: ({ authors }) =>
      pathsOf(authors, 'authors', ({ person }) => !isPerson(person)).map((path) => `${path}.person`),
  },
  {
    rule: 'authorPerson.name',
    message: 'authorPerson has a family name and a given name (2.16, 4.10).',
    faults: ({ authors }) =>
      pathsOf(authors, 'authors', ({ person }) => !hasNames(person)).map((path) => `${path}.person`),
  },
  {
    rule: 'authorInstitution.form',
    message: 'authorInstitution is an XON with a name and the identifier of a structure (4.6).',
    faults: ({ authors }) =>
      pathsOf(authors, 'authors', ({ institution }) => {
        if (institution === undefined) return false;
        const { name, identifier } = parseXon(institution);
        return name === '' || identifier === '' || !institution.includes(`&${STRUCTURE_IDS}&ISO`);
      }).map((path) => `${path}.institution`),
  },
  {
    rule: 'legalAuthenticator.form',
    message: 'legalAuthenticator is an XCN with an identifier, its domain and its type (4.6).',
    faults: ({ legalAuthenticator: person }) =>
      faultyIf(person !== undefined && person !== '' && !isPerson(person), 'legalAuthenticator'),
  },
  {
    rule: 'referenceIdList.form',
    message: 'referenceIdList holds CXi of a type of JDV_J231 (4.3).',
    faults: ({ referenceIdList }) =>
      pathsOf(referenceIdList, 'referenceIdList', (text) => {
        const [value = '', , , , type = ''] = text.split('^');
        return value === '' || !REFERENCE_URNS.has(type);
      }),
  },
];
