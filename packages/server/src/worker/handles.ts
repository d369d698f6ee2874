import { ApiFailure } from '../contract/errors.js';
import { HANDLE_CLASSES } from './objects/handle-classes.js';
import type { HandledObject, ObjectKind, ObjectReference, ObjectSources } from './objects/sources.js';

/**
 * Whose a handle is, and how long it lives: `session` and `connector` belong to what they stand for, `error` to the last
 * failure, `search` to the last search, `application` to whoever asked for it. Only the last two are released on demand.
 */
export type HandleScope = 'session' | 'connector' | 'error' | 'search' | 'application';

/** What the application may release itself. */
export const RELEASABLE_SCOPES: readonly HandleScope[] = ['search', 'application'];

/** A handle with what it stands for. */
export interface HandleEntry {
  readonly object: HandledObject;
  readonly scope: HandleScope;
}

/** The handles of one session: opaque for applications, 0 is never one. */
export interface HandleTable {
  /** The handle of an object: the same one as long as it lives. */
  handleOf(object: ObjectReference, scope: HandleScope): number;
  /** A new handle for an object that may have others, or for an empty one. */
  add(object: HandledObject, scope: HandleScope): number;
  entry(handle: number): HandleEntry | undefined;
  /** What a handle stands for; nothing when it is of another kind, empty, or no more. */
  find<Kind extends ObjectKind>(kind: Kind, handle: number): ObjectSources[Kind] | undefined;
  /** Everything of a kind. */
  all<Kind extends ObjectKind>(kind: Kind): readonly ObjectSources[Kind][];
  release(handle: number): void;
  /** Makes the handles of a scope die. */
  clear(scope: HandleScope): void;
}

/** Numbers of one kind: the low half of a handle. */
const NUMBERS = 0x1_0000;

/** Makes the handles of a session. */
export function createHandleTable(): HandleTable {
  const entries = new Map<number, HandleEntry>();
  const handles = new Map<ObjectKind, Map<object, number>>();
  let last = 0;

  const next = (kind: ObjectKind): number => {
    for (let tries = 0; tries < NUMBERS; tries += 1) {
      // Numbers go on after a search: a handle that died is not given again at once to another document.
      last = (last + 1) % NUMBERS;
      const handle = HANDLE_CLASSES[kind] * NUMBERS + last;
      if (last !== 0 && !entries.has(handle)) return handle;
    }
    throw new ApiFailure('size-exceeded', { extended: 'No handle is left for this kind of object' });
  };

  const add = (object: HandledObject, scope: HandleScope): number => {
    const handle = next(object.kind);
    entries.set(handle, { object, scope });
    return handle;
  };

  const release = (handle: number): void => {
    const entry = entries.get(handle);
    entries.delete(handle);
    const { kind, source } = entry?.object ?? {};
    if (kind === undefined || source === undefined) return;
    const ofKind = handles.get(kind);
    if (ofKind?.get(source) === handle) ofKind.delete(source);
  };

  return {
    handleOf(object, scope) {
      const ofKind = handles.get(object.kind) ?? new Map<object, number>();
      handles.set(object.kind, ofKind);
      const known = ofKind.get(object.source);
      if (known !== undefined) return known;
      const handle = add(object, scope);
      ofKind.set(object.source, handle);
      return handle;
    },
    add,
    entry: (handle) => entries.get(handle),
    find: (kind, handle) => {
      const object = entries.get(handle)?.object;
      return object !== undefined && isOfKind(object, kind) ? object.source : undefined;
    },
    all: (kind) =>
      [...entries.values()].flatMap(({ object }) =>
        isOfKind(object, kind) && object.source !== undefined ? [object.source] : [],
      ),
    release,
    clear(scope) {
      for (const [handle, entry] of entries) if (entry.scope === scope) release(handle);
    },
  };
}

function isOfKind<Kind extends ObjectKind>(
  object: HandledObject,
  kind: Kind,
): object is HandledObject & { readonly source: ObjectSources[Kind] | undefined } {
  return object.kind === kind;
}
