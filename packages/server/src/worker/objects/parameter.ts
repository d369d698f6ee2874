import type { ObjectReading } from './reading.js';
import type { ObjectReference } from './sources.js';

/** What each form of parameter is read as. `bytes` are binary, `object` is a handle, `secret` is never read. */
export interface ParameterValues {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Integer, boolean or enumeration. */
  readonly int: number;
  readonly float: number;
  readonly object: ObjectReference;
  readonly secret: never;
}

/** A form of parameter. */
export type ParameterForm = keyof ParameterValues;

type Outcome<Value> = Value | undefined | Promise<Value | undefined>;

/** One parameter of a kind of object (js-api 11.15). What gives nothing is read as `''`, 0 or the handle 0. */
export type ParameterRow<Source> = {
  readonly [Form in ParameterForm]: {
    readonly id: number;
    readonly name: string;
    readonly form: Form;
    readonly read: (source: Source, reading: ObjectReading) => Outcome<ParameterValues[Form]>;
  };
}[ParameterForm];

/** A parameter of one object. */
export type BoundParameter = {
  readonly [Form in ParameterForm]: {
    readonly id: number;
    readonly form: Form;
    readonly read: () => Promise<ParameterValues[Form] | undefined>;
  };
}[ParameterForm];

type Reader<Source, Value> = (source: Source, reading: ObjectReading) => Outcome<Value>;

const row =
  <Form extends ParameterForm>(form: Form) =>
  <Source>(id: number, name: string, read: Reader<Source, ParameterValues[Form]>) => ({
    id,
    name,
    form,
    read,
  });

/** A text. */
export const text = row('text');
/** Binary content. */
export const bytes = row('bytes');
/** An integer or an enumeration. */
export const int = row('int');
/** A number with decimals. */
export const float = row('float');
/** The handle of another object. */
export const object = row('object');

/** A boolean, read as 0 or 1. */
export const bool = <Source>(id: number, name: string, read: Reader<Source, boolean>) =>
  int<Source>(id, name, async (source, reading) => Number((await read(source, reading)) ?? false));

/** A password or a pass phrase: it exists and is never read (js-api 11.15). */
export const secret = (id: number, name: string) => row('secret')(id, name, () => undefined);
