import type { Hardware } from '../hardware.js';
import { fail, VirtualCardError } from '../pkcs11-error.js';
import type { Handle, Pkcs11Module } from '../pkcs11-module.js';
import type { RawRsa } from '../signing.js';
import { makeObjectFunctions } from './objects.js';
import { makeSessionFunctions } from './sessions.js';
import { beginSignature, makeSignInit } from './sign.js';
import { makeSlotFunctions } from './slots.js';
import { makeProcessState, type ProcessState } from './state.js';

/** The card library as one process sees it. */
export interface CardLibrary {
  readonly module: Pkcs11Module;
  /** `C_Sign` for a server: waits for the card without blocking the thread. */
  signLater(session: Handle, data: Buffer): Promise<Buffer>;
  /** Ends the process: its sessions, its login and its events are gone. */
  close(): void;
}

/**
 * Loads the virtual card library into a process. Its behaviour is that of the Cryptolib CPS 5.2.2 as measured in
 * cps-card 1.4 to 4.4 and 7.
 *
 * @param options.wait how a server waits while the card computes; the synchronous `C_Sign` blocks its thread instead,
 *   as the real library does.
 */
export function loadCardLibrary(
  hardware: Hardware,
  options: { readonly rawRsa?: RawRsa; readonly wait?: (milliseconds: number) => Promise<void> } = {},
): CardLibrary {
  const state = makeProcessState(hardware, options.rawRsa ?? 'absent');
  const wait = options.wait ?? waitFor;
  return {
    module: traceCalls(state, makeFunctions(state)),
    signLater: async (session, data) => {
      try {
        requireInitialised(state, 'C_Sign');
        const pending = beginSignature(state, session, data);
        const signingMs = hardware.signingMs();
        if (signingMs > 0) await hardware.inTurn(pending.slot, () => wait(signingMs));
        const signature = pending.finish();
        hardware.record({ call: 'C_Sign', code: 0 });
        return signature;
      } catch (error) {
        hardware.record({ call: 'C_Sign', code: codeOf(error) });
        throw error;
      }
    },
    close: () => state.finalise(),
  };
}

/** Records every call with its return value, and refuses those that come before `C_Initialize`. */
function traceCalls(state: ProcessState, functions: Pkcs11Module): Pkcs11Module {
  return new Proxy(functions, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof property !== 'string' || typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown => {
        try {
          requireInitialised(state, property);
          const result: unknown = Reflect.apply(value, target, args);
          state.hardware.record({ call: property, code: 0 });
          return result;
        } catch (error) {
          state.hardware.record({ call: property, code: codeOf(error) });
          throw error;
        }
      };
    },
  });
}

function requireInitialised(state: ProcessState, call: string): void {
  const isFirst = call === 'C_Initialize';
  if (isFirst && state.isInitialised()) fail('CKR_CRYPTOKI_ALREADY_INITIALIZED');
  if (!isFirst && !state.isInitialised()) fail('CKR_CRYPTOKI_NOT_INITIALIZED');
}

/** -1 stands for an error that is not one of PKCS#11: a defect of the sandbox. */
function codeOf(error: unknown): number {
  return error instanceof VirtualCardError ? error.code : -1;
}

function makeFunctions(state: ProcessState): Pkcs11Module {
  return {
    C_Initialize: () => state.initialise(),
    C_Finalize: () => state.finalise(),
    ...makeSlotFunctions(state),
    ...makeSessionFunctions(state),
    ...makeObjectFunctions(state),
    C_SignInit: makeSignInit(state),
    C_Sign: (session, data, output) => {
      const pending = beginSignature(state, session, data, output?.length);
      block(state.hardware.signingMs());
      return pending.finish();
    },
  };
}

function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Blocks the thread, as a call into a card library does. */
function block(milliseconds: number): void {
  if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
