import { describe, expect, it } from 'vitest';
import { documentedGroups } from './documentation/documented-groups.js';
import { EXAMPLES } from './documentation/examples/table.js';
import { type JsonSchema, requestSchema } from './documentation/json-schema.js';
import { COMMANDS } from './table.js';

/** js-api 2.5, for every field of every command: what applications send beyond what the schemas say. */

interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly mandatory: boolean;
}

const rows = documentedGroups()
  .flatMap(({ commands }) => commands)
  .filter(({ name }) => name in COMMANDS && name in EXAMPLES)
  .map((command) => {
    const { properties = {}, required = [] } = requestSchema(command);
    const fields = Object.entries(properties).flatMap(([name, schema]): Field[] =>
      ['s_commandName', 's_sessionId'].includes(name) || typeof schema === 'boolean'
        ? []
        : [{ name, schema, mandatory: required.includes(name) }],
    );
    return { ...command, fields };
  });

const cases = (wanted: (field: Field) => boolean) =>
  rows.flatMap((command) => command.fields.filter(wanted).map((field) => ({ command, field })));

const exampleOf = (name: string): Record<string, unknown> => ({
  ...EXAMPLES[name as keyof typeof COMMANDS]?.request,
});

/** A value that the field accepts: the one of the example, or the smallest of its range. */
const pickValue = ({ name, schema }: Field, example: Record<string, unknown>): unknown =>
  example[name] ?? schema.enum?.[0] ?? Math.max(schema.minimum ?? 1, 0);

describe('an integer', () => {
  it.each(cases(({ schema }) => schema.type === 'integer'))(
    'may be decimal text: $command.name, $field.name',
    ({ command, field }) => {
      const example = exampleOf(command.name);
      const value = Number(pickValue(field, example));
      const asNumber = command.input.safeParse({ ...example, [field.name]: value });
      const asText = command.input.safeParse({ ...example, [field.name]: String(value) });
      expect(asNumber.error).toBeUndefined();
      expect(asText.data).toEqual(asNumber.data);
    },
  );

  it.each(cases(({ schema }) => schema.type === 'integer'))(
    'is refused by name when it is none: $command.name, $field.name',
    ({ command, field }) => {
      const refused = command.input.safeParse({ ...exampleOf(command.name), [field.name]: 'first' });
      expect(refused.error?.issues.map(({ path }) => path[0])).toContain(field.name);
    },
  );
});

describe('an optional field', () => {
  it.each(cases(({ mandatory }) => !mandatory))(
    'is absent when it is null or empty: $command.name, $field.name',
    ({ command, field }) => {
      const { [field.name]: _, ...example } = exampleOf(command.name);
      const absent = command.input.safeParse(example);
      for (const nothing of [null, '', undefined]) {
        expect(command.input.safeParse({ ...example, [field.name]: nothing })).toEqual(absent);
      }
    },
  );
});

describe('a mandatory field', () => {
  it.each(cases(({ mandatory }) => mandatory))(
    'is asked for by its name: $command.name, $field.name',
    ({ command, field }) => {
      for (const nothing of [null, '', undefined]) {
        const { error } = command.input.safeParse({ ...exampleOf(command.name), [field.name]: nothing });
        expect(error?.issues.map(({ path, message }) => [path[0], message])).toContainEqual([
          field.name,
          'is missing',
        ]);
      }
    },
  );
});

describe('a text', () => {
  it.each(cases(({ schema }) => schema.type === 'string' && schema.contentEncoding === undefined))(
    'longer than its limit is refused by its name: $command.name, $field.name',
    ({ command, field }) => {
      expect(field.schema.maxLength).toBeGreaterThan(0);
      const tooLong = 'x'.repeat((field.schema.maxLength ?? 0) + 1);
      const { error } = command.input.safeParse({ ...exampleOf(command.name), [field.name]: tooLong });
      expect(error?.issues.map(({ path }) => path[0])).toContain(field.name);
    },
  );
});

describe('a command', () => {
  it.each(rows)('ignores fields it does not know: $name', ({ name, input }) => {
    const example = exampleOf(name);
    expect(input.safeParse({ ...example, s_unheardOf: 'x', i_unheardOf: 1 })).toEqual(
      input.safeParse(example),
    );
  });
});
