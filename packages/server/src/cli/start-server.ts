import { join } from 'node:path';
import { ensureLocalCertificate, keepCertificate, type LocalCertificate } from '../certificate/index.js';
import { keepSettingsInForce, type Settings, watchSettings } from '../config/index.js';
import { DOCTOR_TOKEN_FILE } from '../doctor/place.js';
import { dumpStateOf } from '../dumps/index.js';
import { openLicenceBoard } from '../licences/index.js';
import type { Journals } from '../logging/journals.js';
import type { Logger } from '../logging/logger.js';
import { newSessionFolder } from '../logging/session-folders.js';
import { readConsoleFiles } from '../master/gateway/http/console/files.js';
import { createOneTimeToken } from '../master/gateway/http/doctor/one-time-token.js';
import { type Master, type MasterOptions, startMaster, type WorkerSource } from '../master/index.js';
import { createAllowedOrigins, createRemoteCommands } from '../master/remote-commands/index.js';
import { cleanZombies, type Platform, recordProcess } from '../platform/index.js';
import { makePrivateFolder, writeFileAtomically } from '../storage/atomic-write.js';
import { openDcParameterRegister } from '../storage/dc-parameter-register.js';
import { removeLeftFiles, SESSION_FILES } from '../storage/left-files.js';
import type { CliIo } from './command.js';
import { startDoctor } from './doctor-process.js';
import type { Installation } from './installation.js';
import { DUMPING, keepRoom } from './keep-room.js';
import { knownUpdates } from './known-updates.js';
import type { ListenAddresses } from './listen-addresses.js';
import { listStatusLines } from './status-lines.js';

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
  // Documents of patients: an earlier service that was killed could not take them away (js-api 8.5).
  const removeLeft = () => removeLeftFiles(join(folders.state, SESSION_FILES), platform);
  await removeLeft();

  const inForce = keepSettingsInForce(settings, {
    log,
    apply: (now, changed) => applySettings(now, changed),
  });
  const dumps = () => dumpStateOf(inForce.current(), settingsFile);
  const room = keepRoom({ folders, settings: inForce.current, dumps, platform, log });
  await room.look();
  const operatorOrigins = () => inForce.current().server.allowedOrigins;
  const { environment, hostNames, runAsRules } = settings.server;
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

  const statusSources = {
    version,
    flavour,
    environment,
    settings: inForce.state,
    licence: licences.state,
    updates: knownUpdates(settings, { stateFolder: folders.state, platform, flavour, version }),
    certificate: folders.certificate,
    dumping: () => dumps() !== undefined,
  };

  const consoleFiles = flavour === 'dev' ? await readConsoleFiles(consoleFolder) : undefined;
  const { sandboxControl } = settings.server;

  const doctorToken = await createOneTimeToken((token) =>
    writeFileAtomically(join(folders.state, DOCTOR_TOKEN_FILE), `${token}\n`, { platform }),
  );
  const doctorProcess = {
    cli: new URL('./cli.js', workerEntry),
    settingsFile,
    stateFolder: folders.state,
    port: (): number => master.port,
  };

  const master: Master = await startMaster({
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
    dumps,
    status: () => listStatusLines(statusSources),
    doctor: { token: doctorToken, run: (signal) => startDoctor(doctorProcess, signal) },
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
  const applySettings = (now: Settings, changed: ReadonlySet<string>): void => {
    const levels = {
      ...(changed.has('server/log_level') ? { server: now.server.logLevel } : {}),
      ...(changed.has('dmpconnect/log_level') ? { library: now.dmpconnect.logLevel } : {}),
    };
    if (Object.keys(levels).length > 0) master.setLogLevels(levels);
    if ([...changed].some((path) => path.startsWith('dmpconnect/transaction'))) {
      sayDumps(dumps() !== undefined, log);
      master.announceDumps();
    }
    void room.look();
  };
  if (dumps() !== undefined) sayDumps(true, log);
  const watch = await watchSettings(inForce.take, { path: settingsFile, flavour, platform });
  const forget = await recordProcess(folders.processes, 'master', process.pid, platform);

  return {
    port: master.port,
    caFile: certificate.caFile,
    close: async () => {
      watch.close();
      room.close();
      keeper.close();
      await master.close();
      await licences.close();
      await forget();
    },
  };
}

function sayDumps(on: boolean, log: Logger): void {
  if (on) log.warn(DUMPING);
  else {
    log.info(
      'Exchanges with the services are no longer written to the disk; what was written is erased in its time.',
    );
  }
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
