import * as koffi from 'koffi';
import { describe, expect, it } from 'vitest';
import { pcscAbiOf } from './abi.js';
import { READER_STATE } from './codes.js';
import { fromNative, readerStateType, toNative, toUnsigned } from './native-state.js';

function abi(platform: NodeJS.Platform) {
  const found = pcscAbiOf(platform);
  if (found === undefined) throw new Error(`no PC/SC on ${platform}`);
  return found;
}

// Sizes of SCARD_READERSTATE in the headers of PCSC-Lite, Apple and Microsoft, for 64-bit processes. `ulong` is that of
// the system the test runs on, so the one of PCSC-Lite is only right on a system that has PCSC-Lite.
describe.skipIf(koffi.sizeof('void *') !== 8)('the state of a reader in memory', () => {
  it.each([
    ...(process.platform === 'linux' ? ([['linux', 80]] as const) : []),
    ['darwin', 61],
    ['win32', 64],
  ] as const)('has the size of the C structure on %s', (platform, size) => {
    expect(koffi.sizeof(readerStateType(koffi, abi(platform)))).toBe(size);
  });
});

describe('the state of a reader', () => {
  it('goes in without the mark of a change, which is for the service to set', () => {
    const native = toNative(
      { name: 'A', flags: (3 << 16) | READER_STATE.PRESENT | READER_STATE.CHANGED, atr: Uint8Array.of(0x3b) },
      abi('linux'),
    );
    expect(native).toMatchObject({
      szReader: 'A',
      dwCurrentState: (3 << 16) | READER_STATE.PRESENT,
      cbAtr: 1,
    });
    expect(native.rgbAtr).toHaveLength(33);
  });

  it('comes out with the bytes of the answer to reset alone', () => {
    const native = toNative({ name: 'A', flags: 0, atr: new Uint8Array() }, abi('win32'));
    native.rgbAtr.set([0x3b, 0x75, 0x13]);
    const state = fromNative('A', { ...native, dwEventState: 0x20n, cbAtr: 3n });
    expect(state).toEqual({ name: 'A', flags: READER_STATE.PRESENT, atr: Uint8Array.of(0x3b, 0x75, 0x13) });
  });

  it('takes no answer to reset longer than its place', () => {
    const native = toNative({ name: 'A', flags: 0, atr: new Uint8Array(40) }, abi('linux'));
    expect(native.cbAtr).toBe(33);
  });
});

describe('a return value', () => {
  it.each([
    [-2146435068, 0x80100004],
    [0x80100004, 0x80100004],
    [-2146435068n, 0x80100004],
    [0, 0],
  ])('%s is read as unsigned, whatever its C type', (value, unsigned) => {
    expect(toUnsigned(value)).toBe(unsigned);
  });
});
