import type {
  Handle,
  Pkcs11Info,
  Pkcs11SessionInfo,
  Pkcs11SlotInfo,
  Pkcs11TokenInfo,
  Pkcs11Version,
} from '../module/pkcs11-module.js';
import type { WatchedReader } from '../readers/watcher.js';
import type { VitaleReading } from '../vitale/provider.js';

/** A result that has not the form its function promises. */
export class UnexpectedResultError extends Error {
  override readonly name: string = 'UnexpectedResultError';
}

function fail(expected: string): never {
  throw new UnexpectedResultError(`The remote module answered something else than ${expected}.`);
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return fail(`an object with ${name}`);
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function numberIn(value: unknown, name: string): number {
  const inner = field(value, name);
  return typeof inner === 'number' ? inner : fail(`a number in ${name}`);
}

function textIn(value: unknown, name: string): string {
  const inner = field(value, name);
  return typeof inner === 'string' ? inner : fail(`a text in ${name}`);
}

function versionIn(value: unknown, name: string): Pkcs11Version {
  const inner = field(value, name);
  return { major: numberIn(inner, 'major'), minor: numberIn(inner, 'minor') };
}

/** Reads a result nothing is expected of. */
export function readNothing(): void {}

/** Reads a handle or a signature. */
export function readBuffer(value: unknown): Handle {
  return Buffer.isBuffer(value) ? value : fail('a Buffer');
}

/** Reads a handle, or `null`. */
export function readOptionalBuffer(value: unknown): Handle | null {
  return value === null ? null : readBuffer(value);
}

/** Reads a list whose elements `read` reads. */
export function readList<T>(read: (value: unknown) => T): (value: unknown) => T[] {
  return (value) => (Array.isArray(value) ? value.map((element) => read(element)) : fail('a list'));
}

/** Reads a number. */
export function readNumber(value: unknown): number {
  return typeof value === 'number' ? value : fail('a number');
}

/** Reads one attribute of an object. */
export function readAttributeResult(value: unknown): { type: number; value: Buffer } {
  return { type: numberIn(value, 'type'), value: readBuffer(field(value, 'value')) };
}

/** Reads the answer of `C_GetInfo`. */
export function readInfo(value: unknown): Pkcs11Info {
  return {
    cryptokiVersion: versionIn(value, 'cryptokiVersion'),
    manufacturerID: textIn(value, 'manufacturerID'),
    libraryDescription: textIn(value, 'libraryDescription'),
    libraryVersion: versionIn(value, 'libraryVersion'),
  };
}

/** Reads the answer of `C_GetSlotInfo`. */
export function readSlotInfo(value: unknown): Pkcs11SlotInfo {
  return {
    slotDescription: textIn(value, 'slotDescription'),
    manufacturerID: textIn(value, 'manufacturerID'),
    flags: numberIn(value, 'flags'),
  };
}

/** Reads the answer of `C_GetTokenInfo`. */
export function readTokenInfo(value: unknown): Pkcs11TokenInfo {
  return {
    label: textIn(value, 'label'),
    manufacturerID: textIn(value, 'manufacturerID'),
    model: textIn(value, 'model'),
    serialNumber: textIn(value, 'serialNumber'),
    flags: numberIn(value, 'flags'),
  };
}

/** Reads the answer of `C_GetSessionInfo`. */
export function readSessionInfo(value: unknown): Pkcs11SessionInfo {
  return { state: numberIn(value, 'state'), flags: numberIn(value, 'flags') };
}

/** Reads one reader of `R_ListReaders`. */
export function readWatchedReader(value: unknown): WatchedReader {
  const atr = field(value, 'atr');
  const present = field(value, 'present');
  return {
    name: textIn(value, 'name'),
    present: typeof present === 'boolean' ? present : fail('a boolean in present'),
    generation: numberIn(value, 'generation'),
    ...(atr === null ? {} : { atr: textIn(value, 'atr') }),
  };
}

/** Reads a text. */
export function readText(value: unknown): string {
  return typeof value === 'string' ? value : fail('a text');
}

/** Reads the answer of `V_Read`. */
export function readVitaleReading(value: unknown): VitaleReading {
  return { cardState: numberIn(value, 'cardState'), xml: readBuffer(field(value, 'xml')) };
}
