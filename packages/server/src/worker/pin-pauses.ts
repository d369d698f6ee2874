import type { PinPause } from '../ipc/messages.js';

/** How long an origin waits for the last try of a card after a refused PIN, milliseconds. */
export const PIN_PAUSE_MS = 30_000;

/** The PINs refused a short while ago, in this worker and in the others. */
export interface PinPauses {
  /** A PIN was refused here: the other workers are told. */
  begin(pause: PinPause): void;
  /** A PIN was refused elsewhere, so long ago. */
  note(pause: PinPause, ageMs: number): void;
  /** How long the pause still lasts, milliseconds; 0 when there is none. */
  remainingMs(pause: PinPause): number;
}

/** Makes the table of a worker. */
export function createPinPauses(
  announce: (pause: PinPause) => void,
  now: () => number = () => performance.now(),
): PinPauses {
  const ends = new Map<string, number>();
  const nameOf = ({ reader, caller }: PinPause) => JSON.stringify([reader, caller]);

  const set = (pause: PinPause, ageMs: number) => {
    const at = now();
    for (const [name, end] of ends) if (end <= at) ends.delete(name);
    const name = nameOf(pause);
    ends.set(name, Math.max(ends.get(name) ?? 0, at + PIN_PAUSE_MS - ageMs));
  };

  return {
    begin(pause) {
      set(pause, 0);
      announce(pause);
    },
    note: set,
    remainingMs: (pause) => Math.max(0, (ends.get(nameOf(pause)) ?? 0) - now()),
  };
}
