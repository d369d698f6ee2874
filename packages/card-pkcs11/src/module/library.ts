import { CardError } from '../errors.js';
import type { Logger } from '../seams.js';
import { CKF_DONT_BLOCK, CKF_OS_LOCKING_OK } from './constants.js';
import type { Handle, Pkcs11Module } from './pkcs11-module.js';
import { CKR, nameReturnValue, readReturnValue } from './return-values.js';

/** A PKCS#11 module with the memory of whether it is initialised and which of its optional calls work. */
export interface Library {
  readonly module: Pkcs11Module;
  /** Initialises at first use, and again after {@link markStale}. @throws CardError */
  prepare(): void;
  /** Asks for a new initialisation before the next use: the library lost its state or shows a stale one. */
  markStale(): void;
  /** Called just before a stale library is finalised, to let go of what depends on it. */
  onReset(listener: () => void): void;
  /** Takes the slot events that happened since the last call. */
  takeEvents(): readonly Handle[];
  close(): void;
}

// More events than readers may exist means a library that answers the same event for ever.
const MOST_EVENTS = 64;

/** Wraps a module whose initialisation this package owns. */
export function createLibrary(module: Pkcs11Module, logger?: Logger): Library {
  let state: 'new' | 'ready' | 'stale' = 'new';
  let eventsSupported = true;
  const resetListeners: (() => void)[] = [];

  const finalize = (): void => {
    for (const listener of resetListeners) listener();
    try {
      module.C_Finalize();
    } catch (error) {
      logger?.debug({ value: readReturnValue(error) }, 'C_Finalize failed');
    }
    state = 'new';
  };

  const initialize = (): void => {
    try {
      module.C_Initialize({ flags: CKF_OS_LOCKING_OK });
    } catch (cause) {
      const value = readReturnValue(cause);
      if (value !== CKR.CRYPTOKI_ALREADY_INITIALIZED) {
        const name = value === undefined ? 'no PKCS#11 code' : nameReturnValue(value);
        const code = value === CKR.DEVICE_ERROR ? 'CARD_SERVICE_UNAVAILABLE' : 'CARD_LIBRARY';
        throw new CardError(code, `The card library does not start (${name}).`, { cause });
      }
    }
    state = 'ready';
  };

  return {
    module,
    prepare() {
      if (state === 'stale') finalize();
      if (state === 'new') initialize();
    },
    markStale() {
      if (state === 'ready') state = 'stale';
    },
    onReset(listener) {
      resetListeners.push(listener);
    },
    takeEvents() {
      const slots: Handle[] = [];
      while (eventsSupported && slots.length < MOST_EVENTS) {
        let slot: Handle | null;
        try {
          slot = module.C_WaitForSlotEvent(CKF_DONT_BLOCK);
        } catch (error) {
          if (readReturnValue(error) !== CKR.FUNCTION_NOT_SUPPORTED) throw error;
          eventsSupported = false;
          break;
        }
        if (slot === null) break;
        slots.push(slot);
      }
      return slots;
    },
    close() {
      if (state !== 'new') finalize();
    },
  };
}
