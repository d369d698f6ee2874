import { CALL_FIRST } from '../call-first.js';
import type { CommandGroup, CommandRow } from '../define.js';
import { WIRE_ERRORS, type WireErrorName } from '../errors.js';
import { COMMANDS, type CommandName } from '../table.js';
import type { DocumentedCommand, DocumentedGroup } from './documented-command.js';
import { errorsOf } from './errors-of.js';
import { EXAMPLES } from './examples/table.js';
import { writeSize } from './field-lines.js';
import { GROUPS } from './groups.js';
import { REMOTE_COMMANDS_PAGE } from './remote-commands.js';

// Object.keys is typed string[]: these tables have no other keys than their names.
const CATALOGUE = Object.keys(WIRE_ERRORS) as WireErrorName[];
const GROUP_NAMES = Object.keys(GROUPS) as CommandGroup[];
const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/** Every group that has commands, in the order of the reference. */
export function documentedGroups(): readonly DocumentedGroup[] {
  const groups = GROUP_NAMES.map((group) => ({
    page: group,
    ...GROUPS[group],
    commands: COMMAND_NAMES.filter((name) => COMMANDS[name].group === group).map(documentCommand),
  }));
  return [...groups.filter(({ commands }) => commands.length > 0), REMOTE_COMMANDS_PAGE];
}

function documentCommand(name: CommandName): DocumentedCommand {
  const row: CommandRow = COMMANDS[name];
  return {
    ...row,
    facts: factsOf(row),
    errors: errorsOf(row, CATALOGUE),
    example: EXAMPLES[name] ?? { request: {}, answer: {} },
  };
}

/** The wrapper gives up at T; the answer leaves half a second before (js-api 12.4). */
const MARGIN_SECONDS = 0.5;

function factsOf({
  kind,
  session,
  timeoutSeconds,
  maxRequestBytes,
  needs,
  servedBy,
  only,
}: CommandRow): string[] {
  return [
    ...(only === undefined ? [] : [`Only in the \`-${only}\` flavour.`]),
    kind === 'monitor'
      ? 'WebSocket only: it stays open and carries events.'
      : `Time-out ${timeoutSeconds} s: answered after ${timeoutSeconds - MARGIN_SECONDS} s at the latest.`,
    `${session ? 'Needs a session.' : 'No session.'}${servedBy === 'master' ? ' Answered even when the application’s process is busy.' : ''}`,
    `Largest request ${writeSize(maxRequestBytes)}.`,
    ...(needs.length === 0
      ? []
      : [`Call first: ${needs.map((need) => `\`${CALL_FIRST[need]}\``).join(', ')}.`]),
  ];
}
