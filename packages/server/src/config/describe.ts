import type { Texts } from '../cli/texts.js';
import { FLAVOUR, type Flavour } from '../flavour.js';
import { DESCRIBED_SETTINGS } from './described.js';
import type { SettingKind } from './form.js';
import { defaultOf } from './table/row.js';
import type { SettingEffect } from './table.js';

/** One parameter of the settings file, for a page, a command or a document. */
export interface SettingDescription {
  /** Path of the node below `config`, e.g. `proxy/server`. */
  readonly node: string;
  readonly label: Texts;
  /** One sentence. */
  readonly text: Texts;
  readonly kind: SettingKind;
  /** What a value must be. */
  readonly type: Texts;
  /** Of a setting of kind `choice`. */
  readonly choices?: readonly string[];
  /** What applies when the node is absent or empty; `undefined`: not set. */
  readonly default: unknown;
  readonly effect: SettingEffect;
  /** True when a running service must be started again to see a change. */
  readonly restart: boolean;
  /** True when the value is never shown. */
  readonly secret: boolean;
}

/**
 * Every parameter of the settings file in the order of the file, without those of the other flavour.
 *
 * @example
 * ```ts
 * describeSettings().find(({ node }) => node === 'proxy/server')?.label.fr; // 'Serveur mandataire'
 * ```
 */
export function describeSettings(flavour: Flavour = FLAVOUR): readonly SettingDescription[] {
  return DESCRIBED_SETTINGS.filter(({ row }) => row.only === undefined || row.only === flavour).map(
    ({ path, row }) => ({
      node: path,
      label: row.label,
      text: row.text,
      kind: row.form.kind,
      type: row.form.type,
      ...(row.form.choices === undefined ? {} : { choices: row.form.choices }),
      default: defaultOf(row, flavour),
      effect: row.effect,
      restart: row.effect === 'restart',
      secret: row.secret,
    }),
  );
}
