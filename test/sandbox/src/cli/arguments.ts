import { parseArgs } from 'node:util';
import { CARD_PROFILE_NAMES, type CardProfileName } from '../card/profile.js';
import { SandboxError } from '../errors.js';

/** What the command line asks for. */
export interface CliArguments {
  readonly help: boolean;
  readonly json: boolean;
  readonly server: boolean;
  readonly port: number;
  readonly stateDirectory: string;
  readonly card: CardProfileName | null;
  readonly serverCli?: string;
  readonly dmpState?: string;
}

export const USAGE = `sandbox [options]

  --port N         port of the connector (default: a free one; the original product uses 9982)
  --state DIR      folder of the test keys and of the connector's data (default: .cache/sandbox)
  --dmp-state F    file of what the DMP holds: read at start when it exists, written at the end (default: none)
  --card NAME      card in the reader at start: ${CARD_PROFILE_NAMES.join(', ')}, none (default: medecin)
  --no-server      the simulators alone, without the connector
  --server-cli F   program of the connector (default: the one of the workspace)
  --json           print one line of JSON when ready
  --help           this text

Everything listens on 127.0.0.1. Ctrl-C, or the end of the standard input, stops it.
`;

/** Reads the command line. @throws {SandboxError} `USAGE`, naming the option and the rule. */
export function readArguments(args: readonly string[]): CliArguments {
  const { values } = parse(args);
  return {
    help: values.help,
    json: values.json,
    server: !values['no-server'],
    port: readPort(values.port),
    stateDirectory: values.state,
    card: readCard(values.card),
    ...(values['dmp-state'] === undefined ? {} : { dmpState: values['dmp-state'] }),
    ...(values['server-cli'] === undefined ? {} : { serverCli: values['server-cli'] }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      options: {
        port: { type: 'string', default: '0' },
        state: { type: 'string', default: '.cache/sandbox' },
        card: { type: 'string', default: 'medecin' },
        'no-server': { type: 'boolean', default: false },
        'server-cli': { type: 'string' },
        'dmp-state': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new SandboxError(
      'USAGE',
      error instanceof Error ? error.message : 'The command line cannot be read.',
    );
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new SandboxError('USAGE', '--port: must be a number from 0 to 65535.');
}

function readCard(text: string): CardProfileName | null {
  if (text === 'none') return null;
  const name = CARD_PROFILE_NAMES.find((candidate) => candidate === text);
  if (name !== undefined) return name;
  throw new SandboxError('USAGE', `--card: must be one of ${CARD_PROFILE_NAMES.join(', ')}, none.`);
}
