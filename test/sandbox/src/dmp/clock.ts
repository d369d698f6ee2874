/** Where the simulator takes its time from; a fixed one makes runs repeatable (dmp-transactions 9.1). */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
