import type { CommandTable } from '../contract/define.js';
import type { DumpState } from '../dumps/index.js';
import { openChannel } from '../ipc/channel.js';
import { joinMaster } from '../ipc/join.js';
import {
  type MasterMessage,
  masterMessage,
  type WorkerMessage,
  type WorkerSeed,
  type WorkerStart,
} from '../ipc/messages.js';
import type { LicenceReport } from '../licences/index.js';
import type { JournalLevels } from '../logging/levels.js';
import type { Logger } from '../logging/logger.js';
import { type CardTurns, createCardTurns, type TakeTurn } from './card-turn.js';
import { createDispatcher, type Dispatcher } from './dispatch.js';
import { readInvitation } from './invitation.js';
import { chooseFolders } from './own-folders.js';
import { createPinPauses, type PinPauses } from './pin-pauses.js';
import type { HandlerTable } from './run-call.js';
import { startWatchdog } from './watchdog.js';

/** What the start of a worker gives to its services. */
export interface WorkerLinks {
  readonly seed: WorkerSeed;
  /** Waits for the machine-wide turn on a reader (js-api 1.8). */
  readonly takeTurn: TakeTurn;
  /** Tells the other workers that the card of a reader refused a PIN (cps-card 2, rule b). */
  announcePinRefused(reader: string): void;
  /** Calls `listener` when another worker had a PIN refused by the card of a reader. */
  onPinRefused(listener: (reader: string) => void): void;
  /** Tells the master what became of a licence check. */
  announceLicence(report: LicenceReport): void;
  /** PINs refused a short while ago, in all workers. */
  readonly pinPauses: PinPauses;
}

/** What every worker's services have, whatever the handlers need beside. */
export interface BasicServices {
  readonly log: Logger;
  /** Takes effect at the next entry of this process's journals. */
  setLogLevels(levels: JournalLevels): void;
  /** Takes effect at the next exchange with a service. */
  setDumps(state: DumpState | undefined): void;
  /**
   * Makes the journals mask what is secret or says who somebody is in `value`, wherever it comes back from now on:
   * its fields are recognised by their names, at any depth (js-api 6). Never throws.
   */
  protect(value: unknown): void;
  /** Frees everything. The process ends afterwards, whatever happens here. */
  close(): Promise<void>;
}

/** What a worker is made of. */
export interface WorkerParts<Services extends BasicServices> {
  readonly commands: CommandTable;
  readonly handlers: HandlerTable<Services>;
  readonly createServices: (links: WorkerLinks) => Promise<Services>;
}

/** How long the freeing of cards and connections may take before the process ends anyway. */
const CLOSE_MS = 4000;

interface StartedWorker<Services> {
  readonly services: Services;
  readonly dispatcher: Dispatcher;
}

/**
 * Runs this process as a worker until its master hangs up, dies or says so: a worker never outlives its master.
 *
 * @example
 * ```ts
 * await runWorker({ commands: COMMANDS, handlers: HANDLERS, createServices });
 * ```
 */
export async function runWorker<Services extends BasicServices>(parts: WorkerParts<Services>): Promise<void> {
  // A terminal sends Ctrl-C to the whole group: the master decides, and closes the channel.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => end(0));
  // Once the master is dead nobody reads these pipes: writing to them must not throw.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});

  startWatchdog(2 * CLOSE_MS);

  const socket = await joinMaster(await readInvitation(process.stdin));
  process.stdin.once('close', () => end(0)).resume();

  let started: Promise<StartedWorker<Services>> | undefined;
  let ending = false;
  let pinRefused: ((reader: string) => void) | undefined;

  const channel = openChannel<WorkerMessage, typeof masterMessage>(socket, masterMessage, {
    onMessage: (message, body) => handle(message, body),
    onClose: () => end(0),
  });
  const pinPauses = createPinPauses((pause) => channel.send({ type: 'pin-pause', ...pause }));
  const turns: CardTurns = createCardTurns((message) => channel.send(message));

  const start = async (given: WorkerStart): Promise<StartedWorker<Services>> => {
    const services = await parts.createServices({
      seed: await chooseFolders(given),
      takeTurn: turns.takeTurn,
      announcePinRefused: (reader) => channel.send({ type: 'pin-refused', reader }),
      announceLicence: (report) => channel.send({ type: 'licence-checked', report }),
      onPinRefused: (listener) => {
        pinRefused = listener;
      },
      pinPauses,
    });
    const dispatcher = createDispatcher({
      commands: parts.commands,
      handlers: parts.handlers,
      services,
      log: services.log,
      protect: (value) => services.protect(value),
      send: (message, body) => channel.send(message, body),
    });
    channel.send({ type: 'ready' });
    return { services, dispatcher };
  };

  function handle(message: MasterMessage, body: Buffer): void {
    switch (message.type) {
      case 'init':
        started ??= start(message.seed);
        // A worker that cannot start says why in its last words, which the master writes in its journal.
        started.catch((error: unknown) => {
          process.stderr.write(`${error instanceof Error ? error.message : 'start failed'}\n`);
          end(1);
        });
        return;
      case 'request':
        void started?.then(({ dispatcher }) => dispatcher.request(message, body)).catch(() => {});
        return;
      case 'cancel':
        void started
          ?.then(({ dispatcher }) => dispatcher.cancel(message.call, message.reason))
          .catch(() => {});
        return;
      case 'end-session':
        void started?.then(({ dispatcher }) => dispatcher.endSession(message.sessionId)).catch(() => {});
        return;
      case 'turn-granted':
        turns.granted(message.turn);
        return;
      case 'turn-lost':
        turns.lost(message.turn);
        return;
      case 'pin-refused':
        pinRefused?.(message.reader);
        return;
      case 'log-levels':
        void started?.then(({ services }) => services.setLogLevels(message.levels)).catch(() => {});
        return;
      case 'dumps':
        void started?.then(({ services }) => services.setDumps(message.state)).catch(() => {});
        return;
      case 'pin-pause':
        pinPauses.note(message, message.age);
        return;
      case 'ping':
        channel.send({ type: 'pong' });
        return;
      case 'shutdown':
        end(0);
        return;
    }
  }

  function end(code: number): void {
    if (ending) return;
    ending = true;
    // Not unref'd: this timer is what ends the process if the freeing hangs.
    setTimeout(() => process.exit(code), CLOSE_MS);
    void freeAll().finally(() => process.exit(code));
  }

  async function freeAll(): Promise<void> {
    if (started === undefined) return;
    const { dispatcher, services } = await started;
    await dispatcher.close();
    await services.close();
  }
}
