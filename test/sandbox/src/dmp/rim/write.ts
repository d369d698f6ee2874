import { type XmlElement, xmlNamespace } from '@dmpconnect/soap';
import { RIM } from './namespaces.js';
import type { Association, Classification, ExternalIdentifier, RegistryObject, Slots } from './objects.js';

const XML = xmlNamespace('xml', 'http://www.w3.org/XML/1998/namespace');

/** Writes a `RegistryPackage` or an `ExtrinsicObject` as the registry returns it (dmp-transactions 2.17). */
export function writeObject(object: RegistryObject, newId: () => string): XmlElement {
  return RIM.element(object.kind, { ...Object.fromEntries(object.attributes), id: object.id }, [
    writeSlots(object.slots),
    object.name === undefined ? undefined : writeLocalized('Name', object.name),
    object.description === undefined ? undefined : writeLocalized('Description', object.description),
    object.versionName === undefined
      ? undefined
      : RIM.element('VersionInfo', { versionName: object.versionName }),
    object.classifications.map((classification) => writeClassification(classification, object.id, newId)),
    object.identifiers.map((identifier) => writeIdentifier(identifier, object.id, newId)),
  ]);
}

/** Writes an association. */
export function writeAssociation({ id, type, source, target, slots }: Association): XmlElement {
  return RIM.element(
    'Association',
    {
      id,
      associationType: type,
      sourceObject: source,
      targetObject: target,
      objectType: 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association',
    },
    [writeSlots(slots)],
  );
}

/** Writes the reference of an object. */
export function writeObjectRef(id: string): XmlElement {
  return RIM.element('ObjectRef', { id });
}

function writeSlots(slots: Slots): XmlElement[] {
  return [...slots].map(([name, values]) =>
    RIM.element('Slot', { name }, [
      RIM.element(
        'ValueList',
        {},
        values.map((value) => RIM.element('Value', {}, [value])),
      ),
    ]),
  );
}

function writeClassification(classification: Classification, owner: string, newId: () => string): XmlElement {
  return RIM.element(
    'Classification',
    {
      id: newId(),
      classifiedObject: owner,
      classificationScheme: classification.scheme,
      classificationNode: classification.node,
      // The DMP writes an empty representation on authors (dmp-transactions 2.17).
      nodeRepresentation:
        classification.representation ?? (classification.node === undefined ? '' : undefined),
    },
    [
      writeSlots(classification.slots),
      classification.name === undefined ? undefined : writeLocalized('Name', classification.name),
    ],
  );
}

function writeIdentifier(
  { scheme, value, name }: ExternalIdentifier,
  owner: string,
  newId: () => string,
): XmlElement {
  return RIM.element(
    'ExternalIdentifier',
    { id: newId(), identificationScheme: scheme, registryObject: owner, value },
    [writeLocalized('Name', name)],
  );
}

function writeLocalized(element: 'Name' | 'Description', value: string): XmlElement {
  return RIM.element(element, {}, [
    RIM.element('LocalizedString', { charset: 'UTF8', value, [XML.attribute('lang')]: 'FR' }),
  ]);
}
