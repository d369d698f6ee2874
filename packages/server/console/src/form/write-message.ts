import { type Draft, isListDraft, isStructureDraft, type StructureDraft } from './draft.js';
import type { Field } from './model.js';

/** A message as it is sent: names of the wire, values of JSON. */
export type Message = Readonly<Record<string, unknown>>;

/** The fields of a form as they are sent. What is empty is left out: the server says what it misses. */
export function writeMessage(fields: readonly Field[], draft: StructureDraft): Message {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = writeField(field, draft[field.name] ?? '');
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function writeField(field: Field, draft: Draft): unknown {
  if (isStructureDraft(draft))
    return field.kind === 'structure' ? writeMessage(field.fields, draft) : undefined;
  if (isListDraft(draft)) {
    if (field.kind !== 'list' || draft.length === 0) return undefined;
    return draft.map((item) => writeField(field.item, item) ?? '');
  }
  if (draft === '') return undefined;
  const isNumber =
    field.kind === 'integer' ||
    field.kind === 'flag' ||
    field.kind === 'sum' ||
    (field.kind === 'choice' && field.isNumber);
  // Text that is no number is sent as it is: the server's refusal names the field and the rule.
  return isNumber && /^-?\d{1,15}$/.test(draft) ? Number(draft) : draft;
}
