import { attribute, child, children, type ParsedElement } from '@dmpconnect/soap';
import { V3_URI } from '../../hl7v3/elements.js';
import { INS_OIDS } from '../../ins/ins.js';
import type { ElementCheck, ElementTemplate } from '../template/element-template.js';
import { attributeIs, both, NOT_NULL } from '../template/where.js';
import { fullCode, OPTIONAL_EXTENSION, ROOT, TIME_VALUE } from './attributes.js';
import { AUTHENTICATOR, LEGAL_AUTHENTICATOR } from './authenticators.js';
import { AUTHOR } from './author.js';
import { COMPONENT_OF } from './component-of.js';
import { CUSTODIAN, INFORMATION_RECIPIENT } from './custodian.js';
import { DOCUMENTATION_OF } from './documentation-of.js';
import { DATA_ENTERER, INFORMANT } from './informants.js';
import { AUTHORIZATION, IN_FULFILLMENT_OF, RELATED_DOCUMENT } from './orders.js';
import { PARTICIPANT } from './participants.js';
import { elementsAt } from './people.js';
import { RECORD_TARGET } from './record-target.js';

/** HL7 France, CI-SIS, and the template of unstructured documents (dmp-transactions 5.2, row 3). */
const HL7_FRANCE = '2.16.840.1.113883.2.8.2.1';
const CI_SIS = '1.2.250.1.213.1.1.1.1';
const UNSTRUCTURED = '1.3.6.1.4.1.19376.1.2.20';

/** Domains in which the traits are those of the INS; the historic INS-C is not among them (dmp-transactions 7.1). */
const INS_DOMAINS: readonly string[] = [INS_OIDS.NIR, INS_OIDS.NIA, INS_OIDS.TEST, INS_OIDS.DEMO];

const templates = (document: ParsedElement) =>
  children(document, V3_URI, 'templateId').map((element) => attribute(element, 'root'));

const isUnstructured = (document: ParsedElement) =>
  elementsAt(document, ['component', 'nonXMLBody']).length > 0;

const mainEvent = (document: ParsedElement, part: string) => {
  const main = child(document, V3_URI, 'documentationOf');
  return main === undefined ? [] : elementsAt(main, ['serviceEvent', part]);
};

/** Rules about the document as a whole. */
const CHECKS: readonly ElementCheck[] = [
  {
    rule: 'performer',
    message: 'the main act (first documentationOf) has exactly one performer.',
    at: '/documentationOf/serviceEvent/performer',
    holds: (document) => mainEvent(document, 'performer').length === 1,
  },
  {
    rule: 'effectiveTime',
    message: 'the main act (first documentationOf) has exactly one time.',
    at: '/documentationOf/serviceEvent/effectiveTime',
    holds: (document) => mainEvent(document, 'effectiveTime').length === 1,
  },
  {
    rule: 'unstructured-templates',
    message: `an unstructured document has exactly the three templateIds ${HL7_FRANCE}, ${CI_SIS}, ${UNSTRUCTURED}.`,
    at: '/templateId',
    holds: (document) => {
      if (elementsAt(document, ['component', 'structuredBody']).length > 0) return true;
      const found = templates(document);
      return (
        isUnstructured(document) &&
        found.length === 3 &&
        [HL7_FRANCE, CI_SIS, UNSTRUCTURED].every((root) => found.includes(root))
      );
    },
  },
  {
    rule: 'unstructured-template',
    message: `an unstructured document has the templateId ${UNSTRUCTURED}.`,
    at: '/templateId',
    holds: (document) => !isUnstructured(document) || templates(document).includes(UNSTRUCTURED),
  },
  {
    rule: 'ins-traits',
    message:
      'with an INS stand the birth name and first given name (qualifier BR), the given names, the birth date, the COG of the birth place (birthplace/place/addr/county) and the sex.',
    at: '/recordTarget/patientRole/patient',
    holds: hasTraitsOfIns,
  },
];

