/**
 * Keeps granted answers. What is kept is the signed answer itself, verified again when read: changing the
 * file that holds it grants nothing.
 */
export interface LicenceCache {
  /** The signed answer kept under `key`, or nothing. */
  load(key: string): Promise<string | undefined>;
  /** Keeps `token` under `key`; `undefined` forgets what was there. */
  save(key: string, token: string | undefined): Promise<void>;
}

/**
 * A cache that lives as long as the process.
 *
 * @example
 * ```ts
 * const cache = createMemoryLicenceCache();
 * ```
 */
export function createMemoryLicenceCache(): LicenceCache {
  const tokens = new Map<string, string>();
  return {
    load: async (key) => tokens.get(key),
    save: async (key, token) => {
      if (token === undefined) tokens.delete(key);
      else tokens.set(key, token);
    },
  };
}
