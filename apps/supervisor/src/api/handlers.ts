import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstalledService } from '@dmpconnect/server/admin-client';
import { type CheckGroup, type CheckResult, writeBundle } from '@dmpconnect/server/doctor';
import type { Elevation } from '../elevation/elevation.js';
import { SupervisorError } from '../errors.js';
import { type DoctorDesk, doctorOptions } from '../facts/doctor-desk.js';
import type { FactsDesk } from '../facts/facts-desk.js';
import { withCandidate } from '../settings/candidate.js';
import type { NamedProxy } from '../settings/presets.js';
import { readWithRights } from '../settings/read-with-rights.js';
import { type SettingsView, viewSettings } from '../settings/view.js';
import { writeSettings } from '../settings/write.js';
import type { ServiceWatch } from '../state/watch-service.js';
import type { Language } from '../texts/texts.js';
import type { UpdateDesk } from '../updates/update-desk.js';
import type { PageHandlers } from './answer-page.js';
import type { PageEvents } from './answers.js';
import type { Opened } from './requests.js';

/** What the requests of the page are served with. */
export interface HandlerParts {
  readonly watch: ServiceWatch;
  readonly locate: () => Promise<InstalledService>;
  readonly facts: FactsDesk;
  readonly doctor: DoctorDesk;
  readonly updates: UpdateDesk;
  readonly elevation: Elevation;
  /** This program, and the one of the server, as the system starts them. */
  readonly program: readonly [file: string, ...args: string[]];
  readonly server: readonly [file: string, ...args: string[]];
  readonly version: string;
  readonly findProxy: () => Promise<NamedProxy | undefined>;
  readonly open: (what: Opened) => Promise<void>;
  readonly setLanguage: (language: Language) => Promise<void>;
  readonly tell: <Name extends keyof PageEvents>(name: Name, data: PageEvents[Name]) => void;
}

/** Groups of checks behind each button "test". */
const TESTED: Readonly<Record<'proxy' | 'time', readonly CheckGroup[]>> = {
  proxy: ['network'],
  time: ['time'],
};

/** What does each request of the page. */
export function createPageHandlers(parts: HandlerParts): PageHandlers {
  const { watch, locate, facts, doctor, updates, elevation, tell, version } = parts;
  /** What the last whole examination found: the bundle holds it. */
  let examined: readonly CheckResult[] = [];
  let access: SettingsView['access'] = 'rights';

  const readView = async (): Promise<SettingsView> => {
    const view = await viewSettings(await locate(), await parts.findProxy());
    access = view.access;
    return view;
  };

  const examine = async (): Promise<readonly CheckResult[]> => {
    const { answers } = await watch.look();
    examined = await doctor.examineAll(await locate(), version, answers, {
      start: (by) => tell('doctor-start', { by }),
      line: (line) => tell('doctor-line', line),
    });
    tell('doctor-end', { at: new Date().toISOString() });
    return examined;
  };

  return {
    async service({ action }) {
      await watch.act(action);
      facts.refresh();
      return null;
    },
    facts: () => facts.read(),
    async settings({ withRights }) {
      const view = await readView();
      return withRights && view.access === 'unreadable' ? readWithRights(view, await locate(), parts) : view;
    },
    async 'write-settings'({ values }) {
      const difference = await writeSettings(await locate(), access, values, parts);
      await watch.look();
      return difference;
    },
    async 'test-settings'({ what, values }) {
      const installation = await locate();
      return withCandidate(installation, values, (settingsFile) =>
        doctor.examine(TESTED[what], { ...doctorOptions(installation, version), settingsFile }),
      );
    },
    async doctor() {
      await examine();
      return null;
    },
    async bundle() {
      const results = examined.length > 0 ? examined : await examine();
      const { settingsFile, folders, flavour, platform } = await locate();
      const folder = await mkdtemp(join(tmpdir(), 'dmpconnect-bundle-'));
      try {
        const file = join(folder, 'bundle.zip');
        await writeBundle({
          file,
          results,
          settingsFile,
          stateFolder: folders.state,
          flavour,
          platform,
          version,
        });
        const day = new Date().toISOString().slice(0, 10);
        return {
          file: await readFile(file),
          type: 'application/zip',
          name: `DmpConnect-JS2-support-${day}.zip`,
        };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    'check-update': () => updates.check(),
    'download-update': () => updates.download((progress) => tell('download', { ...progress })),
    async 'install-update'() {
      await updates.install();
      return null;
    },
    async 'trust-certificate'() {
      const { settingsFile, folders } = await locate();
      const [file, ...args] = parts.server;
      const { code, stderr } = await elevation.run(file, [
        ...args,
        ...['certificate', 'trust', '--config', settingsFile, '--state', folders.state],
      ]);
      if (code !== 0) {
        throw new SupervisorError('RIGHTS_NEEDED', 'The authority could not be declared trusted.', {
          detail: stderr.trim().slice(0, 500),
        });
      }
      return facts.certificate();
    },
    async open({ what }) {
      await parts.open(what);
      return null;
    },
    async language({ language }) {
      await parts.setLanguage(language);
      return null;
    },
  };
}
