import type { DescribedSetting } from './settings.js';
import { SETTINGS_TABLE, type SettingRow } from './table.js';

/** The table as one list, in the order of the file: for the reader, the writer, the documentation. */
export const DESCRIBED_SETTINGS: readonly DescribedSetting[] = Object.entries(SETTINGS_TABLE).flatMap(
  ([section, rows]) =>
    Object.entries(rows).map(([property, row]) => ({
      section,
      property,
      path: `${section}/${row.node}`,
      // Rows of every type meet here; each is only ever given values that its own form has read or checked.
      row: row satisfies SettingRow<never> as SettingRow<unknown>,
    })),
);
