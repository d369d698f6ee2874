import { tlv } from '../tlv.js';
import { bits, bytes, enumerated, integer, octets, sequence, utf8 } from './asn1.js';

/** Identifier of the application of the card. */
export const APPLICATION = bytes('E828BD080F8025000001FF0010');

/** Path of its folder. */
export const FOLDER = '3F000001';

const PIN_REFERENCE = 1;
const CARD_ISSUER = '8025000001';
const RSA_ENCRYPTION = bytes('06092A864886F70D010101');
const SHA256_WITH_RSA = bytes('06092A864886F70D01010B');
const SHA256 = bytes('0609608648016503040201');
const MODULUS_BITS = 2048;

/** What is personal on a card. */
export interface CardContents {
  /** 10 digits. */
  readonly serialNumber: string;
  /** DER. */
  readonly authentication: Uint8Array;
  /** DER. */
  readonly signature: Uint8Array;
  /** Value of each data object by its label; the activities can be read after the PIN only. */
  readonly data: Readonly<Record<string, Uint8Array>>;
}

const path = (file: string): Buffer => sequence(octets(bytes(FOLDER + file)));
const keyIdentifier = (suffix: number): Buffer => octets(Buffer.concat([APPLICATION, Buffer.of(suffix)]));

/** Label and flags that every object has; a private one names the PIN that opens it. */
function attributes(label: string, flags: number, isPrivate: boolean): Buffer {
  return sequence(utf8(label), bits(6, flags), ...(isPrivate ? [octets(Buffer.of(PIN_REFERENCE))] : []));
}

function describePin(): Buffer {
  const pin = sequence(
    bits(4, 0x00, 0x30),
    enumerated(1),
    integer(4),
    integer(8),
    integer(8),
    tlv(0x80, Uint8Array.of(PIN_REFERENCE)),
    octets(Buffer.of(0xff)),
    sequence(octets(bytes('3F00'))),
  );
  return sequence(
    attributes('Code porteur', 0xc0, false),
    sequence(octets(Buffer.of(PIN_REFERENCE))),
    tlv(0xa1, pin),
  );
}

function describeKey(label: string, suffix: number, usage: Buffer, reference: number): Buffer {
  const algorithms = tlv(0xa1, ...[1, 2, 3, 4].map(integer));
  return sequence(
    attributes(label, 0x80, true),
    sequence(keyIdentifier(suffix), usage, bits(3, 0xb8), integer(reference), algorithms),
    tlv(0xa1, sequence(sequence(octets(bytes(FOLDER))), integer(MODULUS_BITS))),
  );
}

function describeCertificate(label: string, suffix: number, file: string): Buffer {
  return sequence(
    attributes(label, 0, false),
    sequence(keyIdentifier(suffix)),
    tlv(0xa1, sequence(path(file))),
  );
}

function describeData(label: string, file: string): Buffer {
  const isPrivate = label.startsWith('CPS_ACTIVITY');
  return sequence(
    attributes(label, isPrivate ? 0x80 : 0, isPrivate),
    sequence(utf8('CPS')),
    tlv(0xa1, path(file)),
  );
}

// cps-card 12.3: OpenSC wants all of them before it signs a hash made by its caller.
function describeCard(serialNumber: string): Buffer {
  const algorithm = (reference: number, mechanism: number, operations: Buffer, id: Buffer, cardId: number) =>
    sequence(integer(reference), integer(mechanism), bytes('0500'), operations, id, integer(cardId));
  const sign = bits(6, 0x40);
  return sequence(
    integer(1),
    octets(Buffer.alloc(0)),
    utf8('ASIP Sante'),
    tlv(0x80, `CPS3v3-${serialNumber}`),
    bits(4, 0x70),
    tlv(
      0xa2,
      algorithm(1, 0x250, bits(1, 0x02), SHA256, 0x40),
      algorithm(2, 0x40, sign, SHA256_WITH_RSA, 0x42),
      algorithm(3, 0x01, sign, RSA_ENCRYPTION, 0x02),
      algorithm(4, 0x01, bits(2, 0x04), RSA_ENCRYPTION, 0x1a),
    ),
  );
}

// Historical bytes of the card with its capabilities (ISO 7816-4 8.1.1.2.7); the first one is a category indicator.
const ATR_FILE = bytes(
  `80 4301B8 460404B0ECC1 4703940180 4F0D${APPLICATION.toString('hex')} E010 020200FF 020200FF 02020100 02020100 7808 06062B8122F87802 82029000`,
);

/** The files of a card by their path, hexadecimal. */
export function createCardFiles(contents: CardContents): ReadonlyMap<string, Buffer> {
  const dataFiles = Object.entries(contents.data).map(
    ([label, value], at) => [label, (0xd103 + at).toString(16).toUpperCase(), Buffer.from(value)] as const,
  );
  const folders: readonly (readonly [tag: number, file: string, objects: Buffer])[] = [
    [0xa8, '7000', describePin()],
    [
      0xa0,
      '7001',
      Buffer.concat([
        describeKey('CPS_PRIV_AUT', 0x02, bits(5, 0x60), 0x82),
        describeKey('CPS_PRIV_SIG', 0x01, bits(6, 0x00, 0x40), 0x81),
      ]),
    ],
    [
      0xa4,
      '7004',
      Buffer.concat([
        describeCertificate("Certificat d'Authentification CPS", 0x02, 'C002'),
        describeCertificate('Certificat de Signature CPS', 0x01, 'C001'),
      ]),
    ],
    [0xa7, '7006', Buffer.concat(dataFiles.map(([label, file]) => describeData(label, file)))],
  ];
  const own = (file: string, content: Uint8Array) => [FOLDER + file, Buffer.from(content)] as const;
  return new Map([
    ['3F00D003', tlv(0x5a, bytes(CARD_ISSUER + contents.serialNumber))],
    ['3F002F01', ATR_FILE],
    ['3F002F00', tlv(0x61, tlv(0x4f, APPLICATION), tlv(0x50, 'CPS IAS ECC'), tlv(0x51, bytes(FOLDER)))],
    own('5031', Buffer.concat(folders.map(([tag, file]) => tlv(tag, path(file))))),
    own('5032', describeCard(contents.serialNumber)),
    ...folders.map(([, file, objects]) => own(file, objects)),
    own('C001', contents.signature),
    own('C002', contents.authentication),
    ...dataFiles.map(([, file, value]) => own(file, value)),
  ]);
}
