/**
 * Internal functions whose name does not follow from the command's (js-api 4.5, 12.2: web applications show them,
 * support tools search for them).
 */
const FUNCTION_OF: Readonly<Record<string, string>> = {
  hl_getPcscReaders: 'getPcscResourcesList',
  hl_setDmpAccessMode: 'setDmpConnectorDirectAuthenticationDmpAccessMode',
};

/** Name of the internal function behind a command, for `s_apiErrorContext`: `hl_readCpxCard` → `readCpxCard`. */
export function functionBehind(command: string): string {
  return FUNCTION_OF[command] ?? command.replace(/^hl_/, '');
}
