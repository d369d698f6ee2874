import type { DirectoryPerson } from '../fixtures/directory.js';
import { BASE_DN } from './names.js';

/** An entry: its name and its attributes in their order (mss 8.1). */
export interface LdapEntry {
  readonly dn: string;
  readonly attributes: readonly (readonly [name: string, values: readonly string[]])[];
}

/** Values of an attribute; case of its name does not count. */
export function valuesOf({ attributes }: LdapEntry, name: string): readonly string[] {
  return attributes.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1] ?? [];
}

/** A mailbox that is nobody's own. */
export interface SharedMailbox {
  readonly mail: string;
  readonly type: 'ORG' | 'APP';
  readonly organisation: string;
  /** FINESS number. */
  readonly structure: string;
  readonly description: string;
}

/** The entry of a person (mss 8.1). The number goes without the type digit, which has an attribute of its own. */
export function personEntry(person: DirectoryPerson): LdapEntry {
  const { nom, prenom, nomComplet, mail = '', idNat = '', adressePostale } = person;
  return entry(mail, {
    TypeBAL: 'PER',
    cn: nomComplet,
    sn: nom,
    givenName: prenom,
    TypeIdentifiantPP: idNat.slice(0, 1),
    IdentifiantPP: idNat.slice(1),
    profession: person.codeProfession,
    postalAddress: adressePostale,
    postalCode: person.codePostal,
    l: person.ville,
    st: person.departement,
    c: person.pays,
    o: person.raisonSociale ?? person.enseigneCommerciale,
  });
}

/** The entry of a mailbox of an organisation or an application. */
export function sharedEntry({ mail, type, organisation, structure, description }: SharedMailbox): LdapEntry {
  return entry(mail, {
    TypeBAL: type,
    cn: description,
    o: organisation,
    TypeIdentifiantPM: 'FINESS',
    IdentifiantPM: structure,
    description,
  });
}

function entry(mail: string, values: Readonly<Record<string, string | undefined>>): LdapEntry {
  const attributes = Object.entries({ objectClass: 'boiteAuxLettres', mail, ...values });
  return {
    dn: `mail=${mail},${BASE_DN}`,
    attributes: attributes.flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, [value]] as const],
    ),
  };
}
