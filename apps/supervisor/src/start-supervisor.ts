import { dirname, join } from 'node:path';
import { type InstalledService, locateService, type Viewer } from '@dmpconnect/server/admin-client';
import { CHECK_GROUPS } from '@dmpconnect/server/doctor';
import { createPageAnswer } from './api/answer-page.js';
import type { PageEvents, Welcome } from './api/answers.js';
import { createByHand } from './api/by-hand.js';
import { describeFailure, type Failure } from './api/failure.js';
import { createPageHandlers } from './api/handlers.js';
import { OPENED, type Opened } from './api/requests.js';
import type { RunCommand } from './command/run-command.js';
import type { Elevation } from './elevation/elevation.js';
import type { WindowsFolders } from './elevation/windows.js';
import { openDoctorDesk } from './facts/doctor-desk.js';
import { openFactsDesk } from './facts/facts-desk.js';
import { readContact } from './facts/support.js';
import { keepPreferences, readPreferences } from './preferences.js';
import { createService } from './service/choose-service.js';
import type { ServiceManager } from './service/service.js';
import { findSystemProxy } from './settings/system-proxy.js';
import type { Overview } from './state/overview.js';
import { watchService } from './state/watch-service.js';
import type { Language } from './texts/texts.js';
import { type KeptTray, keepTray } from './tray/keep-tray.js';
import { buildTrayView } from './tray/menu.js';
import type { TrayBackend, TrayCommand, TrayView } from './tray/tray.js';
import { openUpdateDesk } from './updates/update-desk.js';
import { readPageFiles } from './web/page-files.js';
import { startPageServer } from './web/page-server.js';

/** What a supervisor is made of. */
export interface SupervisorParts {
  /** Version of this program, and of what it was installed with. */
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly locale: string;
  readonly run: RunCommand;
  readonly elevation: Elevation;
  readonly windows: WindowsFolders;
  readonly viewer: Viewer;
  /** Settings file and state folder, when they are not those of the installed service. */
  readonly settingsFile?: string;
  readonly stateFolder?: string;
  readonly manager: ServiceManager;
  /** This program and that of the server, as the system starts them. */
  readonly program: readonly [file: string, ...args: string[]];
  readonly server: readonly [file: string, ...args: string[]];
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** Folder of what the supervisor keeps for the person. */
  readonly folder: string;
  readonly trayBackends: readonly TrayBackend[];
  readonly port?: number;
  /** Told of what went wrong without a person waiting for it. */
  readonly onTrouble: (error: unknown) => void;
  readonly onQuit: () => void;
}

/** A running supervisor. */
export interface Supervisor {
  readonly port: number;
  /** An address that opens the page, once, within a minute. */
  newAddress(): string;
  /** Opens the page in the browser of the person. */
  openPage(): Promise<void>;
  close(): Promise<void>;
}

