import { ApiFailure } from '../../contract/errors.js';
import type { HandleScope, HandleTable } from '../handles.js';
import type { BoundParameter, ParameterForm, ParameterValues } from './parameter.js';
import type { ObjectReading } from './reading.js';
import type { HandledObject, ObjectReference } from './sources.js';
import { parametersOf } from './table.js';

/** Something that gives values of one type. */
interface Readable<Value> {
  readonly read: () => Promise<Value | undefined>;
}

/**
 * The parameter of an object that has one of the forms asked for.
 *
 * @throws {ApiFailure} 1/1010
 */
function findParameter<Form extends ParameterForm>(
  object: HandledObject,
  id: number,
  forms: readonly Form[],
  reading: ObjectReading,
): Readable<ParameterValues[Form]> {
  const found = parametersOf(object, reading).find((parameter) => parameter.id === id);
  if (found === undefined) throw invalid(`Objects of this type have no parameter ${id}`);
  if (found.form === 'secret') throw invalid(`Parameter ${id} is a password: it is never read`);
  if (hasForm(found, forms)) return found;
  throw invalid(`Parameter ${id} is not of the type asked for`);
}

function hasForm<Form extends ParameterForm>(
  parameter: BoundParameter,
  forms: readonly Form[],
): parameter is BoundParameter & Readable<ParameterValues[Form]> {
  return forms.some((form) => form === parameter.form);
}

function invalid(extended: string): ApiFailure {
  return new ApiFailure('invalid-parameter', { extended });
}

/** A text or binary parameter as bytes; a text in UTF-8. @throws {ApiFailure} 1/1010 */
export async function readBytes(object: HandledObject, id: number, reading: ObjectReading): Promise<Buffer> {
  const value = await findParameter(object, id, ['text', 'bytes'], reading).read();
  return Buffer.from(value ?? '');
}

/** A number with decimals. @throws {ApiFailure} 1/1010 */
export async function readFloat(object: HandledObject, id: number, reading: ObjectReading): Promise<number> {
  return (await findParameter(object, id, ['float'], reading).read()) ?? 0;
}

/** An integer, or the object a handle stands for. @throws {ApiFailure} 1/1010 */
export async function readIntOrObject(
  object: HandledObject,
  id: number,
  reading: ObjectReading,
): Promise<number | ObjectReference> {
  return (await findParameter(object, id, ['int', 'object'], reading).read()) ?? 0;
}

/** A number on the wire: an object is its handle, which lives as long as that of the object it was read from. */
export function toInt(value: number | ObjectReference, handles: HandleTable, scope: HandleScope): number {
  return typeof value === 'number' ? value : handles.handleOf(value, scope);
}
