import { probeTimeServers } from '@dmpconnect/ntp';
import { askMaster, locateService, type MasterAddress, type MasterState } from '../admin-client/index.js';
import { currentTrustStores, type TrustStore } from '../certificate/index.js';
import { type PlatformName, readSurroundings } from '../platform/index.js';
import type { Surroundings } from '../platform/surroundings.js';
import { VERSION } from '../version.js';
import { askCards } from './card/ask.js';
import type { DoctorContext } from './context.js';
import type { DoctorOptions } from './options.js';

/** The build puts the program of the card checks beside every module of the package. */
const CARD_PROGRAM = new URL('./doctor-card.js', import.meta.url);

/** Finds the installation and prepares what several checks look at, which is asked once, when it is first needed. */
export async function createContext(options: DoctorOptions, signal: AbortSignal): Promise<DoctorContext> {
  const installed = await locateService(options);
  const { settings, settingsFile } = installed;
  const { now = () => new Date(), cardProgram = CARD_PROGRAM, patienceMs = 8_000 } = options;
  const port = options.port ?? installed.port;
  const surroundings = options.surroundings ?? readSurroundings();
  return {
    ...installed,
    port,
    surroundings,
    version: options.version ?? VERSION,
    now,
    patienceMs,
    signal,
    master: once(() => askPatiently({ ...installed, port }, signal)),
    card: once(() => askCards({ program: cardProgram, settingsFile, signal })),
    time: once(() =>
      probeTimeServers({
        servers: settings.ntp.servers,
        port: settings.ntp.port,
        clock: { now },
        timeoutMs: patienceMs,
        signal,
      }),
    ),
    trustStores: once(options.trustStores ?? (() => storesOf(installed.platform.name, surroundings))),
  };
}

/** Those of the machine; those of every person too for the system account, of the person alone for anybody else. */
async function storesOf(
  platform: PlatformName,
  { privileged }: Pick<Surroundings, 'privileged'>,
): Promise<readonly TrustStore[]> {
  const machine = await currentTrustStores('machine', platform);
  if (privileged) return machine;
  const own = await currentTrustStores('user', platform);
  return [...machine.filter(({ scope }) => scope === 'machine'), ...own];
}

/** A machine that has just been woken up may be too slow once. */
async function askPatiently(address: MasterAddress, signal: AbortSignal): Promise<MasterState> {
  const first = await askMaster(address, signal);
  return !first.answers && first.why === 'timeout' ? askMaster(address, signal) : first;
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}
