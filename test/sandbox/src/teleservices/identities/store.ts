import { type TlsiIdentity, type TlsiIdentityInput, tlsiIdentitySchema } from './identity.js';

/** The national base of the simulator. One matricule belongs to one person. */
export interface IdentityStore {
  /** Adds somebody, or replaces who has the matricule. @throws {ZodError} */
  put(identity: TlsiIdentityInput): TlsiIdentity;
  /** @param number 13 characters. */
  get(number: string): TlsiIdentity | undefined;
  list(): readonly TlsiIdentity[];
  remove(number: string): boolean;
  replaceAll(identities: readonly TlsiIdentityInput[]): void;
}

/** A base that holds some people. @throws {ZodError} */
export function createIdentityStore(start: readonly TlsiIdentityInput[]): IdentityStore {
  let known = new Map<string, TlsiIdentity>();
  const read = (input: TlsiIdentityInput): readonly [string, TlsiIdentity] => {
    const identity = tlsiIdentitySchema.parse(input);
    return [identity.ins.number, identity];
  };
  const store: IdentityStore = {
    put: (input) => {
      const [number, identity] = read(input);
      known.set(number, identity);
      return identity;
    },
    get: (number) => known.get(number),
    list: () => [...known.values()],
    remove: (number) => known.delete(number),
    replaceAll: (identities) => {
      known = new Map(identities.map(read));
    },
  };
  store.replaceAll(start);
  return store;
}
