import { attribute, child, children, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import { refuseRequest } from '../pipeline/refusal.js';
import { RIM } from './namespaces.js';
import type {
  Association,
  Classification,
  ExternalIdentifier,
  ObjectList,
  RegistryObject,
  Slots,
} from './objects.js';

/**
 * Reads a `rim:RegistryObjectList`.
 *
 * @throws {Refusal} `XDSRegistryMetadataError` when an object is of a kind the DMP does not take, lacks an
 * identifier, or has one that is used twice.
 * @param lenient accepts the official samples, some of whose classifications do not name their object.
 */
export function readObjectList(list: ParsedElement, lenient: boolean): ObjectList {
  const packages: RegistryObject[] = [];
  const documents: RegistryObject[] = [];
  const associations: Association[] = [];
  const ids = new Set<string>();
  for (const element of children(list)) {
    const id = requireValue(element, 'id');
    if (ids.has(id)) throw malformed(`two objects have the id ${id}`);
    ids.add(id);
    if (element.namespaceURI !== RIM.uri) throw malformed(`${element.localName} is not an ebRIM object`);
    if (element.localName === 'RegistryPackage')
      packages.push(readObject('RegistryPackage', element, id, lenient));
    else if (element.localName === 'ExtrinsicObject')
      documents.push(readObject('ExtrinsicObject', element, id, lenient));
    else if (element.localName === 'Association') associations.push(readAssociation(element, id));
    // A submission set may be marked by a classification beside it: the same as one inside.
    else if (element.localName !== 'Classification')
      throw malformed(`${element.localName} is not taken here`);
  }
  return { packages, documents, associations };
}

const ATTRIBUTES = ['lid', 'mimeType', 'objectType', 'status', 'isOpaque', 'home'] as const;

function readObject(
  kind: RegistryObject['kind'],
  element: ParsedElement,
  id: string,
  lenient: boolean,
): RegistryObject {
  const attributes = new Map<string, string>();
  for (const name of ATTRIBUTES) {
    const value = attribute(element, name);
    if (value !== undefined) attributes.set(name, value);
  }
  const name = localized(element, 'Name');
  const description = localized(element, 'Description');
  const version = path(element, RIM.uri, 'VersionInfo');
  const versionName = version === undefined ? undefined : attribute(version, 'versionName');
  return {
    kind,
    id,
    attributes,
    slots: readSlots(element),
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(versionName === undefined ? {} : { versionName }),
    classifications: children(element, RIM.uri, 'Classification').map((found) =>
      readClassification(found, id, lenient),
    ),
    identifiers: children(element, RIM.uri, 'ExternalIdentifier').map((found) =>
      readIdentifier(found, id, lenient),
    ),
  };
}

function readClassification(element: ParsedElement, owner: string, lenient: boolean): Classification {
  const classified = readOwner(element, 'classifiedObject', owner, lenient);
  if (classified !== owner) throw malformed(`a classification inside ${owner} classifies ${classified}`);
  const scheme = attribute(element, 'classificationScheme');
  const node = attribute(element, 'classificationNode');
  const representation = attribute(element, 'nodeRepresentation');
  const name = localized(element, 'Name');
  return {
    ...(scheme === undefined ? {} : { scheme }),
    ...(node === undefined ? {} : { node }),
    ...(representation === undefined ? {} : { representation }),
    slots: readSlots(element),
    ...(name === undefined ? {} : { name }),
  };
}

function readIdentifier(element: ParsedElement, owner: string, lenient: boolean): ExternalIdentifier {
  const registryObject = readOwner(element, 'registryObject', owner, lenient);
  if (registryObject !== owner) throw malformed(`an identifier inside ${owner} belongs to ${registryObject}`);
  return {
    scheme: requireValue(element, 'identificationScheme'),
    value: requireValue(element, 'value'),
    name: localized(element, 'Name') ?? '',
  };
}

function readAssociation(element: ParsedElement, id: string): Association {
  return {
    id,
    type: requireValue(element, 'associationType'),
    source: requireValue(element, 'sourceObject'),
    target: requireValue(element, 'targetObject'),
    slots: readSlots(element),
  };
}

/** Reads the slots of an element. @throws {Refusal} `XDSRegistryMetadataError` when one stands twice. */
export function readSlots(element: ParsedElement): Slots {
  const slots = new Map<string, readonly string[]>();
  for (const slot of children(element, RIM.uri, 'Slot')) {
    const name = requireValue(slot, 'name');
    if (slots.has(name)) throw malformed(`slot ${name} stands twice`);
    const list = child(slot, RIM.uri, 'ValueList');
    slots.set(name, list === undefined ? [] : children(list, RIM.uri, 'Value').map(textOf));
  }
  return slots;
}

function readOwner(element: ParsedElement, name: string, owner: string, lenient: boolean): string {
  return lenient ? (attribute(element, name) ?? owner) : requireValue(element, name);
}

function localized(element: ParsedElement, name: string): string | undefined {
  const text = path(element, RIM.uri, name, 'LocalizedString');
  return text === undefined ? undefined : attribute(text, 'value');
}

function requireValue(element: ParsedElement, name: string): string {
  const value = attribute(element, name);
  if (value === undefined || value === '') throw malformed(`${element.localName} has no ${name}`);
  return value;
}

function malformed(reason: string) {
  return refuseRequest('XDSRegistryMetadataError', `Malformed metadata: ${reason}.`);
}
