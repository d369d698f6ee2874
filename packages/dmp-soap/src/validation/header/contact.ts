import { attribute } from '@dmpconnect/soap';
import type { ElementTemplate } from '../template/element-template.js';
import { having, without } from '../template/where.js';

const ADDRESS_PARTS = [
  'country',
  'state',
  'city',
  'postalCode',
  'county',
  'houseNumber',
  'houseNumberNumeric',
  'streetName',
  'streetNameType',
  'additionalLocator',
  'unitID',
  'postBox',
  'precinct',
];

const ADDRESS = {
  name: 'addr',
  template: 'CI-SISAddr',
  type: 'AD',
  attributes: [{ name: 'use', form: 'cs', values: ['H', 'HP', 'HV', 'WP', 'TMP'] }],
  unordered: true,
} as const satisfies Partial<ElementTemplate>;

/** An address: in components, each at most once, or in at most seven lines (dmp-transactions 5.3). */
export const ADDRESSES: readonly ElementTemplate[] = [
  {
    ...ADDRESS,
    where: without('streetAddressLine'),
    children: ADDRESS_PARTS.map((name) => ({ name, max: 1, type: 'ST' })),
  },
  {
    ...ADDRESS,
    where: having('streetAddressLine'),
    children: [{ name: 'streetAddressLine', max: 7, type: 'ST' }],
  },
];

const SCHEMES: ReadonlySet<string> = new Set(['tel', 'fax', 'mailto', 'http', 'ftp', 'mllp']);
const FLAVORS: ReadonlySet<string> = new Set(['UNK', 'NASK', 'ASKU', 'NAV', 'MSK']);

/** A phone number, a mail address…, in URL form. */
export const TELECOM: ElementTemplate = {
  name: 'telecom',
  template: 'CI-SISTelecom',
  type: 'TEL',
  attributes: [{ name: 'use', form: 'cs', values: ['H', 'HP', 'HV', 'WP', 'DIR', 'PUB', 'EC', 'MC', 'PG'] }],
  checks: [
    {
      rule: 'url',
      message:
        '@value is not tel:, fax:, mailto:, http:, ftp: or mllp: and an address; unknown, it is nullFlavor alone.',
      holds: (element) => {
        const flavor = attribute(element, 'nullFlavor');
        if (flavor !== undefined && element.attributes.length === 1) return FLAVORS.has(flavor);
        const [scheme = '', ...rest] = (attribute(element, 'value') ?? '').split(':');
        return SCHEMES.has(scheme) && rest.join(':') !== '';
      },
    },
    {
      rule: 'value-or-null',
      message: 'either @value or @nullFlavor.',
      holds: (element) =>
        (attribute(element, 'value') === undefined) !== (attribute(element, 'nullFlavor') === undefined),
    },
  ],
};