/** Starts everything: the watch, the server of the page, the icon. The service itself is left as it is. */
export async function startSupervisor(parts: SupervisorParts): Promise<Supervisor> {
  const { run, elevation, windows, viewer, folder, version } = parts;
  let { language } = await readPreferences(folder, parts.locale);

  const locate = (): Promise<InstalledService> =>
    locateService({
      ...(parts.settingsFile === undefined ? {} : { settingsFile: parts.settingsFile }),
      ...(parts.stateFolder === undefined ? {} : { stateFolder: parts.stateFolder }),
    });
  const service = createService(parts.manager, {
    run,
    elevation,
    windows,
    locate,
    serve: serveCommand(parts),
  });
  const watch = watchService({ service, locate });
  const doctor = openDoctorDesk();
  const updates = openUpdateDesk({
    locate,
    folder,
    version,
    runInstaller: (path) => viewer.open(path),
  });
  const tell = <Name extends keyof PageEvents>(name: Name, data: PageEvents[Name]): void =>
    server.events.tell({ name, data });
  const facts = openFactsDesk({ locate, doctor, updates, version, tell: (found) => tell('facts', found) });

  const open = async (what: Opened): Promise<void> => {
    const { folders, settingsFile, port } = await locate();
    const places: Readonly<Record<Opened, string>> = {
      journals: folders.masterJournals,
      settings: settingsFile,
      console: `https://localhost:${port}/console/`,
      status: `https://localhost:${port}/`,
    };
    await viewer.open(places[what]);
  };

  const welcome = async (): Promise<Welcome> => {
    const { flavour, settingsFile, folders } = await locate();
    const contact = await readContact(join(dirname(settingsFile), 'support.json'));
    return {
      version,
      language,
      flavour,
      settingsFile,
      journalsFolder: folders.masterJournals,
      ...(contact === undefined ? {} : { contact }),
      openable: viewer.obstacle === undefined ? OPENED.filter((what) => isThere(what, flavour)) : [],
      checkGroups: CHECK_GROUPS,
    };
  };

  let tray: KeptTray | undefined;
  const view = async (): Promise<TrayView> => {
    const [{ mood, headline, canStart, canStop, answers }, { flavour }] = await Promise.all([
      watch.overview(),
      locate(),
    ]);
    const hasConsole = answers && flavour === 'dev';
    return buildTrayView({ mood, state: headline[language], canStart, canStop, hasConsole, language });
  };
  const showTray = (): void => void view().then((next) => tray?.show(next), parts.onTrouble);

  const setLanguage = async (chosen: Language): Promise<void> => {
    language = chosen;
    await keepPreferences(folder, { language });
    showTray();
  };

  const byHand = createByHand({ service, locate, server: parts.server });
  /** What failed from the menu, for the page that is opened because of it. */
  let failed: Failure | undefined;
  const takeFailure = (): Failure | undefined => {
    const taken = failed;
    failed = undefined;
    return taken;
  };

  const server = await startPageServer({
    files: await readPageFiles(parts.pageFolder),
    answer: createPageAnswer(
      createPageHandlers({
        ...{ watch, locate, facts, doctor, updates, elevation, version, open, setLanguage, tell },
        program: parts.program,
        server: parts.server,
        findProxy: () => findSystemProxy({ platform: parts.platform, env: parts.env, run, windows }),
      }),
      byHand,
    ),
    greet: async () => {
      const failure = takeFailure();
      return [
        { name: 'welcome', data: await welcome() },
        { name: 'overview', data: await watch.overview() },
        ...(failure === undefined ? [] : [{ name: 'failure', data: failure }]),
      ];
    },
    onPages: (count) => facts.watch(count > 0),
    ...(parts.port === undefined ? {} : { port: parts.port }),
  });

  const openPage = async (): Promise<void> => viewer.open(server.newAddress());
  const obey = (command: TrayCommand): void => {
    const actions: Readonly<Record<TrayCommand, () => Promise<unknown>>> = {
      open: openPage,
      start: () => watch.act('start'),
      stop: () => watch.act('stop'),
      restart: () => watch.act('restart'),
      console: () => open('console'),
      journals: () => open('journals'),
      quit: async () => parts.onQuit(),
    };
    actions[command]().catch(async (error: unknown) => {
      parts.onTrouble(error);
      // A menu says nothing: the page shows the state, why it failed and what to do.
      if (command === 'open') return;
      const body = { action: command };
      failed = describeFailure(
        error,
        SERVICE_COMMANDS.has(command) ? await byHand('service', body) : undefined,
      );
      await openPage().catch(parts.onTrouble);
    });
  };

  let shown: Overview['state'] | undefined;
  watch.listen((overview) => {
    tell('overview', overview);
    // Why it failed has just been written to the journals.
    if (shown !== overview.state && server.events.count() > 0) facts.refresh();
    shown = overview.state;
    showTray();
  });
  if (parts.trayBackends.length > 0) tray = keepTray(parts.trayBackends, await view(), obey, parts.onTrouble);

  return {
    port: server.port,
    newAddress: server.newAddress,
    openPage,
    async close() {
      watch.close();
      facts.close();
      await tray?.close();
      await server.close();
    },
  };
}

/** Commands of the menu that go to the service manager. */
const SERVICE_COMMANDS: ReadonlySet<TrayCommand> = new Set(['start', 'stop', 'restart']);

function serveCommand({ server, settingsFile, stateFolder }: SupervisorParts): SupervisorParts['server'] {
  return [
    ...server,
    'serve',
    ...(settingsFile === undefined ? [] : ['--config', settingsFile]),
    ...(stateFolder === undefined ? [] : ['--state', stateFolder]),
  ];
}

const isThere = (what: Opened, flavour: InstalledService['flavour']): boolean =>
  what !== 'console' || flavour === 'dev';
