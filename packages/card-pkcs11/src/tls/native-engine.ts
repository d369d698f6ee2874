import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { CardError } from '../errors.js';

/** What the addon `native/` exports. */
export interface NativeEngine {
  /** Name for `privateKeyEngine`. */
  readonly engineId: string;
  /**
   * Registers a key by its public numbers, big-endian; `sign` receives the block and OpenSSL's padding number, on this
   * thread, during a handshake. Returns the name for `privateKeyIdentifier`.
   */
  registerKey(
    modulus: Buffer,
    exponent: Buffer,
    sign: (block: Buffer, padding: number) => Buffer | null,
  ): string;
  releaseKey(name: string): boolean;
}

// From the sources (src/tls) and from the bundle (dist).
const FOLDERS = ['../../native/build/', '../native/build/'];

function locate(name: string): string | undefined {
  return FOLDERS.map((folder) => fileURLToPath(new URL(folder + name, import.meta.url))).find((path) =>
    existsSync(path),
  );
}

function isNativeEngine(value: unknown): value is NativeEngine {
  return (
    typeof value === 'object' &&
    value !== null &&
    'engineId' in value &&
    typeof value.engineId === 'string' &&
    'registerKey' in value &&
    typeof value.registerKey === 'function' &&
    'releaseKey' in value &&
    typeof value.releaseKey === 'function'
  );
}

function explainMissing(): CardError {
  const reasonFile = locate('reason.txt');
  const reason =
    reasonFile === undefined
      ? 'it was not built: run "npm run build:native" in packages/card-pkcs11'
      : readFileSync(reasonFile, 'utf8').trim();
  return new CardError('TLS_ENGINE_UNAVAILABLE', `The TLS engine for card keys is not available: ${reason}`);
}

/**
 * Loads the native engine.
 *
 * @param path the addon, when it is not where this package builds it
 * @throws CardError `TLS_ENGINE_UNAVAILABLE`, quoting why it was not built
 */
export function loadNativeEngine(path?: string): NativeEngine {
  const file = path ?? locate('Release/cps_tls_engine.node');
  if (file === undefined || !existsSync(file)) throw explainMissing();
  let loaded: unknown;
  try {
    loaded = createRequire(import.meta.url)(file);
  } catch (cause) {
    throw new CardError('TLS_ENGINE_UNAVAILABLE', 'The TLS engine for card keys does not load.', { cause });
  }
  if (!isNativeEngine(loaded)) {
    throw new CardError('TLS_ENGINE_UNAVAILABLE', 'The TLS engine for card keys has not the expected form.');
  }
  return loaded;
}

/**
 * Whether card keys can serve TLS in this process, and why not.
 *
 * @example `findTlsEngine()` → `{ available: false, reason: 'The TLS engine for card keys is not available: …' }`
 */
export function findTlsEngine(
  path?: string,
): { readonly available: true } | { readonly available: false; readonly reason: string } {
  try {
    loadNativeEngine(path);
    return { available: true };
  } catch (error) {
    if (error instanceof CardError) return { available: false, reason: error.message };
    throw error;
  }
}
