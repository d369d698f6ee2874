import { randomUUID } from 'node:crypto';
import { ApiFailure } from '../../contract/errors.js';

/** The temporary data of one session (js-api 4.7): entries of bytes, in memory, gone with the session. */
export interface SessionData {
  /** Keeps a new entry and gives its id. @throws {ApiFailure} 1/1015 */
  add(bytes: Uint8Array): string;
  /** Replaces the content of an entry. @throws {ApiFailure} 1/1016 no such entry, 1/1015 too large: the old one stays */
  replace(id: string, bytes: Uint8Array): void;
  /** @throws {ApiFailure} 1/1016 */
  get(id: string): Uint8Array;
  /** @throws {ApiFailure} 1/1016 */
  remove(id: string): void;
  clear(): void;
  /** Bytes of all entries together. */
  size(): number;
}

/** An entry costs memory beside its bytes: a page that adds without end is stopped before it shows. */
const MAX_ENTRIES = 4096;

/** Makes the data of a session, without entry; `maxBytes` is for all entries together. */
export function createSessionData(maxBytes: number): SessionData {
  const entries = new Map<string, Uint8Array>();

  const size = () => [...entries.values()].reduce((sum, { length }) => sum + length, 0);

  const get = (id: string): Uint8Array => {
    const bytes = entries.get(id);
    if (bytes === undefined) throw new ApiFailure('unknown-data');
    return bytes;
  };

  const keep = (id: string, bytes: Uint8Array, freed: number): void => {
    if (size() - freed + bytes.length > maxBytes) {
      throw new ApiFailure('size-exceeded', {
        extended: `The data of a session hold at most ${maxBytes} bytes together`,
      });
    }
    entries.set(id, bytes);
  };

  return {
    add(bytes) {
      if (entries.size >= MAX_ENTRIES) {
        throw new ApiFailure('size-exceeded', { extended: `A session holds at most ${MAX_ENTRIES} entries` });
      }
      const id = randomUUID();
      keep(id, bytes, 0);
      return id;
    },
    replace: (id, bytes) => keep(id, bytes, get(id).length),
    get,
    remove(id) {
      get(id);
      entries.delete(id);
    },
    clear: () => entries.clear(),
    size,
  };
}
