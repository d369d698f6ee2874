import { ApiFailure } from '../../contract/errors.js';
import type { WorkerSession } from '../context.js';
import { handlesOf } from '../dmp/require-connector.js';
import { type HandleEntry, type HandleScope, RELEASABLE_SCOPES } from '../handles.js';
import type { ObjectKind, ObjectReference } from './sources.js';
import { vitalePatients } from './vitale-patients.js';

/** The object of a handle. @throws {ApiFailure} 1/1009 */
export function requireEntry(session: WorkerSession, handle: number): HandleEntry {
  const entry = handlesOf(session).entry(handle);
  if (entry === undefined) throw new ApiFailure('invalid-handle');
  return entry;
}

/**
 * The objects of a list, none in one that `createObject` made; a Vitale card is the list of its people, which no
 * parameter gives otherwise.
 *
 * @throws {ApiFailure} 1/1009
 */
export function requireList(session: WorkerSession, handle: number): ListContent {
  const { object, scope } = requireEntry(session, handle);
  if (object.kind === 'list') return { items: object.source?.items ?? [], scope };
  const { vitaleCard } = session.slots;
  if (object.kind !== 'vitale' || vitaleCard === undefined) throw new ApiFailure('invalid-handle');
  return { items: vitalePatients(vitaleCard).items, scope: 'application' };
}

/** What a list holds, and whose it is. */
interface ListContent {
  readonly items: readonly ObjectReference[];
  readonly scope: HandleScope;
}

/** An object of a list, and whose it is. @throws {ApiFailure} 1/1009, 6000/2 beyond the end */
export function requireItem(session: WorkerSession, list: number, position: number) {
  const { items, scope } = requireList(session, list);
  const item: ObjectReference | undefined = items[position];
  if (item !== undefined) return { item, scope };
  throw new ApiFailure('functional-fault', {
    description: `i_position: the list holds ${items.length} objects, numbered from 0`,
  });
}

/**
 * Forgets an object that is the application's; a connection of its own is closed.
 *
 * @throws {ApiFailure} 1/1009 when there is no such object, or it is of another kind; 6000/2 for what belongs to the session
 */
export async function releaseHandle(
  session: WorkerSession,
  handle: number,
  kind?: ObjectKind,
): Promise<void> {
  const { object, scope } = requireEntry(session, handle);
  if (kind !== undefined && object.kind !== kind) throw new ApiFailure('invalid-handle');
  if (!RELEASABLE_SCOPES.includes(scope)) {
    throw new ApiFailure('functional-fault', { description: 'This object belongs to the session' });
  }
  handlesOf(session).release(handle);
  if (object.kind === 'connection') await object.source?.open?.close();
}
