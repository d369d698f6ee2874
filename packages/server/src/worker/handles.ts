import type { FoundAuthor, FoundDocument, Ins } from '@dmpconnect/dmp-soap';

/** High half of a handle by kind of object (js-api 4.6). */
const CLASSES = { document: 2, connection: 4, professional: 8 } as const;

/** An entry of a search, with the patient it was searched for: an older entry may bear an older identifier. */
export interface SearchedDocument {
  readonly ins: Ins;
  readonly found: FoundDocument;
}

/** What a handle of each kind stands for. */
export interface HandleObjects {
  readonly document: SearchedDocument;
  readonly connection: object;
  readonly professional: FoundAuthor;
}

/** A kind of object. */
export type HandleKind = keyof HandleObjects;

/** The handles of one session: opaque for applications, 0 is never one. */
export interface HandleTable {
  /** A new handle for an object. */
  add<Kind extends HandleKind>(kind: Kind, object: HandleObjects[Kind]): number;
  /** The object of a handle; nothing when it is of another kind, or no more. */
  find<Kind extends HandleKind>(kind: Kind, handle: number): HandleObjects[Kind] | undefined;
  /** Every object of a kind. */
  all<Kind extends HandleKind>(kind: Kind): readonly HandleObjects[Kind][];
  /** Makes the handles of a kind die. */
  clear(kind: HandleKind): void;
}

/** Numbers of one kind: the low half of a handle. */
const NUMBERS = 0x1_0000;

/** Makes the handles of a session. */
export function createHandleTable(): HandleTable {
  const objects: { readonly [Kind in HandleKind]: Map<number, HandleObjects[Kind]> } = {
    document: new Map(),
    connection: new Map(),
    professional: new Map(),
  };
  let last = 0;

  const next = (kind: HandleKind): number => {
    for (let tries = 0; tries < NUMBERS; tries += 1) {
      // Numbers go on after a search: a handle that died is not given again at once to another document.
      last = (last + 1) % NUMBERS;
      const handle = CLASSES[kind] * NUMBERS + last;
      if (last !== 0 && !objects[kind].has(handle)) return handle;
    }
    throw new Error(`no handle is left for a ${kind}`);
  };

  return {
    add(kind, object) {
      const handle = next(kind);
      objects[kind].set(handle, object);
      return handle;
    },
    find: (kind, handle) => objects[kind].get(handle),
    all: (kind) => [...objects[kind].values()],
    clear: (kind) => objects[kind].clear(),
  };
}
