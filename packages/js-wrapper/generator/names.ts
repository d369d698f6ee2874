/**
 * The one rule that turns names of the wire into those of the promise API: the prefix of the type goes, the rest
 * begins with a small letter, `_x` becomes `X`. `s_readerName` → `readerName`, `i_document_Format` →
 * `documentFormat`, `PracticeLocations` → `practiceLocations`. The same rule runs in the library
 * (`src/codec/rename.ts`); a test compares the two on every field of the contract.
 */
export { renameField } from '../src/codec/rename.js';

const UPPER_WORDS = /[A-Z0-9]+/g;

/** `dmp-documents` → `documents`, `persistent-data` → `persistentData`: the area of a group of the contract. */
export function areaOfGroup(group: string): string {
  return group.replace(/^dmp-/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Words of a command that its area says already. */
const SAID_BY_AREA: Readonly<Record<string, RegExp>> = {
  aldi: /Aldi/,
  connector: /DmpConnector$|Dmp/i,
  documents: /Documents?/,
  insi: /Insi(?=Connector)/,
  mss: /Mss/,
  patient: /Dmp/i,
  persistentData: /Persist[ae]ntData/,
  printedDocuments: /PrintedDocuments?/,
  record: /Dmp(?!Access)/i,
  session: /Session/i,
  sessionData: /SessionData/,
};

/**
 * Name of the method of each command of an area: `hl_` goes, monitors lose `start` and `Monitoring`, and so do the
 * words that the area says already, unless nothing or twice the same would be left.
 *
 * @example `hl_findDocuments` → `find`, `hl_startCpxCardMonitoring` → `cpxCard`
 */
export function nameMethods(area: string, commands: readonly string[]): ReadonlyMap<string, string> {
  const short = new Map(commands.map((command) => [command, shorten(area, command)]));
  const taken = [...short.values()];
  return new Map(
    [...short].map(([command, name]) => [
      command,
      taken.filter((other) => other === name).length > 1 ? bare(command) : name,
    ]),
  );
}

function shorten(area: string, command: string): string {
  const said = SAID_BY_AREA[area];
  const monitored = /^hl_start(\w+)Monitoring$/.exec(command)?.[1];
  if (monitored !== undefined) {
    const rest = said === undefined ? monitored : monitored.replace(said, '');
    return rest === '' ? 'monitor' : lowerFirst(rest);
  }
  const name = bare(command);
  const rest = said === undefined ? name : name.replace(said, '');
  return rest === '' ? name : lowerFirst(rest);
}

const bare = (command: string) => command.replace(/^hl_/, '');

/** `GetCpxCard` for a type, from `hl_getCpxCard`. */
export const typeOfCommand = (command: string) => upperFirst(bare(command));

/** `CPX_STATES` → `CpxState`: the type of a table of values. */
export function typeOfTable(table: string): string {
  const singular = table
    .replace(/IES$/, 'Y')
    .replace(/(?<=[SX])ES$/, '')
    .replace(/(?<![SU])S$/, '');
  return singular.replace(UPPER_WORDS, (word) => word[0] + word.slice(1).toLowerCase()).replaceAll('_', '');
}

export const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
