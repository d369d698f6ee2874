import type { Draft } from '../form/draft.js';
import type { Problem } from '../form/find-problems.js';
import type { Field } from '../form/model.js';

/** What every field of a form is given. */
export interface FieldProps<Kind extends Field['kind'] = Field['kind']> {
  readonly field: Field & { readonly kind: Kind };
  /** `Documents[0].s_title`: where it stands, and what its problems are found by. */
  readonly path: string;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** Problems of the whole form; none before a first try to send it. */
  readonly problems: readonly Problem[];
}

/** Identifier of the input of a field. */
export const inputId = (path: string) => `field-${path.replace(/[^\w]/g, '-')}`;

/** Attributes that tie an input to its label, its meaning and its problem. */
export function describedBy(path: string, problem: Problem | undefined) {
  const id = inputId(path);
  return {
    id,
    'aria-describedby': problem === undefined ? `${id}-meaning` : `${id}-problem ${id}-meaning`,
    ...(problem === undefined ? {} : { 'aria-invalid': true as const }),
  };
}
