import { type Draft, isListDraft, isStructureDraft, type StructureDraft } from './draft.js';
import type { Field } from './model.js';

/** A rule of the contract that a form does not keep. */
export type Problem =
  | { readonly path: string; readonly rule: 'missing' | 'integer' | 'base64' | 'pattern' }
  | {
      readonly path: string;
      readonly rule: 'minimum' | 'maximum' | 'maxLength' | 'minItems' | 'maxItems';
      readonly limit: number;
    };

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/** The rules that a form does not keep, in the order of its fields. Paths are those of the errors of the server: `Documents[0].s_title`. */
export function findProblems(
  fields: readonly Field[],
  draft: StructureDraft,
  parent = '',
): readonly Problem[] {
  return fields.flatMap((field) => inField(field, draft[field.name] ?? '', `${parent}${field.name}`));
}

function inField(field: Field, draft: Draft, path: string): readonly Problem[] {
  if (isStructureDraft(draft)) {
    return field.kind === 'structure' ? findProblems(field.fields, draft, `${path}.`) : [];
  }
  if (isListDraft(draft)) return field.kind === 'list' ? inList(field, draft, path) : [];
  if (draft === '') return field.required ? [{ path, rule: 'missing' }] : [];
  return inText(field, draft, path);
}

function inList(
  { item, minItems, maxItems = Number.POSITIVE_INFINITY }: Field & { readonly kind: 'list' },
  items: readonly Draft[],
  path: string,
): readonly Problem[] {
  const own: Problem[] = [];
  if (items.length < minItems) own.push({ path, rule: 'minItems', limit: minItems });
  if (items.length > maxItems) own.push({ path, rule: 'maxItems', limit: maxItems });
  return [...own, ...items.flatMap((one, index) => inField(item, one, `${path}[${index}]`))];
}

function inText(field: Field, text: string, path: string): readonly Problem[] {
  switch (field.kind) {
    case 'integer': {
      if (!/^-?\d+$/.test(text)) return [{ path, rule: 'integer' }];
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = field;
      if (Number(text) < minimum) return [{ path, rule: 'minimum', limit: minimum }];
      return Number(text) > maximum ? [{ path, rule: 'maximum', limit: maximum }] : [];
    }
    case 'base64':
      if (!BASE64.test(text)) return [{ path, rule: 'base64' }];
      return tooLong(text, field.maxLength, path);
    case 'text':
      if (field.pattern !== undefined && !new RegExp(field.pattern).test(text))
        return [{ path, rule: 'pattern' }];
      return tooLong(text, field.maxLength, path);
    case 'secret':
      return tooLong(text, field.maxLength, path);
    default:
      return [];
  }
}

function tooLong(text: string, limit: number | undefined, path: string): readonly Problem[] {
  return limit !== undefined && text.length > limit ? [{ path, rule: 'maxLength', limit }] : [];
}
