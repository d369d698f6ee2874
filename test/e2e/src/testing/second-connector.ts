import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../client/command.js';
import type { Application } from './application.js';
import { type Program, startProgramIn } from './program.js';

/** A connector beside the one of the sandbox: same card, same services, settings of its own. */
export interface SecondConnector {
  /** Sends a command of its one session, whose DMP and INSi connectors are made. */
  send(name: string, fields?: object): Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * Starts a connector with the settings of the sandbox, some sections replaced, and a folder of its own.
 *
 * @param sections The nodes of a section, by its name.
 */
export async function startBeside(
  { sandbox }: Application,
  sections: Readonly<Record<string, string>>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Omit<Program, 'stop'> & { readonly stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'dmpconnect-second-'));
  const config = join(folder, 'DmpConnect-JS2.xml');
  let settings = (await readFile(sandbox.ready.config, 'utf8'))
    .replace(/(<storage>\s*<directory>)[^<]*/, `$1${join(folder, 'state')}`)
    .replace(/(<journal>\s*<directory>)[^<]*/, `$1${join(folder, 'journal')}`);
  for (const [name, nodes] of Object.entries(sections)) {
    settings = settings.replace(new RegExp(`(<${name}>)[^]*?(</${name}>)`), `$1${nodes}$2`);
  }
  await writeFile(config, settings);
  const program = await startProgramIn(environment, config, '--port', '0');
  return {
    ...program,
    async stop() {
      await program.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** {@link startBeside}, with a session opened with the card of the sandbox. */
export async function startSecondConnector(
  application: Application,
  sections: Readonly<Record<string, string>>,
): Promise<SecondConnector> {
  const { sandbox, input } = application;
  const program = await startBeside(application, sections);
  const call = async (name: string, fields: object) =>
    (await program.send({ s_commandName: name, ...fields })).answer;
  const { s_sessionId } = await call('hl_openSession', {
    s_dcparameters64: input.dcParameter,
    s_numHomologation: 'SANDBOX-0001',
  });
  const send = (name: string, fields: object = {}) => call(name, { s_sessionId, ...fields });
  await send('hl_getCpxCard', { s_readerName: sandbox.ready.cpxReader });
  const opening = {
    s_pinCode: input.pin,
    i_transactionsTimeout: 60,
    s_practiceSetting: 'AMBULATOIRE',
    i_cpsPracticeLocationIndice: 0,
  };
  await send('hl_createDmpConnector', { ...opening, s_dmpUrl: input.dmpUrl });
  await send('hl_createInsiConnector', opening);
  return { send, stop: program.stop };
}
