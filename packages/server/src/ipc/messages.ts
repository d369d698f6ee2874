import { z } from 'zod';
import { dumpState } from '../dumps/state.js';
import { licenceReport } from '../licences/report.js';

/**
 * What travels between the master and a worker. A message is a small JSON header, checked when it arrives, and
 * where said a body of raw bytes that the channel never looks at.
 */

const identifier = z.int().nonnegative();

const logLevels = z.object({ library: z.int(), server: z.int() });

const workerSeed = z.object({
  /** Path of `DmpConnect-JS2.xml`. */
  settingsFile: z.string(),
  /**
   * The settings the master was started with: every process of a service works with the same ones, whatever has
   * become of the file since, and an account that may not read the file has them too.
   */
  settingsText: z.string(),
  /** Folder of what the service keeps, absolute. */
  stateFolder: z.string(),
  /** Folder of this worker's journals, absolute; named by a random number (js-api 1.8). */
  journalFolder: z.string(),
  /** Levels of this worker's journals: those of the service now. */
  logLevels,
  /** Where exchanges with services are dumped now. */
  dumps: dumpState.optional(),
  /** Version of the connector, e.g. `0.1.0`. */
  version: z.string(),
  applicationId: z.string(),
  /** Whose worker this is: the integrator of the DC parameter, else the origin, else `local` (js-api 1.8). */
  owner: z.string(),
  /** Id of the account of the system whose worker this is; its stores are that account's alone (js-api 1.8). */
  account: z.string(),
});

/** A worker that runs under the account of a person keeps its folders there: it is not told any. */
const workerStart = workerSeed.partial({ stateFolder: true, journalFolder: true });

/** What travels of a {@link WorkerSeed}. */
export type WorkerStart = Readonly<z.output<typeof workerStart>>;

/** What a worker is told when it starts. */
export type WorkerSeed = Readonly<z.output<typeof workerSeed>>;

const integrator = z.object({
  integratorId: z.string(),
  applicationName: z.string(),
  allowedOrigins: z.array(z.string()).readonly(),
  environment: z.enum(['test', 'prod']),
  features: z.array(z.string()).readonly(),
});

/** Who integrates the connector, as the DC parameter of the session says; verified by the master. */
export type Integrator = Readonly<z.output<typeof integrator>>;

const opening = z.object({
  applicationId: z.string(),
  origin: z.string().optional(),
  integrator: integrator.optional(),
});

/** Why the master no longer waits for a call. */
const cancelReason = z.enum(['client-gone', 'deadline', 'session-ended']);

/** See {@link MasterMessage}. */
export type CancelReason = z.output<typeof cancelReason>;

const pinPause = z.object({
  reader: z.string(),
  /** Origin of the page, with the account of the system. */
  caller: z.string(),
});

/** Who had a PIN refused by the card of which reader. */
export type PinPause = Readonly<z.output<typeof pinPause>>;

/** Messages of the master to a worker. */
export const masterMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('init'), seed: workerStart }),
  /** Body: the application's JSON as it came. `opening` is there when the call opens `sessionId`. */
  z.object({
    type: z.literal('request'),
    call: identifier,
    command: z.string(),
    sessionId: z.string(),
    opening: opening.optional(),
  }),
  z.object({ type: z.literal('cancel'), call: identifier, reason: cancelReason }),
  z.object({ type: z.literal('end-session'), sessionId: z.string() }),
  z.object({ type: z.literal('turn-granted'), turn: identifier }),
  z.object({ type: z.literal('turn-lost'), turn: identifier }),
  /** Another worker had a PIN refused by the card of `reader` (cps-card 2, rule b). */
  z.object({ type: z.literal('pin-refused'), reader: z.string() }),
  /** A caller of another worker had a PIN refused, so long ago, milliseconds. */
  pinPause.extend({ type: z.literal('pin-pause'), age: z.number() }),
  z.object({ type: z.literal('log-levels'), levels: logLevels }),
  /** Exchanges with services are dumped from now on, or no more. */
  z.object({ type: z.literal('dumps'), state: dumpState.optional() }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('shutdown') }),
]);

/** A message of the master to a worker. */
export type MasterMessage = Readonly<z.output<typeof masterMessage>>;

/** Messages of a worker to the master. */
export const workerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), token: z.string() }),
  z.object({ type: z.literal('ready') }),
  /** Body: the JSON of the answer, sent to the application as it is; the call is over. */
  z.object({
    type: z.literal('answer'),
    call: identifier,
    /** Idle time-out of the session this call opened, seconds. */
    opened: z.object({ timeoutSeconds: z.number().positive() }).optional(),
  }),
  /** Body: the JSON of one message of a monitor; the call goes on. */
  z.object({ type: z.literal('event'), call: identifier }),
  /** The monitor ended by itself. */
  z.object({ type: z.literal('end'), call: identifier }),
  z.object({ type: z.literal('session-closed'), sessionId: z.string() }),
  z.object({ type: z.literal('turn-request'), turn: identifier, reader: z.string() }),
  z.object({ type: z.literal('turn-release'), turn: identifier }),
  z.object({ type: z.literal('pin-refused'), reader: z.string() }),
  /** A caller had a PIN refused: what it may do with the last try of the card is restricted for a while. */
  pinPause.extend({ type: z.literal('pin-pause') }),
  /** What became of a licence check: the status page tells the last one. */
  z.object({ type: z.literal('licence-checked'), report: licenceReport }),
  z.object({ type: z.literal('pong') }),
]);

/** A message of a worker to the master. */
export type WorkerMessage = Readonly<z.output<typeof workerMessage>>;
