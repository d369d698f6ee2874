#!/usr/bin/env node
import { arch, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createViewer, currentPlatform, readSurroundings } from '@dmpconnect/server/admin-client';
import { runCommand } from './command/run-command.js';
import { chooseElevation } from './elevation/choose-elevation.js';
import { instanceAddress } from './instance/address.js';
import { takeInstance } from './instance/single-instance.js';
import { findLocale } from './preferences.js';
import { PRIVILEGED_COMMANDS } from './privileged/commands.js';
import { isPrivileged } from './privileged/is-privileged.js';
import { managerOf } from './service/choose-service.js';
import { type Supervisor, startSupervisor } from './start-supervisor.js';
import { chooseTrayBackends } from './tray/choose-backends.js';
import { followSystemTrust } from './trust/follow-system-trust.js';
import { VERSION } from './version.js';

const USAGE = `dmpconnect-js2-supervisor [options]

  --open             opens the page at once
  --config FILE      settings file, when it is not that of the installed service
  --state FOLDER     folder of what the service keeps, when it is not that of the settings
  --plain            the service is a plain process, without a service manager (development)
  --no-tray          without icon
  --folder FOLDER    folder of what the supervisor keeps
  --print-address    writes one line on the standard output when it is ready, with an address that opens the page
  --version, --help
`;

async function main(args: readonly string[]): Promise<number> {
  const [first = '', ...rest] = args;
  const privileged = PRIVILEGED_COMMANDS[first];
  if (privileged !== undefined) {
    return privileged(rest, {
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
    });
  }
  const { values: given } = parseArgs({
    args: [...args],
    options: {
      open: { type: 'boolean', default: false },
      config: { type: 'string' },
      state: { type: 'string' },
      plain: { type: 'boolean', default: false },
      'no-tray': { type: 'boolean', default: false },
      folder: { type: 'string' },
      'print-address': { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (given.help || given.version) {
    process.stdout.write(given.help ? USAGE : `${VERSION}\n`);
    return 0;
  }
  return supervise(given);
}

interface Given {
  readonly open: boolean;
  readonly config?: string;
  readonly state?: string;
  readonly plain: boolean;
  readonly 'no-tray': boolean;
  readonly folder?: string;
  readonly 'print-address': boolean;
}

async function supervise(given: Given): Promise<number> {
  const surroundings = readSurroundings();
  const own = currentPlatform(surroundings);
  const folder = resolve(given.folder ?? join(own.paths.state, 'supervisor'));
  const trouble = (error: unknown): void => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
  };
  // A fault nobody foresaw in one request must not take the icon away.
  process.on('unhandledRejection', trouble);
  const instance = await takeInstance(await instanceAddress(folder, userInfo().username));
  // The one that runs has opened its page.
  if (instance === undefined) return 0;

  const stopped = new Promise<void>((quit) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => quit());
    stop = quit;
  });
  const windows = { systemRoot: surroundings.env.SystemRoot || 'C:\\Windows' };
  const { platform } = process;
  const supervisor: Supervisor = await startSupervisor({
    version: VERSION,
    platform,
    env: surroundings.env,
    locale: findLocale(surroundings.env, platform, Intl.DateTimeFormat().resolvedOptions().locale),
    run: runCommand,
    elevation: chooseElevation(
      platform,
      runCommand,
      windows,
      await isPrivileged(platform, runCommand, windows),
    ),
    windows,
    viewer: createViewer(own.name, { ...surroundings, privileged: false }),
    ...(given.config === undefined ? {} : { settingsFile: resolve(given.config) }),
    ...(given.state === undefined ? {} : { stateFolder: resolve(given.state) }),
    manager: given.plain ? 'plain' : managerOf(platform),
    program: [process.execPath, fileURLToPath(import.meta.url)],
    server: [process.execPath, findServer()],
    pageFolder: fileURLToPath(new URL('./page/', import.meta.url)),
    folder,
    trayBackends: given['no-tray'] ? [] : chooseTrayBackends({ platform, arch: arch(), windows }),
    onTrouble: trouble,
    onQuit: () => stop(),
  });
  // In development nothing was given to the browsers by an installation.
  const trust = given.plain
    ? undefined
    : await followSystemTrust({ platform, file: join(folder, 'taken-authorities.pem'), onTrouble: trouble });
  if (given['print-address']) {
    process.stdout.write(`${JSON.stringify({ ready: true, address: supervisor.newAddress() })}\n`);
  }
  const openPage = () => void supervisor.openPage().catch(trouble);
  if (given.open) openPage();
  instance.whenAsked(openPage);
  await stopped;
  trust?.close();
  await supervisor.close();
  await instance.close();
  return 0;
}

let stop: () => void = () => undefined;

/** The program of the server, beside its public entry. */
const findServer = (): string =>
  fileURLToPath(new URL('./cli.js', import.meta.resolve('@dmpconnect/server')));

/** What is left open after the work may keep the program alive this long, no more, in ms. */
const LINGER_MS = 2_000;

// Started at log-on there may be nobody to write to.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2));
setTimeout(() => process.exit(), LINGER_MS).unref();
