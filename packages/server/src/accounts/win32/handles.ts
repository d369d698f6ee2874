import type { default as koffi, LibraryHandle } from 'koffi';

/** `HANDLE`, as the binding gives it. */
export type Handle = number | bigint;

/** What the binding of the system's libraries gives. */
export type Koffi = typeof koffi;

/** The libraries of Windows that are called. */
export interface Libraries {
  readonly koffi: Koffi;
  readonly kernel: LibraryHandle;
  readonly advapi: LibraryHandle;
  readonly close: (handle: Handle) => void;
}

/** The out-parameter of a call that gives a handle. */
export function takeHandle(call: (out: [Handle]) => boolean): Handle | undefined {
  const out: [Handle] = [0];
  return call(out) ? out[0] : undefined;
}
