import type { SettingNode } from './form.js';
import { SettingsError } from './problems.js';
import type { DescribedSetting } from './settings.js';

/**
 * The value of a setting from words, as a command line or the fields of a page give it: one word, or one for each item
 * of a list; `kid:key` for a named key; `name=value` for each attribute. No word, or empty ones: the default.
 *
 * @throws {SettingsError} `SETTINGS_INVALID`
 */
export function readWords({ path, row }: DescribedSetting, words: readonly string[]): unknown {
  const given = words.map((word) => word.trim()).filter((word) => word !== '');
  // An empty list is a value of its own, not the default, where the two differ.
  if (given.length === 0) return undefined;
  const outcome = row.form.read(toNodes(row.form, row.node, given));
  if (outcome.ok) return outcome.value;
  throw new SettingsError(outcome.broken.map(({ rule }) => ({ path, line: 0, rule })));
}

/** The words that {@link readWords} reads a value from. */
export function writeWords({ row }: DescribedSetting, value: unknown): readonly string[] {
  if (value === undefined) return [];
  return row.form.write(value).flatMap(({ text = '', attributes = {}, children = [] }) => {
    if (row.form.kind === 'attributes') {
      return Object.entries(attributes).map(([name, attribute]) => `${name}=${attribute}`);
    }
    if (row.form.kind === 'keys') return [attributes.kid === undefined ? text : `${attributes.kid}:${text}`];
    return row.form.children.length > 0 ? children.map((child) => child.text) : [text];
  });
}

function toNodes(
  form: DescribedSetting['row']['form'],
  name: string,
  words: readonly string[],
): readonly SettingNode[] {
  const node = { name, text: '', attributes: {}, children: [], line: 0 };
  if (form.kind === 'attributes') {
    return [{ ...node, attributes: Object.fromEntries(words.map(splitAttribute)) }];
  }
  if (form.kind === 'keys') {
    return words.map((word) => {
      // A name may hold a colon, a key none.
      const at = word.lastIndexOf(':');
      const key = { ...node, text: word.slice(at + 1) };
      return at === -1 ? key : { ...key, attributes: { kid: word.slice(0, at) } };
    });
  }
  const [item] = form.children;
  return item === undefined
    ? [{ ...node, text: words.join(';') }]
    : [{ ...node, children: words.map((text) => ({ ...node, name: item, text })) }];
}

function splitAttribute(word: string): readonly [string, string] {
  const at = word.indexOf('=');
  return at === -1 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}
