import { children, type ParsedElement, plainElement, SoapError, type XmlElement } from '@dmpconnect/soap';
import { type Field, type Json, unexpectedValue, type ValueOf } from './field.js';

/** Fields of a record, by their names on the wire and in that order. */
export type Shape = Readonly<Record<string, Field<never> | Field<unknown>>>;

type OptionalKeys<S extends Shape> = {
  [K in keyof S]: undefined extends ValueOf<S[K]> ? K : never;
}[keyof S];

/** The values of a record; those that may be absent are optional keys. */
export type RecordOf<S extends Shape> = {
  readonly [K in Exclude<keyof S, OptionalKeys<S>>]: ValueOf<S[K]>;
} & { readonly [K in OptionalKeys<S>]?: ValueOf<S[K]> };

/** A field made of fields: children of an element, keys of an object. What it does not know is passed over. */
export interface RecordField<T> extends Field<T> {
  readonly names: readonly string[];
  childrenOf(value: T): readonly XmlElement[];
  readChildren(parent: ParsedElement, name: string): T;
  readObject(value: Readonly<Record<string, unknown>>, name: string): T;
}

/**
 * @example
 * ```ts
 * const folder = record({ folderId: integer, folderName: text, folderNbUnread: optional(integer) });
 * ```
 */
export function record<S extends Shape>(shape: S): RecordField<RecordOf<S>> {
  // The one place where the types of a shape and of its values are put together; see `Shape`.
  const fields = Object.entries(shape) as unknown as readonly (readonly [string, Field<unknown>])[];
  const collect = (read: (field: Field<unknown>, key: string) => unknown) =>
    Object.fromEntries(
      fields.flatMap(([key, field]) => {
        const value = read(field, key);
        return value === undefined ? [] : [[key, value]];
      }),
    ) as RecordOf<S>;
  const valueIn = (value: RecordOf<S>, key: string): unknown => Reflect.get(value, key);

  const childrenOf = (value: RecordOf<S>) =>
    fields.flatMap(([key, field]) => [...field.toXml(key, valueIn(value, key))]);
  const readChildren = (parent: ParsedElement, name: string) =>
    collect((field, key) => field.fromXml(children(parent, '', key), `${name}.${key}`));
  const readObject = (value: Readonly<Record<string, unknown>>, name: string) =>
    collect((field, key) =>
      field.fromJson(Object.hasOwn(value, key) ? value[key] : undefined, `${name}.${key}`),
    );

  return {
    names: fields.map(([key]) => key),
    childrenOf,
    readChildren,
    readObject,
    toXml: (name, value) => [plainElement(name, {}, childrenOf(value))],
    fromXml([first, second], name) {
      if (first === undefined) throw new SoapError('XML_UNEXPECTED', `${name} is missing.`);
      if (second !== undefined) throw new SoapError('XML_UNEXPECTED', `${name} stands twice.`);
      return readChildren(first, name);
    },
    toJson(value): Json {
      return Object.fromEntries(
        fields.flatMap(([key, field]) => {
          const json = field.toJson(valueIn(value, key));
          return json === undefined ? [] : [[key, json]];
        }),
      );
    },
    fromJson(value, name) {
      // An object without content comes as an empty text (mss 4.3).
      if (value === '') return readObject({}, name);
      if (value === undefined || value === null) throw new SoapError('XML_UNEXPECTED', `${name} is missing.`);
      if (!isObject(value)) throw unexpectedValue(name, 'an object');
      return readObject(value, name);
    },
  };
}

/** An object of JSON: neither a list nor a value. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
