import type { Flavour } from '../flavour.js';
import { DESCRIBED_SETTINGS } from './described.js';
import { mustBe } from './form.js';
import { writeSetting } from './nodes.js';
import { type InspectedSettings, inspectSettings } from './parse.js';
import { SettingsError } from './problems.js';
import type { DescribedSetting, SettingsChange } from './settings.js';

/**
 * Applies a change to the text of a settings file. Whatever is not changed keeps each of its characters; a setting
 * put back to its default (`undefined`) leaves an empty node.
 *
 * @throws {SettingsError} `SETTINGS_MALFORMED`, or `SETTINGS_INVALID` when a value breaks its rule or what is changed
 *   would be wrong with the rest. In a file with several mistakes one may be corrected alone.
 * @example
 * ```ts
 * changeSettingsText(text, { proxy: { server: 'proxy.example.org', port: 8080 } }, 'production');
 * ```
 */
export function changeSettingsText(text: string, change: SettingsChange, flavour: Flavour): string {
  return writeValues(text, listChanges(change), flavour);
}

/** A setting and what it becomes; `undefined` is its default. */
export interface SettingValueChange {
  readonly described: DescribedSetting;
  readonly value: unknown;
}

/** See {@link changeSettingsText}. @throws {SettingsError} */
export function writeValues(text: string, changes: readonly SettingValueChange[], flavour: Flavour): string {
  const before = inspectSettings(text, flavour);
  if (changes.length === 0) return text;
  refuseInvalid(changes);
  const result = changes.reduce(
    (current, { described, value }) =>
      writeSetting(current, described, value === undefined ? [] : described.row.form.write(value)),
    text,
  );
  refuseNewProblems(
    before,
    inspectSettings(result, flavour),
    new Set(changes.map((change) => change.described.path)),
  );
  return result;
}

function listChanges(change: SettingsChange): readonly SettingValueChange[] {
  return DESCRIBED_SETTINGS.flatMap((described) => {
    const section: Readonly<Record<string, unknown>> =
      Object.entries(change).find(([name]) => name === described.section)?.[1] ?? {};
    return Object.hasOwn(section, described.property)
      ? [{ described, value: section[described.property] }]
      : [];
  });
}

function refuseInvalid(changes: readonly SettingValueChange[]): void {
  const problems = changes
    .filter(
      ({ described, value }) => value !== undefined && !described.row.form.schema.safeParse(value).success,
    )
    .map(({ described }) => ({ path: described.path, line: 0, rule: mustBe(described.row.form.type) }));
  if (problems.length > 0) throw new SettingsError(problems);
}

/** A right file stays right. In a wrong one, what was changed must be right: the rest is corrected in its turn. */
function refuseNewProblems(
  before: InspectedSettings,
  after: InspectedSettings,
  changed: ReadonlySet<string>,
): void {
  const refused =
    before.settings === undefined ? after.problems.filter(({ path }) => changed.has(path)) : after.problems;
  if (refused.length > 0) throw new SettingsError(refused);
}
