import type { Flavour } from '../flavour.js';
import { DESCRIBED_SETTINGS } from './described.js';
import { parseSettingsDocument, printSettingsDocument } from './document.js';
import { declareUtf8 } from './encoding.js';
import { writeNodes } from './nodes.js';
import { parseSettings } from './parse.js';
import { SettingsError } from './problems.js';
import type { DescribedSetting, SettingsChange } from './settings.js';

/**
 * Applies a change to the text of a settings file. Comments, unknown nodes and the order of what is there
 * survive; a setting put back to its default (`undefined`) leaves an empty node.
 *
 * @throws {SettingsError} `SETTINGS_INVALID` when a value breaks its rule, or the result would not be read.
 * @example
 * ```ts
 * changeSettings(text, { proxy: { server: 'proxy.example.org', port: 8080 } }, 'production');
 * ```
 */
export function changeSettings(text: string, change: SettingsChange, flavour: Flavour): string {
  const parsed = parseSettingsDocument(text);
  const changes = listChanges(change);
  if (changes.length === 0) return text;
  refuseInvalid(changes);
  for (const { described, value } of changes) {
    const contents = value === undefined ? [] : described.row.form.write(value);
    writeNodes(parsed.document, parsed.root, described, contents);
  }
  const result = declareUtf8(printSettingsDocument(parsed));
  parseSettings(result, flavour);
  return result;
}

interface Change {
  readonly described: DescribedSetting;
  readonly value: unknown;
}

function listChanges(change: SettingsChange): readonly Change[] {
  return DESCRIBED_SETTINGS.flatMap((described) => {
    const section: Readonly<Record<string, unknown>> =
      Object.entries(change).find(([name]) => name === described.section)?.[1] ?? {};
    return Object.hasOwn(section, described.property)
      ? [{ described, value: section[described.property] }]
      : [];
  });
}

function refuseInvalid(changes: readonly Change[]): void {
  const problems = changes
    .filter(
      ({ described, value }) => value !== undefined && !described.row.form.schema.safeParse(value).success,
    )
    .map(({ described }) => ({ path: described.path, line: 0, rule: `must be ${described.row.form.type}` }));
  if (problems.length > 0) throw new SettingsError(problems);
}
