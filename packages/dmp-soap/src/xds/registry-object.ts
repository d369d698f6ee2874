import { XML, type XmlChildren, type XmlElement } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import { joinComponents } from '../identifiers/hl7v2.js';
import { formatXcn } from '../identifiers/xcn.js';
import { formatXon } from '../identifiers/xon.js';
import type { EntryAuthor } from './entry-author.js';
import { RIM } from './namespaces.js';
import { SUBMISSION_SET_NODE, uuidUrn } from './schemes.js';

/** A slot; without values there is none. */
export function slotElement(
  name: string,
  ...values: readonly (string | undefined)[]
): XmlElement | undefined {
  const present = values.filter((value) => value !== undefined);
  if (present.length === 0) return undefined;
  const list = present.map((value) => RIM.element('Value', {}, [value]));
  return RIM.element('Slot', { name }, [RIM.element('ValueList', {}, list)]);
}

/** `Name` or `Description`; without text there is none. */
export function localizedElement(
  element: 'Name' | 'Description',
  text: string | undefined,
): XmlElement | undefined {
  if (text === undefined) return undefined;
  return RIM.element(element, {}, [
    RIM.element('LocalizedString', { charset: 'UTF8', [XML.attribute('lang')]: 'FR', value: text }),
  ]);
}

/** Ids of parts only have to be unique in the message: they are made from the object and the part. */
function partId(object: string, part: string, index: number): string {
  return `${object}-${part}-${index + 1}`;
}

/** A coded attribute of an object, e.g. `typeCode`. */
export function codeClassification(
  object: string,
  part: string,
  scheme: string,
  { code, system, label }: CodedValue,
  index = 0,
): XmlElement {
  return classification(object, part, scheme, code, index, [
    slotElement('codingScheme', system),
    localizedElement('Name', label),
  ]);
}

/** An author of an object. */
export function authorClassification(
  object: string,
  scheme: string,
  author: EntryAuthor,
  index = 0,
): XmlElement {
  const { speciality, structure } = author;
  return classification(object, 'author', scheme, '', index, [
    slotElement('authorPerson', formatXcn(author.person)),
    slotElement('authorRole', author.role?.label),
    slotElement(
      'authorSpecialty',
      speciality && joinComponents(speciality.code, speciality.label, speciality.system),
    ),
    slotElement('authorInstitution', structure && formatXon(structure)),
  ]);
}

function classification(
  object: string,
  part: string,
  scheme: string,
  code: string,
  index: number,
  content: XmlChildren,
): XmlElement {
  const attributes = {
    classificationScheme: uuidUrn(scheme),
    classifiedObject: object,
    id: partId(object, part, index),
    nodeRepresentation: code,
  };
  return RIM.element('Classification', attributes, content);
}

/** Marks a RegistryPackage as a submission set. */
export function submissionSetNode(object: string): XmlElement {
  return RIM.element('Classification', {
    classificationNode: uuidUrn(SUBMISSION_SET_NODE),
    classifiedObject: object,
    id: partId(object, 'node', 0),
  });
}

/** An external identifier of an object, e.g. `XDSDocumentEntry.uniqueId`. */
export function externalIdentifier(
  object: string,
  kind: 'XDSSubmissionSet' | 'XDSDocumentEntry',
  part: string,
  scheme: string,
  value: string,
): XmlElement {
  const attributes = {
    id: partId(object, part, 0),
    identificationScheme: uuidUrn(scheme),
    registryObject: object,
    value,
  };
  return RIM.element('ExternalIdentifier', attributes, [localizedElement('Name', `${kind}.${part}`)]);
}
