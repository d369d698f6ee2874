import { attribute, children, type ParsedElement, textOf } from '@dmpconnect/soap';
import { refuseCaller } from '../pipeline/refusal.js';
import { SAML_URI } from './namespaces.js';

/** Names of the attributes of a VIHF (dmp-transactions 3.6). */
export const VIHF_ATTRIBUTES = {
  version: 'VIHF_Version',
  mode: 'Authentification_mode',
  structure: 'Identifiant_Structure',
  sector: 'Secteur_Activite',
  subjectName: 'urn:oasis:names:tc:xspa:1.0:subject:subject-id',
  role: 'urn:oasis:names:tc:xacml:2.0:subject:role',
  purpose: 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse',
  reason: 'Mode_Acces_Raison',
  patient: 'urn:oasis:names:tc:xacml:2.0:resource:resource-id',
  resource: 'Ressource_URN',
  confidentiality: 'urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code',
  softwareId: 'LPS_ID',
  softwareName: 'LPS_Nom',
  softwareVersion: 'LPS_Version',
  homologation: 'LPS_ID_HOMOLOGATION_DMP',
} as const;

type AttributeKey = keyof typeof VIHF_ATTRIBUTES;

/** The other spelling of the mode that has been used against real servers. */
const LENIENT_MODE_NAME = 'Authentification_Mode';

/** The attribute values of an assertion, read by name. */
export interface VihfAttributes {
  /** The `AttributeValue` elements of an attribute; empty when it is absent. */
  values(key: AttributeKey): readonly ParsedElement[];
  /** The one text value of an attribute. */
  text(key: AttributeKey): string | undefined;
  /** The one text value of an attribute that has to be there. @throws {Refusal} */
  required(key: AttributeKey): string;
}

/**
 * Reads the attributes of an assertion.
 *
 * @throws {Refusal} `DMPInvalidVIHF` when a name stands twice, or is none of the profile.
 */
export function readVihfAttributes(assertion: ParsedElement, lenient: boolean): VihfAttributes {
  const byName = new Map<string, readonly ParsedElement[]>();
  const known: ReadonlySet<string> = new Set(Object.values(VIHF_ATTRIBUTES));
  for (const statement of children(assertion, SAML_URI, 'AttributeStatement')) {
    for (const element of children(statement, SAML_URI, 'Attribute')) {
      const written = attribute(element, 'Name') ?? '';
      const name = lenient && written === LENIENT_MODE_NAME ? VIHF_ATTRIBUTES.mode : written;
      if (byName.has(name))
        throw refuseCaller('DMPInvalidVIHF', `Attribute ${name} of the VIHF stands twice.`);
      if (!lenient && !known.has(name)) {
        throw refuseCaller('DMPInvalidVIHF', `Attribute ${JSON.stringify(name)} is not one of the VIHF.`);
      }
      byName.set(name, children(element, SAML_URI, 'AttributeValue'));
    }
  }
  const values = (key: AttributeKey): readonly ParsedElement[] => byName.get(VIHF_ATTRIBUTES[key]) ?? [];
  const text = (key: AttributeKey): string | undefined => {
    const found = values(key);
    const [only] = found;
    if (found.length > 1) {
      throw refuseCaller(
        'DMPInvalidVIHF',
        `Attribute ${VIHF_ATTRIBUTES[key]} of the VIHF has several values.`,
      );
    }
    return only === undefined ? undefined : textOf(only);
  };
  return {
    values,
    text,
    required: (key) => {
      const value = text(key);
      if (value === undefined || value === '') {
        throw refuseCaller(
          'DMPInvalidVIHF',
          `Attribute ${VIHF_ATTRIBUTES[key]} of the VIHF is missing or empty.`,
        );
      }
      return value;
    },
  };
}
