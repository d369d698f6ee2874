import { z } from 'zod';
import type { Texts } from '../../cli/texts.js';
import { type Form, mustBe, type SettingKind } from '../form.js';

/** A scalar written as the text of its node: `schema` is the value, `fromText` reads the text, `toText` writes it. */
export function scalarForm<T>(options: {
  readonly kind: SettingKind;
  readonly type: Texts;
  readonly choices?: readonly string[];
  readonly schema: z.ZodType<T>;
  readonly fromText: (text: string) => unknown;
  readonly toText?: (value: T) => string;
}): Form<T> {
  const toText = options.toText ?? String;
  return {
    kind: options.kind,
    type: options.type,
    ...(options.choices === undefined ? {} : { choices: options.choices }),
    repeated: false,
    attributes: [],
    children: [],
    schema: options.schema,
    read: ([node]) => {
      if (node === undefined || node.text === '') return { ok: true, value: undefined };
      const result = options.schema.safeParse(options.fromText(node.text));
      if (result.success) return { ok: true, value: result.data };
      return { ok: false, broken: [{ line: node.line, rule: mustBe(options.type) }] };
    },
    write: (value) => [{ text: toText(value) }],
  };
}

/** The text as it stands. */
export const asIs = (text: string): string => text;

/** Decimal digits only: `0x10`, `1e3` and `9982 ` written as such are mistakes, not numbers. */
export const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** What XML gives back as it was written: no control or separator character, no lone surrogate, no space at the ends. */
const ONE_LINE = /^(?!\s)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]*(?<!\s)$/u;

/** One line of text of at most `max` characters. */
export function textForm(max: number): Form<string> {
  return scalarForm({
    kind: 'text',
    type: {
      fr: `un texte d’au plus ${max} caractères, sur une ligne`,
      en: `a text of at most ${max} characters, on one line`,
    },
    schema: z.string().min(1).max(max).regex(ONE_LINE),
    fromText: asIs,
  });
}

/** A whole number from `min` to `max`. */
export function integerForm(min: number, max: number): Form<number> {
  return scalarForm({
    kind: 'integer',
    type: { fr: `un nombre entier de ${min} à ${max}`, en: `a whole number from ${min} to ${max}` },
    schema: z.number().int().min(min).max(max),
    fromText: wholeNumber,
  });
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** `true` or `false`; `1` and `0` are read too. */
export function booleanForm(): Form<boolean> {
  return scalarForm({
    kind: 'boolean',
    type: { fr: 'true ou false', en: 'true or false' },
    schema: z.boolean(),
    fromText: (text) => BOOLEANS[text.toLowerCase()],
  });
}

/** One of a closed list of words. */
export function choiceForm<const C extends readonly [string, ...string[]]>(choices: C): Form<C[number]> {
  return scalarForm<C[number]>({
    kind: 'choice',
    choices,
    type: { fr: `l’un de ${choices.join(', ')}`, en: `one of ${choices.join(', ')}` },
    schema: z.enum(choices),
    fromText: asIs,
  });
}
