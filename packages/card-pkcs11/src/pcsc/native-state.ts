import type { PcscAbi } from './abi.js';
import type { ReaderState } from './calls.js';
import { READER_STATE } from './codes.js';

/** The foreign-function binding. */
export type Koffi = typeof import('koffi');

/** `SCARD_READERSTATE` as the binding copies it in and out. */
export interface NativeState {
  readonly szReader: string;
  readonly pvUserData: null;
  readonly dwCurrentState: number;
  readonly dwEventState: number | bigint;
  readonly cbAtr: number | bigint;
  readonly rgbAtr: Uint8Array;
}

/** Makes the C type of `SCARD_READERSTATE` of a system. */
export function readerStateType(koffi: Koffi, abi: PcscAbi): ReturnType<Koffi['struct']> {
  const structure = abi.packed ? koffi.pack : koffi.struct;
  return structure({
    szReader: abi.text === 'utf16le' ? 'str16' : 'str',
    pvUserData: 'void *',
    dwCurrentState: abi.dword,
    dwEventState: abi.dword,
    cbAtr: abi.dword,
    rgbAtr: koffi.array('uint8', abi.atrBytes, 'Typed'),
  });
}

/** A return value or a set of bits as an unsigned 32-bit number, whatever its C type. */
export function toUnsigned(value: number | bigint): number {
  return Number(BigInt.asUintN(32, BigInt(value)));
}

/** What goes into a wait. */
export function toNative({ name, flags, atr }: ReaderState, { atrBytes }: PcscAbi): NativeState {
  const rgbAtr = new Uint8Array(atrBytes);
  const known = atr.subarray(0, atrBytes);
  rgbAtr.set(known);
  return {
    szReader: name,
    pvUserData: null,
    dwCurrentState: toUnsigned(flags & ~READER_STATE.CHANGED),
    dwEventState: 0,
    cbAtr: known.length,
    rgbAtr,
  };
}

/** What came out of a wait. */
export function fromNative(name: string, state: NativeState | undefined): ReaderState {
  if (state === undefined) return { name, flags: 0, atr: new Uint8Array() };
  const { dwEventState, cbAtr, rgbAtr } = state;
  return { name, flags: toUnsigned(dwEventState), atr: Uint8Array.from(rgbAtr.subarray(0, Number(cbAtr))) };
}
