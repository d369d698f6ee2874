import {
  base64Text,
  children,
  decodeBase64,
  type ParsedElement,
  plainElement,
  SoapError,
  textOf,
  type XmlElement,
} from '@dmpconnect/soap';

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * One value of a message, written and read in both protocols: an element name of SOAP is a key of REST, a list is an
 * element repeated (mss 4.2).
 */
export interface Field<T> {
  toXml(name: string, value: T): readonly XmlElement[];
  /** @param elements All the elements of that name in their parent. @throws {SoapError} `XML_UNEXPECTED` */
  fromXml(elements: readonly ParsedElement[], name: string): T;
  /** `undefined`: the key is left out. */
  toJson(value: T): Json | undefined;
  /** @throws {SoapError} `XML_UNEXPECTED` */
  fromJson(value: unknown, name: string): T;
}

/** The value that a field holds. */
export type ValueOf<F> = F extends Field<infer T> ? T : never;

/** What a message holds is not what its contract says. */
export function unexpectedValue(name: string, expected: string): SoapError {
  return new SoapError('XML_UNEXPECTED', `${name} is not ${expected}.`);
}

function scalar<T>(options: {
  readonly expected: string;
  readonly toText: (value: T) => string;
  readonly fromText: (text: string) => T | undefined;
  readonly toJson?: (value: T) => Json;
}): Field<T> {
  const { expected, toText, fromText, toJson = toText } = options;
  const read = (text: string, name: string) => {
    const value = fromText(text);
    if (value === undefined) throw unexpectedValue(name, expected);
    return value;
  };
  return {
    toXml: (name, value) => [plainElement(name, {}, [toText(value)])],
    fromXml([first, second], name) {
      if (first === undefined) throw new SoapError('XML_UNEXPECTED', `${name} is missing.`);
      if (second !== undefined) throw new SoapError('XML_UNEXPECTED', `${name} stands twice.`);
      return read(first.textContent ?? '', name);
    },
    toJson,
    fromJson(value, name) {
      // The mapped convention writes a text that looks like a number or a boolean as one (mss 4.2).
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
        return read(String(value), name);
      }
      if (value === undefined || value === null) throw new SoapError('XML_UNEXPECTED', `${name} is missing.`);
      throw unexpectedValue(name, expected);
    },
  };
}

/** Text, kept as it is. */
export const text: Field<string> = scalar({
  expected: 'a text',
  toText: (value) => value,
  fromText: (value) => value,
});

/** Whole number. */
export const integer: Field<number> = scalar({
  expected: 'a whole number',
  toText: String,
  fromText: (value) => (/^-?\d{1,15}$/.test(value.trim()) ? Number(value) : undefined),
  toJson: (value) => value,
});

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, 1: true, 0: false };

/** `true` or `false`. */
export const boolean: Field<boolean> = scalar({
  expected: 'true or false',
  toText: String,
  fromText: (value) => BOOLEANS[value.trim()],
  toJson: (value) => value,
});

/** Bytes, in base64. */
export const bytes: Field<Uint8Array> = {
  toXml: (name, value) => [plainElement(name, {}, [base64Text(value)])],
  fromXml: (elements, name) => readBase64(text.fromXml(elements, name), name),
  toJson: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
  fromJson: (value, name) => readBase64(text.fromJson(value, name), name),
};

function readBase64(value: string, name: string): Uint8Array {
  const decoded = decodeBase64(Buffer.from(value, 'latin1'));
  if (decoded === undefined) throw unexpectedValue(name, 'base64');
  return decoded;
}

/** A value that may be absent; an empty element or `null` is one that is. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
  return {
    toXml: (name, value) => (value === undefined ? [] : field.toXml(name, value)),
    fromXml: (elements, name) =>
      elements.length === 0 || (elements.length === 1 && isEmpty(elements[0]))
        ? undefined
        : field.fromXml(elements, name),
    toJson: (value) => (value === undefined ? undefined : field.toJson(value)),
    fromJson: (value, name) =>
      value === undefined || value === null || value === '' ? undefined : field.fromJson(value, name),
  };
}

function isEmpty(element: ParsedElement | undefined): boolean {
  return element === undefined || (children(element).length === 0 && textOf(element) === '');
}

/** Values one after the other. A list of one may come as its one value, an empty one as nothing (mss 4.3). */
export function list<T>(item: Field<T>): Field<readonly T[]> {
  return {
    toXml: (name, values) => values.flatMap((value) => item.toXml(name, value)),
    fromXml: (elements, name) =>
      elements.length === 1 && isEmpty(elements[0])
        ? []
        : elements.map((element, index) => item.fromXml([element], `${name}[${index}]`)),
    toJson: (values) =>
      values.length === 0 ? undefined : values.flatMap((value) => item.toJson(value) ?? []),
    fromJson(value, name) {
      if (value === undefined || value === null || value === '') return [];
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.map((one, index) => item.fromJson(one, `${name}[${index}]`));
    },
  };
}

/** A field that names itself, directly or not: a tree. */
export function recursive<T>(field: () => Field<T>): Field<T> {
  return {
    toXml: (name, value) => field().toXml(name, value),
    fromXml: (elements, name) => field().fromXml(elements, name),
    toJson: (value) => field().toJson(value),
    fromJson: (value, name) => field().fromJson(value, name),
  };
}
