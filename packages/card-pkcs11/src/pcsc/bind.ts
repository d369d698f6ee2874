import { CardError } from '../errors.js';
import { type PcscAbi, pcscAbiOf } from './abi.js';
import type { PcscCalls, PcscContext } from './calls.js';
import { fromNative, type Koffi, readerStateType, toNative, toUnsigned } from './native-state.js';

type NativeFunction = ReturnType<ReturnType<Koffi['load']>['func']>;
/** A C type, as `koffi` takes it. */
type CType = NonNullable<Parameters<Koffi['sizeof']>[0]>;

/** `SCARD_SCOPE_SYSTEM`. */
const SYSTEM = 2;

// PC/SC-Lite has 16 readers of at most 128 characters; Windows has no limit of its own.
const LIST_BYTES = 64 * 1024;

async function importKoffi(): Promise<Koffi> {
  try {
    return await import('koffi');
  } catch (cause) {
    throw new CardError(
      'CARD_SERVICE_UNAVAILABLE',
      'The npm package koffi is not installed for this system: card events are polled.',
      { cause },
    );
  }
}

function splitNames(text: string): readonly string[] {
  // A list of texts ended by NUL, itself ended by an empty one; what follows it in the buffer is not of the list.
  const end = text.indexOf('\0\0');
  return (end < 0 ? text : text.slice(0, end)).split('\0').filter((name) => name !== '');
}

function callAsync(native: NativeFunction, ...args: unknown[]): Promise<number> {
  return new Promise((resolve, reject) => {
    native.async(...args, (error: unknown, result: number | bigint) => {
      if (error === null || error === undefined) resolve(toUnsigned(result));
      else reject(error);
    });
  });
}

/**
 * Binds the PC/SC library of this system.
 *
 * @throws CardError `CARD_SERVICE_UNAVAILABLE` when the system has none, or `koffi` cannot be loaded
 */
export async function bindPcsc(platform: NodeJS.Platform = process.platform): Promise<PcscCalls> {
  const abi = pcscAbiOf(platform);
  if (abi === undefined) {
    throw new CardError('CARD_SERVICE_UNAVAILABLE', `PC/SC is not known on ${platform}.`);
  }
  const koffi = await importKoffi();
  try {
    return bindFunctions(koffi, abi);
  } catch (cause) {
    throw new CardError(
      'CARD_SERVICE_UNAVAILABLE',
      `The PC/SC library ${abi.library} does not load: install the smart card service of this system.`,
      { cause },
    );
  }
}

function bindFunctions(koffi: Koffi, abi: PcscAbi): PcscCalls {
  const library = koffi.load(abi.library);
  const suffix = abi.text === 'utf16le' ? 'W' : '';
  const readerState = readerStateType(koffi, abi);
  const inout = (type: CType) => koffi.inout(koffi.pointer(type));
  const define = (name: string, ...args: CType[]) => library.func(name, abi.result, args);

  const establish = define('SCardEstablishContext', abi.dword, 'void *', 'void *', inout(abi.context));
  const release = define('SCardReleaseContext', abi.context);
  const cancel = define('SCardCancel', abi.context);
  const list = define(`SCardListReaders${suffix}`, abi.context, 'void *', 'void *', inout(abi.dword));
  const wait = define(`SCardGetStatusChange${suffix}`, abi.context, abi.dword, inout(readerState), abi.dword);

  return {
    async establish() {
      const context: [PcscContext] = [0];
      const code = await callAsync(establish, SYSTEM, null, null, context);
      return { code, context: context[0] };
    },
    async listReaders(context) {
      const buffer = Buffer.alloc(LIST_BYTES);
      // In characters, whatever their size.
      const length = [abi.text === 'utf16le' ? LIST_BYTES / 2 : LIST_BYTES];
      const code = await callAsync(list, context, null, buffer, length);
      return { code, names: code === 0 ? splitNames(buffer.toString(abi.text)) : [] };
    },
    async waitForChange(context, known, timeoutMs) {
      const states = known.map((state) => toNative(state, abi));
      const code = await callAsync(wait, context, timeoutMs, states, states.length);
      return { code, states: known.map(({ name }, at) => fromNative(name, states[at])) };
    },
    cancel(context) {
      cancel(context);
    },
    async release(context) {
      await callAsync(release, context);
    },
  };
}
