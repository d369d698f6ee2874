import type { z } from 'zod';
import type { Texts } from '../cli/texts.js';

/** A node of the settings file as its form sees it. */
export interface SettingNode {
  readonly name: string;
  /** Text of the node, without the white space around it. */
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SettingNode[];
  /** Line of the start tag, from 1. */
  readonly line: number;
}

/** What a node must hold after a write. */
export interface NodeContent {
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly { readonly name: string; readonly text: string }[];
}

/** A rule broken by a node. The value itself is never repeated: it may be a password. */
export interface BrokenRule {
  readonly line: number;
  readonly rule: Texts;
}

/** Outcome of reading the node or nodes of one setting. */
export type FormOutcome<T> =
  | { readonly ok: true; readonly value: T | undefined }
  | { readonly ok: false; readonly broken: readonly BrokenRule[] };

/** What a page shows for a setting: a box, a switch, a menu, a list. */
export type SettingKind = 'text' | 'integer' | 'boolean' | 'choice' | 'list' | 'keys' | 'attributes';

/** How a kind of setting is written in XML. `undefined` is the empty node: the default applies. */
export interface Form<T> {
  readonly kind: SettingKind;
  /** Kind of value in words, for the documentation and the supervisor. */
  readonly type: Texts;
  /** The words of a choice. */
  readonly choices?: readonly string[];
  /** True when the node itself may stand several times. */
  readonly repeated: boolean;
  /** Attributes the form owns: a write removes those it does not set. */
  readonly attributes: readonly string[];
  /** Names of the child nodes the form reads. */
  readonly children: readonly string[];
  /** Rule of a typed value, applied before a write. */
  readonly schema: z.ZodType<T>;
  read(nodes: readonly SettingNode[]): FormOutcome<T>;
  /** The nodes that say `value`; none for an empty list of repeated nodes. */
  write(value: T): readonly NodeContent[];
}

/** The sentence of a value that is not of its type. */
export function mustBe(type: Texts): Texts {
  return { fr: `doit être ${type.fr}`, en: `must be ${type.en}` };
}
