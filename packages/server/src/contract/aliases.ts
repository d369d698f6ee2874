import type { CommandRow, CommandTable } from './define.js';
import type { CommandName } from './table.js';

/** Other spellings of command names that are accepted (js-api 4.8: "Persistant" is how the original writes it). */
export const COMMAND_ALIASES: Readonly<Record<string, CommandName>> = {
  hl_setPersistentData: 'hl_setPersistantData',
  hl_getPersistentData: 'hl_getPersistantData',
  hl_clearPersistentData: 'hl_clearPersistantData',
  hl_getPersistentDataSize: 'hl_getPersistantDataSize',
  hl_getMaximumPersistentDataSize: 'hl_getMaximumPersistantDataSize',
};

/** The rows of a table under every name that is accepted for them. */
export function rowsByAcceptedName(commands: CommandTable): ReadonlyMap<string, CommandRow> {
  const rows = new Map(Object.entries(commands));
  for (const [alias, name] of Object.entries(COMMAND_ALIASES)) {
    const row = rows.get(name);
    if (row !== undefined) rows.set(alias, row);
  }
  return rows;
}
