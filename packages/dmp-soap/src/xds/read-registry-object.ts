import { attribute, child, children, type ParsedElement, path } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import type { FoundAuthor } from '../documents/found-document.js';
import { splitComponents } from '../identifiers/hl7v2.js';
import { parseXcn } from '../identifiers/xcn.js';
import { parseXon } from '../identifiers/xon.js';
import { RIM_URI } from './namespaces.js';
import { uuidUrn } from './schemes.js';

/** Values of a slot; none when it is not there. */
export function slotValues(object: ParsedElement, name: string): readonly string[] {
  const slot = children(object, RIM_URI, 'Slot').find((element) => attribute(element, 'name') === name);
  const list = slot && child(slot, RIM_URI, 'ValueList');
  if (list === undefined) return [];
  return children(list, RIM_URI, 'Value').map((value) => (value.textContent ?? '').trim());
}

/** The only value of a slot, or its first one. */
export function slotValue(object: ParsedElement, name: string): string | undefined {
  const value = slotValues(object, name)[0];
  return value === '' ? undefined : value;
}

/** Text of `Name` or `Description`, in the first language given. */
export function localizedText(object: ParsedElement, element: 'Name' | 'Description'): string | undefined {
  const text = path(object, RIM_URI, element, 'LocalizedString');
  return text && attribute(text, 'value');
}

/** Classifications of a scheme, in order. */
export function classifications(object: ParsedElement, scheme: string): readonly ParsedElement[] {
  const urn = uuidUrn(scheme);
  return children(object, RIM_URI, 'Classification').filter(
    (element) => attribute(element, 'classificationScheme')?.toLowerCase() === urn,
  );
}

/** Codes of a scheme, in order. */
export function codes(object: ParsedElement, scheme: string): readonly CodedValue[] {
  return classifications(object, scheme).map((element) => ({
    code: attribute(element, 'nodeRepresentation') ?? '',
    system: slotValue(element, 'codingScheme') ?? '',
    label: localizedText(element, 'Name') ?? '',
  }));
}

/** Authors of a scheme, in order. */
export function authors(object: ParsedElement, scheme: string): readonly FoundAuthor[] {
  return classifications(object, scheme).map((element) => {
    const [code = '', label = '', system = ''] = splitComponents(slotValue(element, 'authorSpecialty') ?? '');
    return {
      person: parseXcn(slotValue(element, 'authorPerson') ?? ''),
      speciality: code === '' ? undefined : { code, label, system },
      roles: slotValues(element, 'authorRole'),
      institutions: slotValues(element, 'authorInstitution').map(parseXon),
    };
  });
}

/** Value of the external identifier of a scheme. */
export function identifierValue(object: ParsedElement, scheme: string): string | undefined {
  const urn = uuidUrn(scheme);
  const found = children(object, RIM_URI, 'ExternalIdentifier').find(
    (element) => attribute(element, 'identificationScheme')?.toLowerCase() === urn,
  );
  return found && attribute(found, 'value');
}
