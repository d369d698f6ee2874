/**
 * Runs `work` while this process has the turn on a reader. Turns are granted by the master to all workers, first
 * come first served. `lost` is aborted when the turn was kept too long and given to another.
 */
export type TakeTurn = <Result>(
  reader: string,
  work: (lost: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
) => Promise<Result>;
