import type { Code } from '../../identifiers/code.js';
import { formatCx } from '../../identifiers/cx.js';
import { padUtc } from '../../identifiers/time.js';
import { formatXcn, type Xcn } from '../../identifiers/xcn.js';
import type { ParameterRule, QueryParameters } from './parameters.js';

/** One parameter of a query: how it is written, and which objects pass. */
export interface Condition<T> extends ParameterRule {
  readonly passes: (object: T, values: readonly string[]) => boolean;
}

/** Keeps the objects that pass every parameter given; the values of one slot are alternatives. */
export function select<T>(
  objects: readonly T[],
  parameters: QueryParameters,
  conditions: Readonly<Record<string, Condition<T>>>,
): T[] {
  return objects.filter((object) =>
    [...parameters].every(([name, slots]) =>
      slots.every((values) => conditions[name]?.passes(object, values) ?? true),
    ),
  );
}

/** A list of codes, `code^^codingScheme`. */
export function codedCondition<T>(read: (object: T) => readonly Code[], repeatable = false): Condition<T> {
  return {
    form: 'list',
    repeatable,
    passes: (object, values) =>
      read(object).some(({ code, system }) => values.includes(`${code}^^${system}`)),
  };
}

/** A list of plain values. */
export function listCondition<T>(read: (object: T) => string, required = false): Condition<T> {
  return { form: 'list', required, passes: (object, values) => values.includes(read(object)) };
}

/** From is included, To is not, as the IHE profile has it; a value absent passes no bound. */
export function timeCondition<T>(
  bound: 'from' | 'to',
  read: (object: T) => string | undefined,
): Condition<T> {
  return {
    form: 'number',
    passes: (object, [limit = '']) => {
      const time = read(object);
      if (time === undefined) return false;
      return bound === 'from' ? padUtc(time) >= padUtc(limit) : padUtc(time) < padUtc(limit);
    },
  };
}

/** Author persons, with the wildcards `%` and `_` of the IHE profile. */
export function authorCondition<T>(read: (object: T) => readonly Xcn[]): Condition<T> {
  return {
    form: 'list',
    passes: (object, values) => {
      const patterns = values.map(likePattern);
      return read(object).some((person) => patterns.some((pattern) => pattern.test(formatXcn(person))));
    },
  };
}

function likePattern(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('%', '.*').replaceAll('_', '.')}$`, 'is');
}

/** Reference identifiers, `value^^^&OID&ISO^type`. */
export function referenceCondition<T>(
  read: (object: T) => readonly Parameters<typeof formatCx>[0][],
): Condition<T> {
  return {
    form: 'list',
    required: true,
    repeatable: true,
    passes: (object, values) => read(object).some((reference) => values.includes(formatCx(reference))),
  };
}
