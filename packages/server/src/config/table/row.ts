import type { Texts } from '../../cli/texts.js';
import type { Flavour } from '../../flavour.js';
import type { Form } from '../form.js';
import { textForm } from '../forms/scalars.js';

/** When a change of a setting takes effect: a running service is told at once, or must be started again (seed 6.2). */
export type SettingEffect = 'restart' | 'at-once' | 'next-start';

/** One parameter of the settings file. */
export interface SettingRow<T> {
  /** Name of the node inside its section. */
  readonly node: string;
  readonly form: Form<T>;
  /** Value when the node is absent or empty; `undefined` means "not set". */
  readonly default: T | undefined;
  /** Where the development flavour differs: it is the verbose one (seed, chapter 4). */
  readonly defaultInDev?: T;
  readonly effect: SettingEffect;
  /** A few words, for a page of settings. */
  readonly label: Texts;
  /** One sentence for the person who edits the file. */
  readonly text: Texts;
  /** True when the value is never shown: a password, a token. */
  readonly secret: boolean;
  /** Set when the parameter exists in one flavour only. */
  readonly only?: Flavour;
}

interface Described<T> {
  readonly form: Form<T>;
  readonly label: Texts;
  readonly text: Texts;
  readonly effect?: SettingEffect;
  readonly secret?: boolean;
  readonly only?: Flavour;
}

/** A parameter that always has a value. */
export function setting<T>(
  node: string,
  row: Described<T> & { readonly default: NoInfer<T>; readonly defaultInDev?: NoInfer<T> },
): SettingRow<T> & { readonly default: T } {
  return { effect: 'restart', secret: false, ...row, node };
}

/** A parameter that may be left unset. */
export function optional<T>(
  node: string,
  row: Described<T>,
): SettingRow<T> & { readonly default: undefined } {
  return { effect: 'restart', secret: false, ...row, node, default: undefined };
}

/** Path of a file or of a folder; a relative one starts from the folder of the settings file. */
export const PATH = textForm(1024);

/** What applies when the node is absent or empty. */
export function defaultOf<T>(row: SettingRow<T>, flavour: Flavour): T | undefined {
  return flavour === 'dev' ? (row.defaultInDev ?? row.default) : row.default;
}
