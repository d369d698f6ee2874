import { emptyDraft, emptyItem, isListDraft, isStructureDraft } from '../form/draft.js';
import { Icon } from '../parts/icon.js';
import { Prose } from '../parts/prose.js';
import { useTexts } from '../state/context.js';
import { type FieldProps, inputId } from './field-props.js';
import { FieldRow } from './field-row.js';
import { FieldsView } from './fields-view.js';
import { FileInput } from './file-input.js';
import { ChoiceInput, FlagInput, IntegerInput, SecretInput, SumInput, TextInput } from './scalar-fields.js';

/** A field of a form, whatever its kind. */
export function FieldView(props: FieldProps) {
  const { field, path, problems } = props;
  const problem = problems.find((candidate) => candidate.path === path);
  if (field.kind === 'structure') return <StructureView {...props} field={field} />;
  if (field.kind === 'list') return <ListView {...props} field={field} />;
  return (
    <FieldRow field={field} path={path} problem={problem}>
      {scalarOf({ ...props, problem })}
    </FieldRow>
  );
}

function scalarOf({
  field,
  ...rest
}: FieldProps & { readonly problem: FieldProps['problems'][number] | undefined }) {
  switch (field.kind) {
    case 'secret':
      return <SecretInput {...rest} field={field} />;
    case 'integer':
      return <IntegerInput {...rest} field={field} />;
    case 'choice':
      return <ChoiceInput {...rest} field={field} />;
    case 'flag':
      return <FlagInput {...rest} field={field} />;
    case 'sum':
      return <SumInput {...rest} field={field} />;
    case 'base64':
      return <FileInput {...rest} field={field} />;
    case 'text':
      return <TextInput {...rest} field={field} />;
    default:
      return undefined;
  }
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
