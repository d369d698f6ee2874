import type { Code } from '../identifiers/code.js';
import { type Cx, parseCx } from '../identifiers/cx.js';
import { isOid } from '../identifiers/oid.js';
import { isXdsTime } from '../identifiers/time.js';
import { refuseRequest } from '../pipeline/refusal.js';
import { type SchemeName, schemeUrn } from '../rim/constants.js';
import type { Classification, RegistryObject } from '../rim/objects.js';

/** Says that a field of an object is wrong. */
export function wrongField(object: RegistryObject, field: string, reason: string) {
  return refuseRequest('XDSRegistryMetadataError', `${field} of ${object.id} ${reason}.`);
}

/** The values of a slot; empty when it is absent. */
export function slotValues(object: RegistryObject, name: string): readonly string[] {
  return object.slots.get(name) ?? [];
}

/** The one value of a slot that has to be there. */
export function requireSlot(object: RegistryObject, name: string): string {
  const value = optionalSlot(object, name);
  if (value === undefined) throw wrongField(object, name, 'is missing');
  return value;
}

/** The one value of a slot that may be absent. */
export function optionalSlot(object: RegistryObject, name: string): string | undefined {
  const values = slotValues(object, name);
  if (values.length > 1) throw wrongField(object, name, 'has several values');
  const [value] = values;
  if (value === '') throw wrongField(object, name, 'is empty');
  return value;
}

/** A time slot, UTC without offset (dmp-transactions 4.1). */
export function optionalTime(object: RegistryObject, name: string): string | undefined {
  const value = optionalSlot(object, name);
  if (value !== undefined && !isXdsTime(value))
    throw wrongField(object, name, 'is not a UTC time without offset');
  return value;
}

export function requireTime(object: RegistryObject, name: string): string {
  const value = optionalTime(object, name);
  if (value === undefined) throw wrongField(object, name, 'is missing');
  return value;
}

/** The classifications of one scheme. */
export function classificationsOf(object: RegistryObject, scheme: SchemeName): readonly Classification[] {
  const urn = schemeUrn(scheme);
  return object.classifications.filter((classification) => classification.scheme === urn);
}

/** The codes of one scheme. */
export function codesOf(object: RegistryObject, scheme: SchemeName): readonly Code[] {
  return classificationsOf(object, scheme).map(({ representation = '', slots, name }) => {
    const [system, ...others] = slots.get('codingScheme') ?? [];
    if (representation === '') throw wrongField(object, scheme, 'has no code');
    if (system === undefined || others.length > 0) throw wrongField(object, scheme, 'needs one codingScheme');
    if (name === undefined || name === '') throw wrongField(object, scheme, 'has no label');
    return { code: representation, system, label: name };
  });
}

/** The one code of a scheme. */
export function requireCode(object: RegistryObject, scheme: SchemeName): Code {
  const [code, ...others] = codesOf(object, scheme);
  if (code === undefined) throw wrongField(object, scheme, 'is missing');
  if (others.length > 0) throw wrongField(object, scheme, 'stands several times');
  return code;
}

const IDENTIFIER_NAMES: Partial<Record<SchemeName, string>> = {
  setPatientId: 'XDSSubmissionSet.patientId',
  setSourceId: 'XDSSubmissionSet.sourceId',
  setUniqueId: 'XDSSubmissionSet.uniqueId',
  patientId: 'XDSDocumentEntry.patientId',
  uniqueId: 'XDSDocumentEntry.uniqueId',
};

/** The value of an external identifier. */
export function requireIdentifier(object: RegistryObject, scheme: SchemeName): string {
  const urn = schemeUrn(scheme);
  const [found, ...others] = object.identifiers.filter((identifier) => identifier.scheme === urn);
  if (found === undefined) throw wrongField(object, scheme, 'is missing');
  if (others.length > 0) throw wrongField(object, scheme, 'stands several times');
  if (found.name !== IDENTIFIER_NAMES[scheme])
    throw wrongField(object, scheme, 'has another name than its scheme');
  return found.value;
}

/** The value of an external identifier that is an OID. */
export function requireOid(object: RegistryObject, scheme: SchemeName): string {
  const value = requireIdentifier(object, scheme);
  // dmp-transactions 4.3: `OID^extension` unique ids are not supported by the DMP.
  if (!isOid(value)) throw wrongField(object, scheme, 'is not an OID');
  return value;
}

/** A CX; its date (CX.7) is taken in lenient mode only (dmp-transactions 4.6, 9.1). */
export function readCx(object: RegistryObject, field: string, text: string, lenient: boolean): Cx {
  const cx = parseCx(text);
  if (cx === undefined) throw wrongField(object, field, 'is not of the form value^^^&OID&ISO^type');
  if (cx.date !== undefined && !lenient) throw wrongField(object, field, 'carries a date (CX.7)');
  return cx;
}
