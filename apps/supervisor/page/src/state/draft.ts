import type { SettingField, SettingsView } from '../../../src/settings/view.js';

/** What a person has typed and not saved, by node path; `null` puts a node back to its default. */
export type Draft = Readonly<Record<string, unknown>>;

/** A value as an input shows it: the lines of a list, the word of a choice, nothing for what is not set. */
export function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** What was typed, as the settings take it; a number that is none stays text, and is refused by its rule. */
export function fromText(kind: SettingField['kind'], text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (kind === 'integer') return /^\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
  if (kind === 'boolean') return trimmed === 'true';
  if (kind !== 'list') return trimmed;
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What is shown of a field: what was typed, else what is in the file. */
export function shownValue(field: SettingField, draft: Draft): unknown {
  return Object.hasOwn(draft, field.node) ? (draft[field.node] ?? field.default) : field.value;
}

/** What differs from the file: what would be written. */
export function changesOf(view: SettingsView, draft: Draft): Draft {
  return Object.fromEntries(
    Object.entries(draft).filter(([node, value]) => {
      const field = view.fields.find((one) => one.node === node);
      if (field === undefined || value === undefined) return false;
      if (field.secret) return value !== null || field.isSet;
      return toText(value ?? field.default) !== toText(field.value);
    }),
  );
}

/** Whether every value of a preset is the one shown. */
export function isChosen(view: SettingsView, draft: Draft, values: Draft): boolean {
  return Object.entries(values).every(([node, value]) => {
    const field = view.fields.find((one) => one.node === node);
    if (field === undefined) return false;
    if (field.secret) return value === null ? !field.isSet || draft[node] === null : false;
    return toText(value ?? field.default) === toText(shownValue(field, draft));
  });
}
