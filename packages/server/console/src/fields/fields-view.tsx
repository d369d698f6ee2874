import { useState } from 'preact/hooks';
import type { Draft, StructureDraft } from '../form/draft.js';
import { emptyField } from '../form/draft.js';
import type { Problem } from '../form/find-problems.js';
import type { Field } from '../form/model.js';
import { useTexts } from '../state/context.js';
import { FieldView } from './field-view.js';

/** The fields of a form or of a structure: those that matter first, the rest folded. */
export function FieldsView({
  fields,
  path,
  draft,
  onChange,
  problems,
}: {
  readonly fields: readonly Field[];
  /** Empty for the form itself. */
  readonly path: string;
  readonly draft: StructureDraft;
  readonly onChange: (draft: StructureDraft) => void;
  readonly problems: readonly Problem[];
}) {
  const texts = useTexts();
  // What was filled in at first stays where it is while one types.
  const [shownFirst] = useState(
    () =>
      new Set(
        fields.filter((field) => field.required || isFilled(draft[field.name])).map(({ name }) => name),
      ),
  );
  const few = fields.length <= 4;
  const first = fields.filter(({ name }) => few || shownFirst.has(name));
  const folded = fields.filter((field) => !first.includes(field));
  const view = (field: Field) => (
    <FieldView
      key={field.name}
      field={field}
      path={path === '' ? field.name : `${path}.${field.name}`}
      draft={draft[field.name] ?? emptyField(field)}
      onChange={(next) => onChange({ ...draft, [field.name]: next })}
      problems={problems}
    />
  );
  return (
    <>
      {first.map(view)}
      {folded.length > 0 && (
        <details class="optional">
          <summary>{texts.command.optional(folded.length)}</summary>
          {folded.map(view)}
        </details>
      )}
    </>
  );
}

const isFilled = (draft: Draft | undefined) =>
  draft !== undefined && draft !== '' && (!Array.isArray(draft) || draft.length > 0);
