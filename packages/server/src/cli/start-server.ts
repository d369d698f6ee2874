import { join } from 'node:path';
import { ensureLocalCertificate, keepCertificate, type LocalCertificate } from '../certificate/index.js';
import { openLicenceBoard } from '../licences/index.js';
import type { Journals } from '../logging/journals.js';
import type { Logger } from '../logging/logger.js';
import { newSessionFolder, pruneSessionFolders } from '../logging/session-folders.js';
import { readConsoleFiles } from '../master/gateway/http/console/files.js';
import { type MasterOptions, startMaster, type WorkerSource } from '../master/index.js';
import { createAllowedOrigins, createRemoteCommands } from '../master/remote-commands/index.js';
import { cleanZombies, type Platform, recordProcess } from '../platform/index.js';
import { makePrivateFolder } from '../storage/atomic-write.js';
import { openDcParameterRegister } from '../storage/dc-parameter-register.js';
import { removeLeftFiles, SESSION_FILES } from '../storage/left-files.js';
import type { CliIo } from './command.js';
import type { Installation } from './installation.js';
import type { ListenAddresses } from './listen-addresses.js';

/** A server that answers. */
export interface RunningServer {
  readonly port: number;
  readonly caFile: string;
  close(): Promise<void>;
}

/** What a start needs beside the installation. */
export interface StartOptions {
  readonly addresses: ListenAddresses;
  readonly port: number;
  readonly journals: Journals;
}

/** Journals of workers kept: two full weeks of a practice that restarts every hour. */
const SESSION_FOLDERS_KEPT = 200;

/** Puts the parts of the master together, in the order of seed 7.3.1: what an earlier one left first. */
export async function startServer(
  { settings, settingsFile, text: settingsText, folders }: Installation,
  { addresses, port, journals }: StartOptions,
  { platform, flavour, version, workerEntry, consoleFolder }: CliIo,
): Promise<RunningServer> {
  const log = journals.server;
  await makePrivateFolder(folders.state, platform);
  if (settings.server.cleanZombies) {
    await cleanZombies({ folder: folders.processes, platform, logger: log });
  }
  await pruneSessionFolders(folders.sessionJournals, SESSION_FOLDERS_KEPT);
  // Documents of patients: an earlier service that was killed could not take them away (js-api 8.5).
  const removeLeft = () => removeLeftFiles(join(folders.state, SESSION_FILES), platform);
  await removeLeft();

  const { environment, allowedOrigins: operatorOrigins, hostNames, runAsRules } = settings.server;
  const register = await openDcParameterRegister({
    folder: folders.state,
    reading: {
      publicKeys: settings.licensing.dcParameterKey,
      environment,
      acceptUnsigned: flavour === 'dev' && settings.licensing.acceptUnsignedDcParameters,
    },
    platform,
    logger: log,
  });
  const origins = createAllowedOrigins(operatorOrigins, register);
  const certificateOptions = { folder: folders.certificate, extraNames: hostNames, platform, logger: log };
  const certificate = await ensureLocalCertificate(certificateOptions);

  const licences = await openLicenceBoard({
    settings,
    stateFolder: folders.state,
    platform,
    onFailure: (error) => log.warn({ err: error }, 'The last licence check could not be kept.'),
  });

  const consoleFiles = flavour === 'dev' ? await readConsoleFiles(consoleFolder) : undefined;
  const { sandboxControl } = settings.server;

  const master = await startMaster({
    listen: { addresses, port },
    hostNames: [...hostNames, ...addresses].map((name) => (name.includes(':') ? `[${name}]` : name)),
    operatorOrigins,
    runAsRules,
    certificate: toServerCertificate(certificate),
    version,
    workers: {
      program: { entry: workerEntry },
      seed: { settingsFile, settingsText, stateFolder: folders.state, version },
      newJournalFolder: () => newSessionFolder(folders.sessionJournals),
      ...recordWorkers(folders.processes, platform, log, removeLeft),
      onLicenceChecked: licences.record,
    },
    origins,
    dcParameters: register,
    remoteCommands: createRemoteCommands({ register, origins, operatorOrigins, logger: log }),
    status: () => {
      const { sentence, usable } = licences.state();
      return [{ label: { fr: 'Licence', en: 'Licence' }, sentence, attention: !usable }];
    },
    log,
    journals,
    flavour,
    ...(consoleFiles === undefined
      ? {}
      : { console: { files: consoleFiles, ...(sandboxControl === undefined ? {} : { sandboxControl }) } }),
  });
  const keeper = keepCertificate({
    ...certificateOptions,
    present: certificate,
    onChange: (next) => master.renewCertificate(toServerCertificate(next)),
  });
  const forget = await recordProcess(folders.processes, 'master', process.pid, platform);

  return {
    port: master.port,
    caFile: certificate.caFile,
    close: async () => {
      keeper.close();
      await master.close();
      await licences.close();
      await forget();
    },
  };
}

function toServerCertificate({
  certificate,
  authority,
  key,
}: LocalCertificate): MasterOptions['certificate'] {
  return { cert: certificate + authority, key };
}

/** Writes each worker down while it runs. A record that fails is a worker the next start will not end: no more. */
function recordWorkers(
  folder: string,
  platform: Platform,
  log: Logger,
  removeLeft: () => Promise<unknown>,
): Required<Pick<WorkerSource, 'onStarted' | 'onEnded'>> {
  const records = new Map<number, Promise<() => Promise<void>>>();
  const report = (error: unknown): void => log.warn({ err: error }, 'A worker could not be written down.');
  return {
    onStarted: (pid) => {
      const recording = recordProcess(folder, 'worker', pid, platform);
      recording.catch(report);
      records.set(pid, recording);
    },
    onEnded: (pid) => {
      records
        .get(pid)
        ?.then((forget) => forget())
        .catch(() => undefined);
      records.delete(pid);
      // A worker that crashed did not take its files away.
      void removeLeft();
    },
  };
}
