import { constants } from 'node:crypto';
import type { Insertion } from '../card/insertion.js';
import type { CardCertificate } from '../certificates/parse.js';
import { CardError } from '../errors.js';
import { CKM_RSA_PKCS, CKM_RSA_X_509 } from '../module/constants.js';
import { loadNativeEngine, type NativeEngine } from './native-engine.js';

/** A card key registered with OpenSSL. */
export interface RegisteredKey {
  readonly engineId: string;
  readonly identifier: string;
  takeSigningError(): Error | undefined;
}

/** The card keys OpenSSL can use, one per insertion. */
export interface KeyRegistry {
  /**
   * Registers the authentication key of a card, or gives the registration it has.
   *
   * @param sign signs a block with a `CKM_` mechanism, synchronously
   * @throws CardError `TLS_ENGINE_UNAVAILABLE`
   */
  register(
    insertion: Insertion,
    publicKey: CardCertificate['publicKey'],
    sign: (mechanism: number, block: Buffer) => Buffer,
  ): RegisteredKey;
  close(): void;
}

const MECHANISM_OF_PADDING: ReadonlyMap<number, number> = new Map([
  [constants.RSA_PKCS1_PADDING, CKM_RSA_PKCS],
  [constants.RSA_NO_PADDING, CKM_RSA_X_509],
]);

// A secure context made before a removal may still be used after it, and must then learn why its key is gone; a few of
// those are enough.
const ENDED_KEYS_KEPT = 16;

function toError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new CardError('CARD_KEY_UNUSABLE', 'The card key failed.', { cause: thrown });
}

/** Keeps the registrations of a card service with the native engine, loaded at first use. */
export function createKeyRegistry(enginePath?: string): KeyRegistry {
  const keys = new Map<Insertion, RegisteredKey>();
  let engine: NativeEngine | undefined;

  const releaseOldest = (loaded: NativeEngine): void => {
    const ended = [...keys].filter(([insertion]) => insertion.ended);
    for (const [insertion, { identifier }] of ended.slice(0, Math.max(0, ended.length - ENDED_KEYS_KEPT))) {
      loaded.releaseKey(identifier);
      keys.delete(insertion);
    }
  };

  return {
    register(insertion, publicKey, sign) {
      const known = keys.get(insertion);
      if (known !== undefined) return known;
      engine ??= loadNativeEngine(enginePath);
      releaseOldest(engine);
      let lastError: Error | undefined;
      const identifier = engine.registerKey(publicKey.modulus, publicKey.exponent, (block, padding) => {
        // Called from inside OpenSSL: nothing may be thrown through it.
        try {
          const mechanism = MECHANISM_OF_PADDING.get(padding);
          if (mechanism === undefined) {
            throw new CardError('CARD_KEY_UNUSABLE', `The card key has no use for padding ${padding}.`);
          }
          return sign(mechanism, block);
        } catch (error) {
          lastError = toError(error);
          return null;
        }
      });
      const registered: RegisteredKey = {
        engineId: engine.engineId,
        identifier,
        takeSigningError() {
          const error = lastError;
          lastError = undefined;
          return error;
        },
      };
      keys.set(insertion, registered);
      return registered;
    },
    close() {
      for (const { identifier } of keys.values()) engine?.releaseKey(identifier);
      keys.clear();
    },
  };
}
