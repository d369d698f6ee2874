import { attribute, child, children, type ParsedElement } from '@dmpconnect/soap';
import type { Code } from '../identifiers/code.js';
import { OID } from '../identifiers/oid.js';
import { refuseCaller } from '../pipeline/refusal.js';
import { HL7_URI, XSI_URI } from './namespaces.js';
import type { Strictness } from './strictness.js';
import { PURPOSES, type Purpose } from './vihf.js';

/** Code systems a first role may come from: professions, professions in training, and the others of JDV_J65. */
const FIRST_ROLE_SYSTEMS: ReadonlySet<string> = new Set([
  OID.profession,
  OID.professionInTraining,
  OID.nonProfessional,
  '1.2.250.1.213.1.6.1.107',
  '1.2.250.1.213.1.6.1.109',
  '1.2.250.1.213.1.6.1.4',
]);

export const PHYSICIAN = '10';
export const PHARMACIST = '21';

/**
 * Reads the roles of the user: a profession, and a savoir-faire that physicians and pharmacists must have in the
 * same attribute (dmp-transactions 3.6).
 *
 * @throws {Refusal} `DMPInvalidVIHF`
 */
export function readRoles(values: readonly ParsedElement[], strictness: Strictness): readonly Code[] {
  if (values.length < 1 || values.length > 2) {
    throw refuseCaller('DMPInvalidVIHF', 'The role attribute of the VIHF must have one or two values.');
  }
  const roles = values.map((value) => readCoded(value, 'Role', strictness));
  const [first, second] = roles;
  if (first === undefined || !FIRST_ROLE_SYSTEMS.has(first.system)) {
    throw refuseCaller(
      'DMPInvalidVIHF',
      'The first role of the VIHF is not a profession of a known code system.',
    );
  }
  if (first.system !== OID.profession) return roles;
  if (first.code === PHYSICIAN && second?.system !== OID.skill) {
    throw refuseCaller(
      'DMPInvalidVIHF',
      'The VIHF holds no speciality: a second role of code system R01 is missing.',
    );
  }
  if (first.code === PHARMACIST && second === undefined) {
    throw refuseCaller(
      'DMPInvalidVIHF',
      'The VIHF holds no speciality: the table of the pharmacist is missing.',
    );
  }
  return roles;
}

/** Reads why the DMP is accessed. @throws {Refusal} `DMPInvalidVIHF` */
export function readPurpose(values: readonly ParsedElement[], strictness: Strictness): Purpose {
  const [value, ...others] = values;
  if (value === undefined || others.length > 0) {
    throw refuseCaller('DMPInvalidVIHF', 'The purposeofuse attribute of the VIHF must have one value.');
  }
  const { code, system } = readCoded(value, 'PurposeOfUse', strictness);
  const purpose = PURPOSES.find((known) => known === code);
  if (purpose === undefined || system !== OID.accessMode) {
    throw refuseCaller('DMPInvalidVIHF', `The access mode ${JSON.stringify(code)} is not one of the VIHF.`);
  }
  return purpose;
}

/** One HL7 CE inside an attribute value. */
function readCoded(value: ParsedElement, name: string, strictness: Strictness): Code {
  const element = child(value, HL7_URI, name);
  if (element === undefined || children(value).length !== 1) {
    throw refuseCaller(
      'DMPInvalidVIHF',
      `An attribute value of the VIHF must hold one ${name} element of HL7.`,
    );
  }
  const code = attribute(element, 'code') ?? '';
  const system = attribute(element, 'codeSystem') ?? '';
  const label = attribute(element, 'displayName') ?? '';
  if (code === '' || system === '' || label === '') {
    throw refuseCaller('DMPInvalidVIHF', `${name} of the VIHF needs code, codeSystem and displayName.`);
  }
  const type = attribute(element, 'type', XSI_URI)?.replace(/^[^:]*:/, '');
  if (!strictness.lenient && type !== 'CE') {
    throw refuseCaller('DMPInvalidVIHF', `${name} of the VIHF needs xsi:type CE.`);
  }
  return { code, system, label };
}
