import type { SETTINGS_TABLE, SettingRow } from './table.js';

type Table = typeof SETTINGS_TABLE;

/** Value of one row: its type, with `undefined` only when the row may stay unset. */
type ValueOf<R> = R extends SettingRow<infer T> & { readonly default: infer D }
  ? D extends undefined
    ? T | undefined
    : T
  : never;

type SectionOf<S> = { readonly [P in keyof S]: ValueOf<S[P]> };

/** Typed content of `DmpConnect-JS2.xml`, defaults applied; see `SETTINGS_TABLE` for the meaning of each. */
export type Settings = { readonly [S in keyof Table]: SectionOf<Table[S]> };

/** What a caller may change: any value of any section. `undefined` puts a parameter back to its default. */
export type SettingsChange = {
  readonly [S in keyof Table]?: { readonly [P in keyof Table[S]]?: ValueOf<Table[S][P]> | undefined };
};

/** A row of the table with the place it holds in the file and in {@link Settings}. */
export interface DescribedSetting {
  readonly section: string;
  readonly property: string;
  /** Path of the node below `config`, e.g. `server/log_level`. */
  readonly path: string;
  readonly row: SettingRow<unknown>;
}
