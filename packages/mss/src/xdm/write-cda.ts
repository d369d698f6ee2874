import {
  base64Text,
  readBytes,
  writeXmlBytes,
  XML_PROLOG,
  type XmlElement,
  xmlNamespace,
} from '@dmpconnect/soap';
import { BODY_FORMATS } from '../codes/format-codes.js';
import { PERSON_OID, STRUCTURE_OID } from './hl7-values.js';
import type { FileToPack, XdmAuthor, XdmCode, XdmInstitution, XdmPatient, XdmSoftware } from './input.js';
import { cdaTime } from './times.js';

const V3 = xmlNamespace('', 'urn:hl7-org:v3');

/** HL7 France, CI-SIS, IHE XDS-SD: what a document of level 1 follows. */
const TEMPLATES = ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1', '1.3.6.1.4.1.19376.1.2.20'];

const CONFIDENTIALITY = { N: 'Normal', R: 'Restreint', V: 'Très restreint' } as const;
const SEXES = { M: 'Masculin', F: 'Féminin', U: 'Inconnu' } as const;
const UNKNOWN = { nullFlavor: 'UNK' } as const;

export interface Level1Context {
  readonly patient: XdmPatient;
  readonly author: XdmAuthor;
  readonly institution: XdmInstitution;
  readonly software: XdmSoftware;
  readonly now: Date;
  /** Numbers the document below the OID of the installation. */
  readonly number: string;
}

/** Puts a file into the body of a CDA R2 document of level 1 (mss 10.4). */
export function writeLevel1(file: FileToPack, context: Level1Context): Uint8Array {
  const { software, now, number } = context;
  const time = cdaTime(now);
  const act = cdaTime(file.actTime ?? now);
  const confidentiality = file.confidentiality ?? 'N';
  const tree = V3.element('ClinicalDocument', {}, [
    V3.element('realmCode', { code: 'FR' }),
    V3.element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    TEMPLATES.map((root) => V3.element('templateId', { root })),
    V3.element('id', { root: software.oid, extension: number }),
    coded('code', file.type),
    V3.element('title', {}, [file.title]),
    V3.element('effectiveTime', { value: time }),
    coded('confidentialityCode', {
      code: confidentiality,
      system: '2.16.840.1.113883.5.25',
      label: CONFIDENTIALITY[confidentiality],
    }),
    V3.element('languageCode', { code: 'fr-FR' }),
    V3.element('setId', { root: software.oid, extension: `${number}.1` }),
    V3.element('versionNumber', { value: '1' }),
    recordTarget(context.patient),
    author(time, context),
    V3.element('custodian', {}, [
      V3.element('assignedCustodian', {}, [
        organisation('representedCustodianOrganization', context.institution),
      ]),
    ]),
    V3.element('legalAuthenticator', {}, [
      V3.element('time', { value: time }),
      V3.element('signatureCode', { code: 'S' }),
      entity(context),
    ]),
    V3.element('documentationOf', {}, [
      V3.element('serviceEvent', {}, [
        V3.element('effectiveTime', {}, [V3.element('low', { value: act })]),
        V3.element('performer', { typeCode: 'PRF' }, [entity(context, file.practiceSetting)]),
      ]),
    ]),
    V3.element('componentOf', {}, [
      V3.element('encompassingEncounter', {}, [
        V3.element('effectiveTime', {}, [V3.element('low', { value: act })]),
        V3.element('location', {}, [
          V3.element('healthCareFacility', {}, [
            V3.element('id', { root: STRUCTURE_OID, extension: context.institution.id }),
            coded('code', file.facility),
          ]),
        ]),
      ]),
    ]),
    V3.element('component', {}, [
      V3.element('nonXMLBody', {}, [
        V3.element('text', { mediaType: BODY_FORMATS[file.format].mediaType, representation: 'B64' }, [
          base64Text(file.file),
        ]),
      ]),
    ]),
  ]);
  return Buffer.concat([Buffer.from(XML_PROLOG), readBytes(writeXmlBytes(tree))]);
}

function recordTarget(patient: XdmPatient): XmlElement {
  return V3.element('recordTarget', {}, [
    V3.element('patientRole', {}, [
      V3.element('id', { root: patient.ins.oid, extension: patient.ins.value }),
      V3.element('addr', UNKNOWN),
      V3.element('telecom', UNKNOWN),
      V3.element('patient', {}, [
        V3.element('name', {}, [
          V3.element('family', { qualifier: 'BR' }, [patient.birthName]),
          patient.usedName === undefined
            ? undefined
            : V3.element('family', { qualifier: 'CL' }, [patient.usedName]),
          V3.element('given', { qualifier: 'BR' }, [patient.givenNames]),
        ]),
        coded('administrativeGenderCode', {
          code: patient.sex,
          system: '2.16.840.1.113883.5.1',
          label: SEXES[patient.sex],
        }),
        V3.element('birthTime', { value: patient.birthDate }),
        patient.birthPlace === undefined
          ? undefined
          : V3.element('birthplace', {}, [
              V3.element('place', {}, [
                V3.element('addr', {}, [V3.element('county', {}, [patient.birthPlace])]),
              ]),
            ]),
      ]),
    ]),
  ]);
}

function author(
  time: string,
  { author: { id, speciality, ...names }, institution }: Level1Context,
): XmlElement {
  return V3.element('author', {}, [
    V3.element('time', { value: time }),
    V3.element('assignedAuthor', {}, [
      V3.element('id', { root: PERSON_OID, extension: id }),
      coded('code', speciality),
      V3.element('addr', UNKNOWN),
      V3.element('telecom', UNKNOWN),
      personName(names),
      organisation('representedOrganization', institution),
    ]),
  ]);
}

function entity({ author: { id, ...names }, institution }: Level1Context, setting?: XdmCode): XmlElement {
  return V3.element('assignedEntity', {}, [
    V3.element('id', { root: PERSON_OID, extension: id }),
    V3.element('addr', UNKNOWN),
    V3.element('telecom', UNKNOWN),
    personName(names),
    organisation('representedOrganization', institution, setting),
  ]);
}

function personName({ name, given }: Pick<XdmAuthor, 'name' | 'given'>): XmlElement {
  return V3.element('assignedPerson', {}, [
    V3.element('name', {}, [V3.element('family', {}, [name]), V3.element('given', {}, [given])]),
  ]);
}

function organisation(element: string, { id, name, phone }: XdmInstitution, setting?: XdmCode): XmlElement {
  return V3.element(element, {}, [
    V3.element('id', { root: STRUCTURE_OID, extension: id }),
    V3.element('name', {}, [name]),
    V3.element('telecom', phone === undefined ? UNKNOWN : { value: `tel:${phone.replace(/[^\d+]/g, '')}` }),
    V3.element('addr', UNKNOWN),
    setting && coded('standardIndustryClassCode', setting),
  ]);
}

function coded(element: string, { code, system, label }: XdmCode): XmlElement {
  return V3.element(element, { code, codeSystem: system, displayName: label });
}
