import type { Span } from './outline.js';

/** A stretch of a text and what takes its place. */
export interface Edit extends Span {
  readonly text: string;
}

/** Applies edits that do not overlap; everything else stays as it was. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((current, edit) => current.slice(0, edit.from) + edit.text + current.slice(edit.to), text);
}

const IN_TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const IN_ATTRIBUTE: Readonly<Record<string, string>> = { ...IN_TEXT, '"': '&quot;' };

/** A value as the text of an element. */
export function escapeText(value: string): string {
  return value.replace(/[&<>]/g, (character) => IN_TEXT[character] ?? character);
}

/** A value as an attribute between double quotes. */
export function escapeAttribute(value: string): string {
  return value.replace(/[&<>"]/g, (character) => IN_ATTRIBUTE[character] ?? character);
}
