import { child, type ParsedElement, type XmlElement, type XmlNamespace } from '@dmpconnect/soap';
import { checkSequence, optionalElement, textIn } from './sequence.js';

/** A matricule: 13 characters and, beside them, their key (teleservices 7.1). */
export interface Matricule {
  /** 13 characters. */
  readonly number?: string | undefined;
  /** Two digits. */
  readonly key?: string | undefined;
  /** `TypeMatricule`, normally absent. */
  readonly type?: string | undefined;
}

/** A block `NumIdentifiant`, `Cle`, `TypeMatricule` of the schemas of INSi. */
export function matriculeElement(
  namespace: XmlNamespace,
  name: string,
  matricule: Matricule | undefined,
): XmlElement | undefined {
  if (matricule === undefined) return undefined;
  return namespace.element(name, {}, [
    optionalElement(namespace, 'NumIdentifiant', matricule.number),
    optionalElement(namespace, 'Cle', matricule.key),
    optionalElement(namespace, 'TypeMatricule', matricule.type),
  ]);
}

/** Reads such a block; in the order of its schema when `strict`. @throws {SoapError} `XML_UNEXPECTED`. */
export function readMatricule(
  parent: ParsedElement,
  namespace: XmlNamespace,
  name: string,
  strict = false,
): Matricule | undefined {
  const element = child(parent, namespace.uri, name);
  if (element === undefined) return undefined;
  if (strict) {
    checkSequence(element, namespace, { NumIdentifiant: '0..1', Cle: '0..1', TypeMatricule: '0..1' });
  }
  return {
    number: textIn(element, namespace, 'NumIdentifiant'),
    key: textIn(element, namespace, 'Cle'),
    type: textIn(element, namespace, 'TypeMatricule'),
  };
}

/** A block `Num`, `Cle` of the schemas of the frame. */
export function numberElement(
  namespace: XmlNamespace,
  name: string,
  matricule: Matricule | undefined,
  attributes: Readonly<Record<string, string>> = {},
): XmlElement | undefined {
  if (matricule?.number === undefined) return undefined;
  return namespace.element(name, attributes, [
    optionalElement(namespace, 'Num', matricule.number),
    optionalElement(namespace, 'Cle', matricule.key),
  ]);
}

/** Reads such a block. */
export function readNumber(
  parent: ParsedElement | undefined,
  namespace: XmlNamespace,
  name: string,
): Matricule | undefined {
  const element = parent && child(parent, namespace.uri, name);
  return element && { number: textIn(element, namespace, 'Num'), key: textIn(element, namespace, 'Cle') };
}
