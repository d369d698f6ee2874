import { join } from 'node:path';
import { createTimeSource } from '@dmpconnect/ntp';
import type { ProxyOptions } from '@dmpconnect/soap';
import { parseSettings } from '../../config/index.js';
import { createExchangeRecorder } from '../../dumps/index.js';
import { FLAVOUR, type Flavour } from '../../flavour.js';
import { openJournals } from '../../logging/journals.js';
import { createViewer, currentPlatform, type Platform, readSurroundings } from '../../platform/index.js';
import { SESSION_FILES } from '../../storage/left-files.js';
import { openPersistentData } from '../../storage/persistent-data.js';
import { storeName } from '../../storage/store-name.js';
import { createUpdateDispatcher, updaterOptionsOf, updatesFolder } from '../../updates/from-settings.js';
import { openManifestMemory } from '../../updates/memory.js';
import { findNewestRelease } from '../../updates/newest-release.js';
import { createPdfConversion } from '../pdf-a/convert.js';
import type { WorkerLinks } from '../run.js';
import type { InstanceId, WorkerServices } from '../services.js';
import { createCallTurns } from './call-signal.js';
import { createLazyCards } from './card-service.js';
import { openConnection } from './connection.js';
import { openDmpConnection } from './dmp-connection.js';
import { readInsiOverride } from './insi-override.js';
import { readInstanceId } from './instance-id.js';
import { keyed, keyedPromise } from './keyed.js';
import { createLicenceDesk } from './licence.js';
import { createLicenceFileCache } from './licence-cache.js';
import { openMessaging } from './messaging-connection.js';
import { createAttemptPin } from './pin-attempts.js';
import { createPrinting } from './printing.js';
import { createReaderWatch } from './reader-watch.js';
import { createSessionFiles } from './session-files.js';
import { openTeleservices } from './teleservices-connection.js';
import { createLazyVitale } from './vitale.js';

/** What a test may replace. */
export interface ServiceSurroundings {
  readonly flavour?: Flavour;
  readonly platform?: Platform;
}

/** Builds what the handlers of this worker share. */
export async function createServices(
  links: WorkerLinks,
  { flavour = FLAVOUR, platform = currentPlatform() }: ServiceSurroundings = {},
): Promise<WorkerServices> {
  const { seed } = links;
  const { settings } = parseSettings(seed.settingsText, flavour);
  const journals = openJournals({
    folder: seed.journalFolder,
    levels: seed.logLevels,
    maxMegabytes: settings.journal.maxMegabytes,
    daily: settings.journal.daily,
    kept: settings.journal.kept,
  });
  const log = journals.library;
  const recorder = createExchangeRecorder({ log, platform, state: seed.dumps });
  const store = storeName({
    owner: seed.owner,
    applicationId: seed.applicationId,
    account: seed.account,
  });
  const turns = createCallTurns(links.takeTurn);
  const watch = createReaderWatch(settings.card, flavour, log);
  const cards = createLazyCards({ settings: settings.card, flavour, turns, watch, links, log });
  const vitale = createLazyVitale({ settings: settings.card, flavour, cards });
  const files = createSessionFiles(join(seed.stateFolder, SESSION_FILES), platform);
  const printing = createPrinting({ settings: settings.printing, seed, store, platform, log });
  await printing.prepare();
  const licences = createLicenceDesk({
    settings,
    version: seed.version,
    cache: createLicenceFileCache(seed.stateFolder, platform),
    announce: links.announceLicence,
    recorder,
    log,
  });
  const timeSources = keyed(
    ({ servers, port }: { readonly servers: readonly string[]; readonly port: number }) =>
      createTimeSource({ servers, port, logger: log }),
  );
  const manifests = openManifestMemory(updatesFolder(seed.stateFolder), platform);
  const updateDispatchers = keyedPromise(async (proxy: ProxyOptions | undefined) =>
    recorder.record('updates', await createUpdateDispatcher(settings, proxy)),
  );
  let reading: Promise<InstanceId> | undefined;
  const instance = (): Promise<InstanceId> => {
    reading ??= readInstanceId(seed.stateFolder, platform).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };

  return {
    log: journals.server,
    journals,
    setLogLevels: journals.setLevels,
    setDumps: recorder.setState,
    dumpFolder: () => recorder.state()?.folder,
    protect: journals.redactor.addFieldsOf,
    version: seed.version,
    settings,
    cards: cards.get,
    listReaders: async () => (await cards.readers()).listReaders(),
    vitale: vitale.get,
    withCardTurns: turns.withSignal,
    duringTurn: (reader, signal, work) => links.takeTurn(reader, async () => work(), signal),
    attemptPin: createAttemptPin({
      account: seed.account,
      takeTurn: links.takeTurn,
      pauses: links.pinPauses,
    }),
    checkLicence: licences.check,
    timeSource: (own) =>
      timeSources.get({
        servers: own === undefined ? settings.ntp.servers : [own.host],
        port: own?.port ?? settings.ntp.port,
      }),
    openDmp: (opening) =>
      openDmpConnection(opening, { settings, flavour, version: seed.version, instance, recorder, log }),
    openTeleservices: (opening) => openTeleservices(opening, { settings, recorder, log }),
    openMessaging: (opening) => openMessaging(opening, { settings, flavour, recorder, log }),
    insiOverride: () => readInsiOverride(settings, seed.settingsFile),
    openConnection: (opening) => openConnection(opening, { settings, flavour, recorder, log }),
    instance,
    newestRelease: async ({ proxy, ...question }) => {
      const { servers, publicKeys } = updaterOptionsOf(settings);
      if (servers.length === 0) return undefined;
      const dispatcher = await updateDispatchers.get(proxy);
      return findNewestRelease(question, { servers, publicKeys, dispatcher, memory: manifests, log });
    },
    filesOf: files.of,
    viewer: createViewer(platform.name, readSurroundings()),
    convertToPdfA: createPdfConversion({ settings: settings.pdf, platform }),
    printedDocuments: printing.get,
    persistentData: openPersistentData(join(seed.stateFolder, 'persistent-data', store), platform),
    close: async () => {
      await Promise.allSettled([
        files.close(),
        watch.close(),
        licences.close(),
        printing.close(),
        ...updateDispatchers.values().map(async (dispatcher) => (await dispatcher).destroy()),
      ]);
      vitale.close();
      cards.close();
      await recorder.close();
      await journals.close();
    },
  };
}
