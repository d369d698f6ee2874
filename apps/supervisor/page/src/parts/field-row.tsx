import type { SettingField } from '../../../src/settings/view.js';
import { useTexts, useTold } from '../state/context.js';
import { type Draft, fromText, shownValue, toText } from '../state/draft.js';
import { ActionButton } from './action-button.js';

interface FieldRowProps {
  readonly field: SettingField;
  readonly draft: Draft;
  readonly change: (values: Draft) => void;
}

/** One setting: its name, what it is for, its value. */
export function FieldRow({ field, draft, change }: FieldRowProps) {
  const texts = useTexts();
  const told = useTold();
  const id = `setting-${field.node.replace('/', '-')}`;
  const fallback = toText(field.default).replaceAll('\n', ' ; ');
  return (
    <div class="field">
      <label for={id}>
        {told(field.label)} <code>{field.node}</code>
      </label>
      <Input {...{ id, field, draft, change }} />
      <p id={`${id}-help`} class="muted">
        {told(field.text)}
        {field.kind === 'list' && ` ${texts.settings.oneALine}`}
        {fallback !== '' && ` ${texts.settings.byDefault(fallback)}.`}{' '}
        {field.restart && <span class="tag">{texts.settings.needsRestart}</span>}
      </p>
    </div>
  );
}

function Input({ id, field, draft, change }: FieldRowProps & { readonly id: string }) {
  const texts = useTexts();
  const { node, kind, choices } = field;
  const set = (event: { readonly currentTarget: { readonly value: string } }) =>
    change({ [node]: fromText(kind, event.currentTarget.value) });
  const shared = { id, 'aria-describedby': `${id}-help` };

  if (field.secret) return <Secret {...{ id, field, draft, change }} />;
  if (kind === 'keys' || kind === 'attributes') return <p {...shared}>{texts.settings.notHere}</p>;
  const text = toText(shownValue(field, draft));
  if (kind === 'choice' || kind === 'boolean') {
    const words = kind === 'boolean' ? { true: texts.settings.yes, false: texts.settings.no } : {};
    const offered = kind === 'boolean' ? ['true', 'false'] : (choices ?? []);
    return (
      <select {...shared} value={text} onChange={set}>
        {field.default === undefined && <option value="">{texts.service.none}</option>}
        {offered.map((choice) => (
          <option key={choice} value={choice}>
            {Object.entries(words).find(([word]) => word === choice)?.[1] ?? choice}
          </option>
        ))}
      </select>
    );
  }
  if (kind === 'list') return <textarea {...shared} rows={4} value={text} onInput={set} />;
  return (
    <input
      {...shared}
      type="text"
      inputMode={kind === 'integer' ? 'numeric' : 'text'}
      autocomplete="off"
      spellcheck={false}
      value={text}
      onInput={set}
    />
  );
}

/** A password: never shown, kept when nothing is typed, erased by its button. */
function Secret({ id, field, draft, change }: FieldRowProps & { readonly id: string }) {
  const texts = useTexts();
  const typed = draft[field.node];
  const isErased = Object.hasOwn(draft, field.node) && typed === null;
  return (
    <div class="secret">
      <input
        id={id}
        aria-describedby={`${id}-help`}
        type="password"
        autocomplete="new-password"
        placeholder={field.isSet && !isErased ? texts.settings.secretSet : texts.settings.secretNone}
        value={toText(typed)}
        onInput={(event) => change({ [field.node]: event.currentTarget.value || undefined })}
      />
      {field.isSet && !isErased && (
        <ActionButton kind="small" onClick={() => change({ [field.node]: null })}>
          {texts.settings.eraseSecret}
        </ActionButton>
      )}
    </div>
  );
}
