import type { HandleScope, HandleTable } from '../handles.js';
import type { BoundParameter } from './parameter.js';
import { readBytes, readFloat, readIntOrObject } from './read-parameter.js';
import type { ObjectReading } from './reading.js';
import type { HandledObject, ObjectReference } from './sources.js';
import { OBJECTS, parametersOf } from './table.js';

/** An object as it is dumped: its parameters by their number, sub-objects dumped too (js-api 4.6). */
export interface ObjectDump {
  readonly handleId: number;
  readonly type: number;
  readonly [parameter: string]: unknown;
}

/** Parameters asked for, by what they are given as. */
export interface WantedParameters {
  readonly texts: readonly number[];
  readonly base64: readonly number[];
  readonly integers: readonly number[];
  readonly floats: readonly number[];
}

/** What a dump works with. */
export interface DumpParts {
  readonly handles: HandleTable;
  readonly reading: ObjectReading;
  /** Of the object dumped: those inside live as long. */
  readonly scope: HandleScope;
}

/** Dumps an object that has a handle: what is wanted, or everything but the passwords. @throws {ApiFailure} 1/1010 */
export async function dumpObject(
  object: HandledObject,
  handleId: number,
  wanted: WantedParameters | undefined,
  parts: DumpParts,
): Promise<ObjectDump> {
  const { type } = OBJECTS[object.kind];
  const values =
    wanted === undefined ? await readAll(object, parts) : await readWanted(object, wanted, parts);
  return { ...values, handleId, type };
}

function dumpReference(object: ObjectReference, parts: DumpParts): Promise<ObjectDump> {
  return dumpObject(object, parts.handles.handleOf(object, parts.scope), undefined, parts);
}

async function readAll(object: HandledObject, parts: DumpParts): Promise<Record<string, unknown>> {
  if (object.kind === 'list') {
    const items = object.source?.items ?? [];
    return { list: await inOrder(items, (item) => dumpReference(item, parts)) };
  }
  const values = await inOrder(parametersOf(object, parts.reading), async (parameter) => {
    return parameter.form === 'secret' ? [] : [[parameter.id, await readForDump(parameter, parts)] as const];
  });
  return Object.fromEntries(values.flat());
}

async function readForDump(parameter: BoundParameter, parts: DumpParts): Promise<unknown> {
  switch (parameter.form) {
    case 'object':
      return describe((await parameter.read()) ?? 0, parts);
    case 'bytes':
      return Buffer.from((await parameter.read()) ?? '').toString('base64');
    case 'text':
      return (await parameter.read()) ?? '';
    default:
      return (await parameter.read()) ?? 0;
  }
}

async function readWanted(
  object: HandledObject,
  { texts, base64, integers, floats }: WantedParameters,
  parts: DumpParts,
): Promise<Record<string, unknown>> {
  const { reading } = parts;
  const values = await inOrder(
    [
      ...texts.map(
        (id) => [id, async () => (await readBytes(object, id, reading)).toString('utf8')] as const,
      ),
      ...base64.map(
        (id) => [id, async () => (await readBytes(object, id, reading)).toString('base64')] as const,
      ),
      ...integers.map(
        (id) => [id, async () => describe(await readIntOrObject(object, id, reading), parts)] as const,
      ),
      ...floats.map((id) => [id, () => readFloat(object, id, reading)] as const),
    ],
    async ([id, read]): Promise<readonly [number, unknown]> => [id, await read()],
  );
  return Object.fromEntries(values);
}

function describe(value: number | ObjectReference, parts: DumpParts): Promise<unknown> | number {
  return typeof value === 'number' ? value : dumpReference(value, parts);
}

/** One after the other: handles are numbered in the order of the list. */
async function inOrder<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
