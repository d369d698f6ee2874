import type { XmlElement } from '@dmpconnect/soap';
import { RIM } from './namespaces.js';
import { slotElement } from './registry-object.js';

/** Association types (dmp-transactions 4.5). */
export const ASSOCIATION_TYPES = {
  hasMember: 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
  signs: 'urn:ihe:iti:2007:AssociationType:signs',
  replaces: 'urn:ihe:iti:2007:AssociationType:RPLC',
  updateStatus: 'urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus',
} as const;

const ASSOCIATION_OBJECT = 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association';

export interface Association {
  readonly id: string;
  readonly type: keyof typeof ASSOCIATION_TYPES;
  readonly source: string;
  readonly target: string;
  readonly slots: Readonly<Record<string, string>>;
}

/** `Association`. */
export function associationElement(association: Association): XmlElement {
  const attributes = {
    associationType: ASSOCIATION_TYPES[association.type],
    id: association.id,
    objectType: ASSOCIATION_OBJECT,
    sourceObject: association.source,
    targetObject: association.target,
  };
  const slots = Object.entries(association.slots).map(([name, value]) => slotElement(name, value));
  return RIM.element('Association', attributes, slots);
}

/** An object of the lot that the submission set holds. */
export function memberAssociation(id: string, set: string, member: string): Association {
  return { id, type: 'hasMember', source: set, target: member, slots: { SubmissionSetStatus: 'Original' } };
}