function hasTraitsOfIns(document: ParsedElement): boolean {
  const ids = elementsAt(document, ['recordTarget', 'patientRole', 'id']);
  const roots = ids.map((id) => attribute(id, 'root') ?? '');
  const hasOther = ids.some((id) => attribute(id, 'extension') !== undefined);
  if (!roots.some((root) => INS_DOMAINS.includes(root)) && hasOther) return true;
  const patient = (...path: readonly string[]) =>
    elementsAt(document, ['recordTarget', 'patientRole', 'patient', ...path]);
  const qualified = (part: string, qualifier: string | undefined) =>
    patient('name', part).some((element) => attribute(element, 'qualifier') === qualifier);
  return (
    qualified('family', 'BR') &&
    qualified('given', 'BR') &&
    qualified('given', undefined) &&
    patient('birthTime').length > 0 &&
    patient('birthplace', 'place', 'addr', 'county').length > 0 &&
    patient('administrativeGenderCode').some((element) => attribute(element, 'code') !== undefined)
  );
}

const ONCE = { min: 1, max: 1 } as const;
const ONCE_NOT_NULL = { where: NOT_NULL, ...ONCE } as const;

const TEMPLATE_IDS: readonly ElementTemplate[] = [
  { name: 'templateId', where: attributeIs('root', HL7_FRANCE), ...ONCE, type: 'II' },
  { name: 'templateId', where: attributeIs('root', CI_SIS), ...ONCE, type: 'II' },
  {
    name: 'templateId',
    where: {
      text: '[of the document type]',
      test: (element) => ![HL7_FRANCE, CI_SIS].includes(attribute(element, 'root') ?? ''),
    },
    min: 1,
    type: 'II',
    attributes: [ROOT],
  },
];

/** The header of a clinical document, element by element in the order of the schema (dmp-transactions 5.2). */
export const CLINICAL_DOCUMENT: ElementTemplate = {
  name: 'ClinicalDocument',
  template: 'SMDS_CDAClinicalDocument',
  attributes: [
    { name: 'classCode', values: ['DOCCLIN'] },
    { name: 'moodCode', values: ['EVN'] },
  ],
  checks: CHECKS,
  children: [
    { name: 'realmCode', where: attributeIs('code', 'FR'), ...ONCE, type: 'CS' },
    {
      name: 'typeId',
      where: both(attributeIs('root', '2.16.840.1.113883.1.3'), attributeIs('extension', 'POCD_HD000040')),
      ...ONCE,
      type: 'II',
    },
    ...TEMPLATE_IDS,
    { name: 'id', ...ONCE_NOT_NULL, type: 'II', attributes: [ROOT, OPTIONAL_EXTENSION] },
    {
      name: 'code',
      ...ONCE_NOT_NULL,
      type: 'CE',
      attributes: [...fullCode('typeCode'), { name: 'codeSystemName', form: 'st' }],
    },
    { name: 'title', ...ONCE_NOT_NULL, type: 'ST' },
    { name: 'effectiveTime', ...ONCE_NOT_NULL, type: 'TS', attributes: [TIME_VALUE], children: [] },
    {
      name: 'confidentialityCode',
      ...ONCE_NOT_NULL,
      type: 'CE',
      attributes: fullCode('confidentiality'),
    },
    {
      name: 'languageCode',
      ...ONCE_NOT_NULL,
      type: 'CS',
      attributes: [{ name: 'code', required: true, form: 'cs' }],
      checks: [
        {
          rule: 'code.form',
          message: '@code is a language and a country, e.g. fr-FR.',
          at: '/@code',
          holds: (element) => /[a-z]{2}-[A-Z]{2}/.test(attribute(element, 'code') ?? 'fr-FR'),
        },
      ],
    },
    { name: 'setId', ...ONCE_NOT_NULL, type: 'II', attributes: [ROOT, OPTIONAL_EXTENSION] },
    {
      name: 'versionNumber',
      ...ONCE_NOT_NULL,
      type: 'INT',
      attributes: [{ name: 'value', required: true, form: 'int' }],
    },
    RECORD_TARGET,
    AUTHOR,
    DATA_ENTERER,
    INFORMANT,
    CUSTODIAN,
    INFORMATION_RECIPIENT,
    LEGAL_AUTHENTICATOR,
    AUTHENTICATOR,
    PARTICIPANT,
    IN_FULFILLMENT_OF,
    DOCUMENTATION_OF,
    RELATED_DOCUMENT,
    AUTHORIZATION,
    COMPONENT_OF,
    { name: 'component', ...ONCE, children: [{ name: 'structuredBody' }, { name: 'nonXMLBody' }] },
  ],
};
