import { constants, createHash, type KeyObject, privateEncrypt, randomBytes } from 'node:crypto';
import { tlv } from '../tlv.js';
import { bytes } from './asn1.js';
import { APPLICATION, FOLDER } from './files.js';

/** What a card is made of. */
export interface Cps3Options {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly pin: string;
  readonly authenticationKey: KeyObject;
  readonly signatureKey: KeyObject;
}

/** A CPS3 at the level of its commands, as much of it as OpenSC uses (cps-card 12.3). */
export interface Cps3Card {
  /** Answers a command, status word included. */
  answer(command: Buffer): Buffer;
  /** Power or reset: the PIN has to be given again. */
  reset(): void;
}

interface Command {
  readonly instruction: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Buffer;
  /** Bytes wanted at most. */
  readonly expected: number;
}

const HEADER_BYTES = 5;
const ALL_BYTES = 256;
const MOST_TRIES = 3;
const SHA256_DIGEST_INFO = bytes('3031300d060960864801650304020105000420');
// Access rules of every object: a card whose rules OpenSC cannot read is not used by it.
const ACCESS_RULES = bytes('A10A8C087F00000000000000');

const STATUS = {
  ok: bytes('9000'),
  wrongData: bytes('6A80'),
  notFound: bytes('6A82'),
  outside: bytes('6B00'),
  pinNeeded: bytes('6982'),
  blocked: bytes('6983'),
  noFile: bytes('6986'),
  notSupported: bytes('6D00'),
} as const;

function readCommand(bytesIn: Buffer): Command {
  const length = bytesIn.length > HEADER_BYTES ? (bytesIn[4] ?? 0) : 0;
  return {
    instruction: bytesIn[1] ?? 0,
    p1: bytesIn[2] ?? 0,
    p2: bytesIn[3] ?? 0,
    data: bytesIn.subarray(HEADER_BYTES, HEADER_BYTES + length),
    expected: bytesIn.at(-1) || ALL_BYTES,
  };
}

/** One-byte tags and lengths are all these commands use. */
function readElements(data: Buffer): ReadonlyMap<number, Buffer> {
  const elements = new Map<number, Buffer>();
  for (let at = 0; at + 1 < data.length; ) {
    const end = at + 2 + (data[at + 1] ?? 0);
    elements.set(data[at] ?? 0, data.subarray(at + 2, end));
    at = end;
  }
  return elements;
}

/** Description of a file, or of the folder of the application. */
function describe(file: Buffer | undefined, id: string): Buffer {
  const what =
    file === undefined
      ? [tlv(0x82, bytes('38')), tlv(0x83, bytes('0001')), tlv(0x84, APPLICATION)]
      : [
          tlv(0x80, Uint8Array.of(file.length >> 8, file.length & 0xff)),
          tlv(0x82, bytes('01')),
          tlv(0x83, bytes(id)),
        ];
  return tlv(0x62, ...what, tlv(0x8a, bytes('05')), ACCESS_RULES);
}

const success = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat([...parts, STATUS.ok]);

