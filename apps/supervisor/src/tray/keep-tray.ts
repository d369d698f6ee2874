import { setTimeout as sleep } from 'node:timers/promises';
import { startTray } from './start-tray.js';
import type { Tray, TrayBackend, TrayCommand, TrayView } from './tray.js';

/** The icon, shown again when it goes by itself. */
export interface KeptTray {
  show(view: TrayView): void;
  close(): Promise<void>;
}

/** Pause before an icon that went, or could not be shown, is tried again: the desktop may still be starting. */
const AGAIN_MS = 10_000;

/**
 * Keeps the icon shown as long as the supervisor lives.
 *
 * @param onTrouble told why it cannot be shown.
 */
export function keepTray(
  backends: readonly TrayBackend[],
  first: TrayView,
  onCommand: (command: TrayCommand) => void,
  onTrouble: (error: unknown) => void,
): KeptTray {
  const closing = new AbortController();
  let view = first;
  let tray: Tray | undefined;

  const keep = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        tray = await startTray(backends, view, onCommand);
        tray.show(view);
        await tray.gone;
      } catch (error) {
        onTrouble(error);
      }
      tray = undefined;
      await sleep(AGAIN_MS, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
  };
  const kept = keep();

  return {
    show(next) {
      view = next;
      tray?.show(next);
    },
    async close() {
      closing.abort();
      await tray?.close();
      await kept;
    },
  };
}
