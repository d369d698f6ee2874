import type { CardProfile } from '../card/profiles.js';
import { encodeTlv } from '../card/tlv.js';
import { Extension } from './x509.js';

/** Private extensions of a card certificate (cps-card 4.3). Their encodings are guesses of ours, as in cps-card 9.1. */
const OID = {
  cardType: '1.2.250.1.71.1.2.2',
  cardNumber: '1.2.250.1.71.1.2.3',
  category: '1.2.250.1.71.1.2.5',
  profession: '1.2.250.1.71.1.2.7',
  speciality: '1.2.250.1.71.4.2.5',
} as const;

/** G02, code of the type of card (cps-card 5). */
const CARD_TYPE_CODES = { CPS: 0, CPF: 1, CPE: 2, CPA: 3 } as const;

/** G01 of a test card: hexadecimal 80, which is why it travels as 128 (cps-card 4.3). */
const TEST_CATEGORY = 0x80;

const INTEGER = 0x02;
const PRINTABLE_STRING = 0x13;

/** The private extensions of the certificates of a card. */
export function privateExtensions(profile: CardProfile): readonly Extension[] {
  const { profession, speciality } = profile.holder;
  return [
    new Extension(OID.cardType, false, integer(CARD_TYPE_CODES[profile.cardType])),
    new Extension(OID.cardNumber, false, printable(profile.serialNumber)),
    new Extension(OID.category, false, integer(TEST_CATEGORY)),
    ...(profession === undefined ? [] : [new Extension(OID.profession, false, printable(profession))]),
    ...(speciality === undefined ? [] : [new Extension(OID.speciality, false, printable(speciality))]),
  ];
}

function integer(value: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encodeTlv(INTEGER, Buffer.from(value > 127 ? [0, value] : [value])));
}

function printable(value: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encodeTlv(PRINTABLE_STRING, Buffer.from(value, 'latin1')));
}