/** Makes a card. */
export function createCps3Card({ files, pin, authenticationKey, signatureKey }: Cps3Options): Cps3Card {
  let tries = MOST_TRIES;
  let isOpen = false;
  let folder = '';
  let selected: Buffer | undefined;
  let keyReference = 0;
  let digest = Buffer.alloc(0);

  const pathOf = ({ p1, data }: Command): string => {
    const hex = data.toString('hex').toUpperCase();
    // By name, a prefix of it being enough; by path from the root; by path from here.
    if (p1 === 0x04) return APPLICATION.indexOf(data) === 0 ? FOLDER : '';
    if (p1 === 0x08 && !hex.startsWith('3F00')) return `3F00${hex}`;
    return p1 === 0x09 || hex.startsWith('3F00') ? hex : folder + hex;
  };

  const select = (command: Command): Buffer => {
    const wanted = pathOf(command);
    const isFolder = wanted === '3F00' || wanted === FOLDER;
    const file = files.get(wanted);
    if (!isFolder && file === undefined) return STATUS.notFound;
    if (isFolder) folder = wanted;
    else selected = file;
    const silent = command.p2 === 0x0c;
    return silent ? STATUS.ok : success(describe(isFolder ? undefined : file, wanted.slice(-4)));
  };

  const readBinary = ({ p1, p2, expected }: Command): Buffer => {
    const offset = ((p1 & 0x7f) << 8) | p2;
    if (selected === undefined) return STATUS.noFile;
    if (offset > selected.length) return STATUS.outside;
    return success(selected.subarray(offset, offset + expected));
  };

  /** Security objects: a key, or the PIN with its counter. */
  const getData = ({ data }: Command): Buffer => {
    // These containers have tags of two and three bytes, which `tlv` does not write.
    const container = (tag: Buffer, content: Buffer): Buffer =>
      success(tlv(0x70, tag, Uint8Array.of(content.length), content));
    const at = data.indexOf(bytes('BF90'));
    if (at >= 0) {
      const content = data.includes(bytes('7F48'))
        ? bytes('7F4803800180')
        : tlv(0xa0, bytes('80020800'), ACCESS_RULES);
      return container(data.subarray(at, at + 3), content);
    }
    if (data.includes(bytes('7F4180'))) return container(bytes('BF8101'), bytes('7F4106800108810104'));
    return container(bytes('BF8101'), tlv(0xa0, bytes('9A01039B01'), Uint8Array.of(tries), ACCESS_RULES));
  };

  const verify = ({ data }: Command): Buffer => {
    if (data.length === 0) return isOpen ? STATUS.ok : Buffer.of(0x63, 0xc0 | tries);
    if (tries === 0) return STATUS.blocked;
    isOpen = Buffer.from(data.filter((byte) => byte !== 0xff)).toString() === pin;
    tries = isOpen ? MOST_TRIES : tries - 1;
    if (isOpen) return STATUS.ok;
    return tries === 0 ? STATUS.blocked : Buffer.of(0x63, 0xc0 | tries);
  };

  const chooseKey = ({ data }: Command): Buffer => {
    keyReference = readElements(data).get(0x84)?.at(-1) ?? keyReference;
    return STATUS.ok;
  };

  const encrypt = (block: Uint8Array): Buffer => {
    if (!isOpen) return STATUS.pinNeeded;
    const key = (keyReference & 0x0f) === 2 ? authenticationKey : signatureKey;
    return success(privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, block));
  };

  /** A hash made by the caller, or a message short enough to be hashed in one go; then its signature. */
  const operate = ({ p1, data }: Command): Buffer => {
    if (p1 === 0x9e) return encrypt(Buffer.concat([SHA256_DIGEST_INFO, digest]));
    const elements = readElements(data);
    const ready = elements.get(0x90);
    const message = elements.get(0x80);
    if (message === undefined && ready?.length === 32) digest = Buffer.from(ready);
    else if (message !== undefined && (ready?.length ?? 0) === 0) {
      digest = createHash('sha256').update(message).digest();
    } else return STATUS.wrongData;
    return STATUS.ok;
  };

  const instructions: ReadonlyMap<number, (command: Command) => Buffer> = new Map([
    [0xa4, select],
    [0xb0, readBinary],
    [0xcb, getData],
    [0x20, verify],
    [0x22, chooseKey],
    [0x2a, operate],
    [0x88, ({ data }) => encrypt(data)],
    [0x84, ({ expected }) => success(randomBytes(expected))],
  ]);

  return {
    answer(command) {
      const read = readCommand(command);
      return instructions.get(read.instruction)?.(read) ?? STATUS.notSupported;
    },
    reset() {
      isOpen = false;
      folder = '';
      selected = undefined;
    },
  };
}
