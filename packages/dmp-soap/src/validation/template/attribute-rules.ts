import { attribute, type ParsedElement } from '@dmpconnect/soap';
import type { AttributeForm, AttributeRule, RuleContext } from './element-template.js';

const OID = /^[0-2](?:\.(?:0|[1-9]\d*))*$/;
const UUID = /^[A-Fa-f\d]{8}-[A-Fa-f\d]{4}-[A-Fa-f\d]{4}-[A-Fa-f\d]{4}-[A-Fa-f\d]{12}$/;
const RUID = /^[A-Za-z][A-Za-z\d-]*$/;

/** Whether a text is an identifier of HL7: an OID, a UUID or a name reserved by HL7. */
export function isUid(text: string): boolean {
  return OID.test(text) || UUID.test(text) || RUID.test(text);
}

/** Whether a text is an OID without leading zeros. */
export function isOidText(text: string): boolean {
  return OID.test(text);
}

/** Forms of attributes (dmp-transactions 5.1). */
const FORMS: Readonly<
  Record<AttributeForm, { readonly rule: string; readonly holds: (text: string) => boolean }>
> = {
  st: { rule: 'a text that is not empty', holds: (text) => text !== '' },
  cs: { rule: 'a code without spaces', holds: (text) => text !== '' && !/\s/.test(text) },
  oid: { rule: 'an OID', holds: isOidText },
  uid: { rule: 'an OID or a UUID', holds: isUid },
  ts: {
    rule: 'a time of at least a year: YYYY[MM[DD[hhmm[ss]]]]±hhmm',
    holds: (text) => /^\d{4}/.test(text),
  },
  int: { rule: 'a whole number', holds: (text) => /^(?:-?[1-9]\d*|\+?\d*)$/.test(text) },
};

/** What is wrong with an attribute: the rule broken and a sentence for people. */
export interface AttributeFault {
  readonly rule: string;
  readonly message: string;
}

/** Checks an attribute of an element. */
export function attributeFaults(
  element: ParsedElement,
  rule: AttributeRule,
  context: RuleContext,
): readonly AttributeFault[] {
  const value = attribute(element, rule.name);
  if (value === undefined) {
    return rule.required === true ? [{ rule: 'required', message: `@${rule.name} is missing.` }] : [];
  }
  const faults: AttributeFault[] = [];
  if (rule.form !== undefined && !FORMS[rule.form].holds(value)) {
    faults.push({ rule: 'form', message: `@${rule.name} is not ${FORMS[rule.form].rule}.` });
  }
  if (rule.values !== undefined && !rule.values.includes(value)) {
    faults.push({ rule: 'value', message: `@${rule.name} is not ${listOf(rule.values)}.` });
  }
  if (
    rule.valueSet !== undefined &&
    !codesOf(value).every((code) => context.valueSets[rule.valueSet ?? 'typeCode'].has(code))
  ) {
    faults.push({
      rule: 'value-set',
      message: `@${rule.name} ${value} is not in the value set ${VALUE_SET_NAMES[rule.valueSet]}.`,
    });
  }
  return faults;
}

/** The official rules read an attribute as a list of codes. */
function codesOf(value: string): readonly string[] {
  return value.split(/\s+/).filter((code) => code !== '');
}

function listOf(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(' or ');
}

/** Official name of each value set. */
const VALUE_SET_NAMES: Readonly<Record<NonNullable<AttributeRule['valueSet']>, string>> = {
  typeCode: 'JDV_J07-XdsTypeCode-CISIS',
  authorSpecialty: 'JDV_J01-XdsAuthorSpecialty-CISIS',
  practiceSetting: 'JDV_J04-XdsPracticeSettingCode-CISIS',
  facilityType: 'JDV_J02-XdsHealthcareFacilityTypeCode-CISIS',
  functionCode: 'JDV_J47-FunctionCode-CISIS',
  relation: 'JDV_J11-RelationPatient-CISIS',
  confidentiality: 'Confidentiality (2.16.840.1.113883.1.11.10228)',
  gender: 'JDV_J143-AdministrativeGender-CISIS',
  civility: 'JDV_J245-Civilite-CISIS',
  title: 'JDV_J246-Titre-CISIS',
  participation: 'JDV_J144-ParticipationType-CISIS',
  roleClass: 'JDV_J141-RoleClass-CISIS',
  encounterType: 'JDV_J142-TypeRencontre-CISIS',
  encounterParticipation: 'JDV_J140-EncounterParticipationType-CISIS',
};
