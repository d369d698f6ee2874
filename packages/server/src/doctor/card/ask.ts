import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type CardEnding, type CardEvent, type CardFacts, cardEventSchema } from './facts.js';

/** How the process of the card checks is run. */
export interface CardQuestion {
  /** Its program. */
  readonly program: URL;
  readonly settingsFile: string;
  readonly signal: AbortSignal;
  /** A card library that says nothing for that long is hung, in ms. Default 20 000: some try a foreign card for seconds. */
  readonly limitMs?: number;
}

/** Has a process of its own look at the cards: a card library that crashes or hangs takes nobody with it. */
export function askCards({
  program,
  settingsFile,
  signal,
  limitMs = 20_000,
}: CardQuestion): Promise<CardFacts> {
  return new Promise((resolve) => {
    const events: CardEvent[] = [];
    let ended: CardEnding | undefined;
    const child = spawn(process.execPath, [fileURLToPath(program), settingsFile], {
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const stop = (): void => {
      ended ??= { how: 'hung' };
      child.kill('SIGKILL');
    };
    const impatience = setTimeout(stop, limitMs);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      const event = readEvent(line);
      if (event !== undefined) events.push(event);
    });
    child.once('error', (error) => {
      ended ??= { how: 'not-started', code: 'code' in error ? String(error.code) : 'UNKNOWN' };
      finish();
    });
    child.once('close', (code, killed) => {
      const complete = events.some(({ kind }) => kind === 'end');
      ended ??= complete ? { how: 'ended' } : { how: 'crashed', code: killed ?? `exit code ${code}` };
      finish();
    });
    const finish = (): void => {
      clearTimeout(impatience);
      signal.removeEventListener('abort', stop);
      lines.close();
      resolve({ events, ending: ended ?? { how: 'ended' } });
    };
  });
}

/** A card library may print whatever it likes on the standard output: what is no event is passed over. */
function readEvent(line: string): CardEvent | undefined {
  try {
    return cardEventSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
