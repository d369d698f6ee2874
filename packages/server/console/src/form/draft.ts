import type { Field } from './model.js';

/**
 * What stands in a form. Scalars are the text of their input, `''` when nothing is there; flags are `''`, `'0'` or `'1'`; a structure
 * that is left out is `''` too.
 */
export type Draft = string | StructureDraft | readonly Draft[];

/** The drafts of the fields of a structure, or of a whole form, by name. */
export interface StructureDraft {
  readonly [name: string]: Draft;
}

/** Whether a draft is the one of a structure. */
export function isStructureDraft(draft: Draft): draft is StructureDraft {
  return typeof draft === 'object' && !isListDraft(draft);
}

/** Whether a draft is the one of a list. */
export function isListDraft(draft: Draft): draft is readonly Draft[] {
  return Array.isArray(draft);
}

/** A form, or a structure just added, with nothing in it. */
export function emptyDraft(fields: readonly Field[]): StructureDraft {
  return Object.fromEntries(fields.map((field) => [field.name, emptyField(field)]));
}

/** A field with nothing in it: optional structures are left out. */
export function emptyField(field: Field): Draft {
  if (field.kind === 'list') return [];
  return field.kind === 'structure' && field.required ? emptyDraft(field.fields) : '';
}

/** An element just added to a list. */
export function emptyItem(item: Field): Draft {
  return item.kind === 'structure' ? emptyDraft(item.fields) : '';
}

/** A form filled in with a message, e.g. an example or an earlier request. What the form has no field for is dropped. */
export function draftOf(
  fields: readonly Field[],
  message: Readonly<Record<string, unknown>>,
): StructureDraft {
  return Object.fromEntries(fields.map((field) => [field.name, draftField(field, message[field.name])]));
}

function draftField(field: Field, value: unknown): Draft {
  if (value === undefined || value === null) return emptyField(field);
  if (field.kind === 'structure') return isRecord(value) ? draftOf(field.fields, value) : '';
  if (field.kind === 'list') {
    // Lists travel as arrays or as objects of numbered members (js-api 2.1).
    const items = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
    return items.map((item) => draftField(field.item, item));
  }
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The form without what its secret fields hold. */
export function withoutSecrets(fields: readonly Field[], draft: StructureDraft): StructureDraft {
  return Object.fromEntries(
    fields.map((field) => {
      const value = draft[field.name] ?? '';
      if (field.kind === 'secret') return [field.name, ''];
      if (field.kind === 'structure' && isStructureDraft(value)) {
        return [field.name, withoutSecrets(field.fields, value)];
      }
      const { item } = field.kind === 'list' ? field : { item: undefined };
      if (item?.kind !== 'structure' || !isListDraft(value)) return [field.name, value];
      return [
        field.name,
        value.map((one) => (isStructureDraft(one) ? withoutSecrets(item.fields, one) : one)),
      ];
    }),
  );
}

/** The form with the secrets of another, e.g. one that was kept without them. */
export function takeSecrets(
  fields: readonly Field[],
  draft: StructureDraft,
  from: StructureDraft,
): StructureDraft {
  const secrets = fields.filter(({ kind }) => kind === 'secret');
  return { ...draft, ...Object.fromEntries(secrets.map(({ name }) => [name, from[name] ?? ''])) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
