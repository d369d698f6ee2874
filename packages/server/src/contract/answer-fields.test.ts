import { describe, expect, it } from 'vitest';
import { documentedGroups } from './documentation/documented-groups.js';
import { answerSchema, type JsonSchema } from './documentation/json-schema.js';

/** How the contract says in words that a number is 0 or 1. */
const ZERO_OR_ONE = /^1(: | when | for )|\belse 0\b|\b0 for .*\b1 for\b|: 1 for /;

function integersOf(
  schema: JsonSchema,
  path: string,
): readonly { readonly path: string; readonly field: JsonSchema }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (typeof field === 'boolean') return [];
    const { items } = field;
    const inside =
      typeof items === 'object' && !Array.isArray(items) ? integersOf(items, `${path}.${name}[]`) : [];
    const own = field.type === 'integer' ? [{ path: `${path}.${name}`, field }] : [];
    return [...own, ...integersOf(field, `${path}.${name}`), ...inside];
  });
}

describe('a field of an answer that is 0 or 1', () => {
  it('says so in its schema (zeroOrOne), not in words alone', () => {
    const integers = documentedGroups()
      .flatMap(({ commands }) => commands)
      .flatMap((command) => integersOf(answerSchema(command), command.name));
    const said = integers.filter(({ field }) => ZERO_OR_ONE.test(field.description ?? ''));
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter(({ field }) => field.enum === undefined).map(({ path }) => path)).toEqual([]);
  });
});
