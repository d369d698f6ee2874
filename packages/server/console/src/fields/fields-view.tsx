import { useState } from 'preact/hooks';
import {
  type Draft,
  emptyDraft,
  emptyField,
  emptyItem,
  isListDraft,
  isStructureDraft,
  type StructureDraft,
} from '../form/draft.js';
import type { Problem } from '../form/find-problems.js';
import type { Field } from '../form/model.js';
import { Icon } from '../parts/icon.js';
import { Prose } from '../parts/prose.js';
import { useTexts } from '../state/context.js';
import { type FieldProps, inputId } from './field-props.js';
import { FieldRow } from './field-row.js';
import { ScalarInput } from './scalar-input.js';

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

/** A field of a form, whatever its kind. */
function FieldView(props: FieldProps) {
  const { field, path, problems } = props;
  const problem = problems.find((candidate) => candidate.path === path);
  if (field.kind === 'structure') return <StructureView {...props} field={field} />;
  if (field.kind === 'list') return <ListView {...props} field={field} />;
  return (
    <FieldRow field={field} path={path} problem={problem}>
      <ScalarInput {...props} problem={problem} />
    </FieldRow>
  );
}

function StructureView({ field, path, draft, onChange, problems }: FieldProps<'structure'>) {
  const texts = useTexts();
  const id = inputId(path);
  return (
    <fieldset class="group" aria-describedby={`${id}-meaning`}>
      <legend>
        <code>{field.name === '' ? path : field.name}</code>
        {field.required && <span class="required">{texts.field.required}</span>}
      </legend>
      <p class="field-meaning" id={`${id}-meaning`}>
        <Prose text={field.meaning} />
      </p>
      {isStructureDraft(draft) ? (
        <>
          <FieldsView
            fields={field.fields}
            path={path}
            draft={draft}
            onChange={onChange}
            problems={problems}
          />
          {!field.required && (
            <button type="button" class="button small quiet" onClick={() => onChange('')}>
              {texts.field.remove(field.name)}
            </button>
          )}
        </>
      ) : (
        <button type="button" id={id} class="button small" onClick={() => onChange(emptyDraft(field.fields))}>
          <Icon name="plus" />
          {texts.field.add(field.name)}
        </button>
      )}
    </fieldset>
  );
}

function ListView({ field, path, draft, onChange, problems }: FieldProps<'list'>) {
  const texts = useTexts();
  const items = isListDraft(draft) ? draft : [];
  const id = inputId(path);
  const problem = problems.find((candidate) => candidate.path === path);
  const change = (index: number, item: (typeof items)[number]) =>
    onChange(items.map((one, at) => (at === index ? item : one)));
  return (
    <fieldset class="group" aria-describedby={`${id}-meaning`}>
      <legend>
        <code>{field.name}</code>
        <span class="count">{items.length}</span>
        {field.required && <span class="required">{texts.field.required}</span>}
      </legend>
      <p class="field-meaning" id={`${id}-meaning`}>
        <Prose text={field.meaning} />
      </p>
      {items.map((item, index) => (
        <div key={index} class="item">
          <FieldView
            field={field.item}
            path={`${path}[${index}]`}
            draft={item}
            onChange={(next) => change(index, next)}
            problems={problems}
          />
          <button
            type="button"
            class="button small quiet"
            onClick={() => onChange(items.filter((_, at) => at !== index))}
          >
            {texts.field.remove(`${field.name}[${index}]`)}
          </button>
        </div>
      ))}
      {problem !== undefined && (
        <p class="field-problem" id={`${id}-problem`}>
          {texts.problem(problem)}
        </p>
      )}
      <button
        type="button"
        id={id}
        class="button small"
        disabled={items.length >= (field.maxItems ?? Number.POSITIVE_INFINITY)}
        onClick={() => onChange([...items, emptyItem(field.item)])}
      >
        <Icon name="plus" />
        {texts.field.addItem}
      </button>
    </fieldset>
  );
}
