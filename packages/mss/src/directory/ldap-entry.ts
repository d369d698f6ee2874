import type { DirectoryEntry } from './provider.js';

/** An entry of an LDAP directory: its name and the values of its attributes. */
export interface LdapEntry {
  readonly dn: string;
  readonly attributes: readonly {
    readonly name: string;
    readonly values: readonly (string | Uint8Array)[];
  }[];
}

/** Attributes that are asked for (mss 8.1, 12.2). */
export const LDAP_ATTRIBUTES = [
  'TypeBAL',
  'mail',
  'cn',
  'sn',
  'givenName',
  'TypeIdentifiantPP',
  'IdentifiantPP',
  'profession',
  'postalAddress',
  'postalCode',
  'l',
  'st',
  'c',
  'o',
  'TypeIdentifiantPM',
  'IdentifiantPM',
  'description',
] as const;

/** Texts of an object as ldapts gives it, in the order of the attributes asked for. */
export function readLdapEntry(entry: Readonly<Record<string, unknown>>): LdapEntry {
  const found = new Map(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    dn: typeof entry.dn === 'string' ? entry.dn : '',
    attributes: LDAP_ATTRIBUTES.flatMap((name) => {
      const value = found.get(name.toLowerCase());
      const all: readonly unknown[] = Array.isArray(value) ? value : [value];
      const values = all.filter((one) => typeof one === 'string' || one instanceof Uint8Array);
      return values.length === 0 ? [] : [{ name, values }];
    }),
  };
}

/** An entry of the directory (mss 12.2): what LDAP does not hold is empty. */
export function directoryEntryFromLdap({ attributes }: LdapEntry): DirectoryEntry {
  const values = new Map(attributes.map(({ name, values: [first] }) => [name, first]));
  const text = (name: (typeof LDAP_ATTRIBUTES)[number]): string => {
    const value = values.get(name);
    return typeof value === 'string' ? value : '';
  };
  const [name, given, profession, organisation] = [
    text('sn'),
    text('givenName'),
    text('profession'),
    text('o'),
  ];
  const built = [[name, given].filter((part) => part !== '').join(' '), profession];
  return {
    commonName: text('cn') === '' ? built.filter((part) => part !== '').join(' - ') : text('cn'),
    name,
    given,
    // Lines of an address are separated by dollars (RFC 4517 3.3.28).
    postalAddress: text('postalAddress').replace(/\s*\$\s*/g, ', '),
    postalCode: text('postalCode'),
    city: text('l'),
    department: text('st'),
    country: text('c'),
    mail: text('mail'),
    civility: '',
    title: profession,
    nationalId: text('IdentifiantPP'),
    professionCode: profession,
    professionCategoryCode: '',
    professionCategoryLabel: '',
    speciality: '',
    organisation,
    corporateName: organisation,
    tradeName: '',
  };
}
