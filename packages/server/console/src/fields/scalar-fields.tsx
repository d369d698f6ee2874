import { useTexts } from '../state/context.js';
import { describedBy, type FieldProps } from './field-props.js';

type Scalar<Kind extends FieldProps['field']['kind']> = FieldProps<Kind> & {
  readonly problem: FieldProps['problems'][number] | undefined;
};

const textOf = (event: { readonly currentTarget: { readonly value: string } }) => event.currentTarget.value;

/** Longest text that stays on one line. */
const ONE_LINE = 200;

/** A line of text, or several. */
export function TextInput({ field, path, draft, onChange, problem }: Scalar<'text'>) {
  const attributes = {
    ...describedBy(path, problem),
    value: String(draft),
    spellcheck: false,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => onChange(textOf(event)),
  };
  return String(draft).length > ONE_LINE || (field.maxLength ?? 0) > 2000 ? (
    <textarea {...attributes} rows={3} />
  ) : (
    <input {...attributes} type="text" autocomplete="off" />
  );
}

/** A PIN or a password: unseen, and not offered to the password manager of the browser. */
export function SecretInput({ path, draft, onChange, problem }: Scalar<'secret'>) {
  return (
    <input
      {...describedBy(path, problem)}
      type="password"
      class="short"
      value={String(draft)}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => onChange(textOf(event))}
    />
  );
}

/** A whole number, typed: what is no number can be sent too, to see it refused. */
export function IntegerInput({ field, path, draft, onChange, problem }: Scalar<'integer'>) {
  const { minimum, maximum } = field;
  const limits = minimum === undefined && maximum === undefined ? '' : `${minimum ?? ''} … ${maximum ?? ''}`;
  return (
    <input
      {...describedBy(path, problem)}
      type="text"
      inputMode="numeric"
      class="short"
      placeholder={limits}
      value={String(draft)}
      autocomplete="off"
      onInput={(event) => onChange(textOf(event))}
    />
  );
}

/** One of the values of the contract, by its name. */
export function ChoiceInput({ field, path, draft, onChange, problem }: Scalar<'choice'>) {
  const texts = useTexts();
  return (
    <select
      {...describedBy(path, problem)}
      value={String(draft)}
      onChange={(event) => onChange(textOf(event))}
    >
      <option value="">{texts.field.choose}</option>
      {field.choices.map(({ value, name }) => (
        <option key={value} value={value}>
          {name === '' ? value : `${value} — ${name}`}
        </option>
      ))}
    </select>
  );
}

/** 0, 1 or nothing. */
export function FlagInput({ field, path, draft, onChange, problem }: Scalar<'flag'>) {
  const texts = useTexts();
  return (
    <select
      {...describedBy(path, problem)}
      class="short"
      value={String(draft)}
      onChange={(event) => onChange(textOf(event))}
    >
      {!field.required && <option value="">{texts.field.flagAbsent}</option>}
      {field.required && draft === '' && <option value="">{texts.field.choose}</option>}
      <option value="0">{texts.field.flagOff}</option>
      <option value="1">{texts.field.flagOn}</option>
    </select>
  );
}

/** A sum of named values: a box for each. */
export function SumInput({ field, path, draft, onChange, problem }: Scalar<'sum'>) {
  const sum = Number(draft === '' ? 0 : draft);
  const { id, ...described } = describedBy(path, problem);
  const toggle = (bit: number) => {
    // The bits are powers of two: the one that changes is the one that differs.
    const next = sum ^ bit;
    onChange(next === 0 ? '' : String(next));
  };
  return (
    <fieldset class="boxes" aria-label={field.name} {...described}>
      {field.choices.map(({ value, name }, index) => (
        <label key={value} class="box">
          <input
            type="checkbox"
            {...(index === 0 ? { id } : {})}
            checked={(sum & Number(value)) !== 0}
            onChange={() => toggle(Number(value))}
          />
          {value} — {name}
        </label>
      ))}
    </fieldset>
  );
}
