/** Limits of a master. Durations in milliseconds. */
export interface MasterLimits {
  /** How long a worker without session is kept: the next session of the application is then fast. */
  readonly idleWorkerMs: number;
  /** How long a worker may leave pings unanswered before it is taken for hung for good, and replaced. */
  readonly unresponsiveWorkerMs: number;
  /** How long a worker may take to start. */
  readonly workerStartMs: number;
  /** How long a worker that was asked to stop may take before it is killed. */
  readonly workerStopMs: number;
  /** Applications served at the same time. */
  readonly workers: number;
  /** Applications of one account of the system served at the same time. */
  readonly workersPerAccount: number;
  /** Sessions of one application; beyond, the one idle for longest is ended (clients often never close, js-api 13.2). */
  readonly sessionsPerWorker: number;
  /** How long a card may be kept by one worker while others wait (js-api 1.8). */
  readonly cardTurnMs: number;
  /** Connections at the same time, per listening address. */
  readonly connections: number;
  /** Connections of one account of the system at the same time, over all addresses. */
  readonly connectionsPerAccount: number;
  /** Bytes that the large requests of all callers may take together. */
  readonly requestBytes: number;
  /** How long a TLS handshake, then the head of a request, may take. */
  readonly handshakeMs: number;
  /** How long a request may take to arrive, over HTTP or WebSocket. */
  readonly requestMs: number;
  /** Interval of WebSocket pings; a socket that left one unanswered at the next is cut (js-api 1.3). */
  readonly pingMs: number;
  /** How long the other side may take to answer a Close. */
  readonly closeMs: number;
}

/** What a master uses unless told otherwise. */
export const DEFAULT_LIMITS: MasterLimits = {
  idleWorkerMs: 5 * 60_000,
  unresponsiveWorkerMs: 60_000,
  workerStartMs: 25_000,
  workerStopMs: 8_000,
  workers: 128,
  workersPerAccount: 32,
  sessionsPerWorker: 256,
  cardTurnMs: 30_000,
  connections: 512,
  connectionsPerAccount: 256,
  requestBytes: 512 * 1024 * 1024,
  handshakeMs: 10_000,
  requestMs: 60_000,
  pingMs: 25_000,
  closeMs: 5_000,
};
