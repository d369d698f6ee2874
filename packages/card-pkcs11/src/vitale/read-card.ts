import type { Document, Element } from '@xmldom/xmldom';
import { CardError } from '../errors.js';
import { decodeXml, findElements, parseCardText, writeElement } from './document.js';
import { VITALE_ELEMENTS, VITALE_KINDS, type VitaleField } from './elements.js';
import type { VitaleReading } from './provider.js';
import type { VitaleCard, VitaleCardKind, VitalePatient } from './vitale-card.js';

/**
 * Understands what a provider got out of a card. Fields that are missing or cannot be understood are left empty: a
 * person with a strange address is still a person.
 *
 * @throws CardError `VITALE_UNREADABLE` when it is not XML, `VITALE_NO_CONTENT` when nobody is in it
 */
export function readVitaleCard({ cardState, xml }: VitaleReading): VitaleCard {
  const text = decodeXml(xml);
  const document = parseCardText(text);
  const people = firstFound(document, VITALE_ELEMENTS.person);
  if (people.length === 0) {
    throw new CardError('VITALE_NO_CONTENT', 'The Vitale card was read, but it gives no beneficiary.');
  }
  const serialNumber = textOf(document, 'serialNumber');
  return {
    kind: kindOf(textOf(document, 'kind'), cardState),
    ...(serialNumber === '' ? {} : { serialNumber }),
    patients: people.map(readPatient),
    xml: text,
  };
}

function readPatient(person: Element): VitalePatient {
  const quality = numberOf(textOf(person, 'quality'));
  return {
    familyName: textOf(person, 'familyName'),
    birthName: textOf(person, 'birthName'),
    givenName: textOf(person, 'givenName'),
    birthDate: dateOf(textOf(person, 'birthDate')) || dateOf(textOf(person, 'shortBirthDate')),
    birthRank: numberOf(textOf(person, 'birthRank')) ?? 1,
    ...(quality === undefined ? {} : { quality }),
    insuredNir: nirOf(textOf(person, 'insuredNir')),
    certifiedNir: nirOf(textOf(person, 'certifiedNir')),
    address: ADDRESS_LINES.map((field) => textOf(person, field)).filter((line) => line !== ''),
    coverage: {
      scheme: textOf(person, 'scheme'),
      fund: textOf(person, 'fund'),
      centre: textOf(person, 'centre'),
    },
    xml: writeElement(person),
  };
}

const ADDRESS_LINES = ['address1', 'address2', 'address3', 'address4', 'address5'] as const;

function firstFound(start: Document | Element, paths: readonly string[]): readonly Element[] {
  for (const path of paths) {
    const found = findElements(start, path);
    if (found.length > 0) return found;
  }
  return [];
}

/** Text of the first element of a field that has one; an empty element is as good as none. */
function textOf(start: Document | Element, field: VitaleField): string {
  for (const path of VITALE_ELEMENTS[field]) {
    for (const element of findElements(start, path)) {
      const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (text !== '') return text;
    }
  }
  return '';
}

function kindOf(text: string, cardState: number): VitaleCardKind {
  const byText: Readonly<Record<string, VitaleCardKind>> = VITALE_KINDS.byText;
  const byState: Readonly<Record<number, VitaleCardKind>> = VITALE_KINDS.byState;
  return byText[text.toUpperCase()] ?? byState[cardState] ?? 'real';
}

function numberOf(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `DDMMYYYY` or `YYMMDD`, whatever stood between the numbers (js-api 2.6). */
function dateOf(text: string): string {
  const digits = text.replace(ISO_DATE, '$3$2$1').replace(/[\s./-]/g, '');
  return /^(?:\d{6}|\d{8})$/.test(digits) ? digits : '';
}

/** 13 characters and a key, or what there is of them; a Corsican department keeps its letter (dmp-transactions 7.2). */
function nirOf(text: string): string {
  const compact = text.replace(/[\s./-]/g, '').toUpperCase();
  return /^\d{5}(?:\d{2}|2[AB])\d{6}(?:\d{2})?$/.test(compact) ? compact : '';
}
