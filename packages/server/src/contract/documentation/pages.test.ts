import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMANDS } from '../table.js';
import { documentedGroups } from './documented-groups.js';
import { EXAMPLES } from './examples/table.js';
import { listFields } from './field-lines.js';
import { answerSchema, requestSchema } from './json-schema.js';
import { API_FOLDER, renderPages } from './pages.js';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const commands = documentedGroups().flatMap((group) => group.commands);

/** JSON whatever its layout, Markdown word for word. */
const readPage = (path: string, text: string): unknown => (path.endsWith('.json') ? JSON.parse(text) : text);

describe('the reference of the API', () => {
  it('is what the contract says: run `npm run docs:api -w @dmpconnect/server` when this fails', () => {
    const stale = [...renderPages()].filter(([path, text]) => {
      try {
        const kept = readPage(path, readFileSync(`${ROOT}${path}`, 'utf8'));
        return JSON.stringify(kept) !== JSON.stringify(readPage(path, text));
      } catch {
        return true;
      }
    });
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  it('holds no page of a command that is gone', () => {
    const kept = readdirSync(`${ROOT}${API_FOLDER}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(ROOT.length).replaceAll('\\', '/'));
    const pages = renderPages();
    expect(kept.filter((path) => !pages.has(path))).toEqual([]);
  });

  it.each(commands)('says what every field of $name means', (command) => {
    const fields = [...listFields(requestSchema(command)), ...listFields(answerSchema(command))];
    expect(fields.filter(({ meaning }) => meaning === '').map(({ path }) => path)).toEqual([]);
    expect(fields.filter(({ type }) => type === 'any').map(({ path }) => path)).toEqual([]);
  });
});

describe('the examples', () => {
  it.each(Object.values(COMMANDS).map((row) => [row.name, row] as const))(
    'of %s are what its row accepts and gives',
    (name, row) => {
      const example = EXAMPLES[name];
      expect(example).toBeDefined();
      expect(row.input.safeParse(example?.request).error).toBeUndefined();
      expect(row.output.safeParse(example?.answer).data).toEqual(example?.answer);
    },
  );

  it.each(commands)('of $name are what its published schemas say', (command) => {
    for (const { examples, ...schema } of [requestSchema(command), answerSchema(command)]) {
      expect(examples).toHaveLength(1);
      expect(z.fromJSONSchema(schema).safeParse(examples?.[0]).error).toBeUndefined();
    }
  });
});
