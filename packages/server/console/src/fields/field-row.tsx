import type { ComponentChildren } from 'preact';
import type { Problem } from '../form/find-problems.js';
import type { Field } from '../form/model.js';
import { Prose } from '../parts/prose.js';
import { useTexts } from '../state/context.js';
import { inputId } from './field-props.js';

/** Label, input, meaning and problem of a field. */
export function FieldRow({
  field,
  path,
  problem,
  children,
}: {
  readonly field: Field;
  readonly path: string;
  readonly problem: Problem | undefined;
  readonly children: ComponentChildren;
}) {
  const texts = useTexts();
  const id = inputId(path);
  return (
    <div class="field">
      <label class="field-name" for={id}>
        <code>{field.name === '' ? path : field.name}</code>
        {field.required && <span class="required">{texts.field.required}</span>}
      </label>
      {children}
      <p class="field-meaning" id={`${id}-meaning`}>
        <Prose text={field.meaning} />
      </p>
      {problem !== undefined && (
        <p class="field-problem" id={`${id}-problem`}>
          {texts.problem(problem)}
        </p>
      )}
    </div>
  );
}
