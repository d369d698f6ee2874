import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { SupervisorError } from '../../errors.js';
import type { TrayBackend, TrayCommand, TrayView } from '../tray.js';
import { EXIT_LINE, type IconFormat, readTrayEvent, writeChanges, writeMenu } from './protocol.js';

/** A program that shows the icon, given a menu on its standard input. */
export interface TrayProgram {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly icon: IconFormat;
}

/** How long a program may take to say that it is ready: PowerShell is slow the first time. */
const READY_MS = 30_000;

/** How long it has to end when it is told to. */
const EXIT_MS = 2_000;

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** Shows the icon through a program of its own, one JSON object a line in each direction. */
export function createLineProgramBackend(program: TrayProgram, readyMs = READY_MS): TrayBackend {
  return {
    name: program.name,
    async start(view, onCommand) {
      const child = spawn(program.file, [...program.args], {
        stdio: ['pipe', 'pipe', 'ignore'],
        windowsHide: true,
      });
      // A program that ends while it is written to is seen by its end.
      child.stdin.on('error', () => undefined);
      let current = view;
      try {
        await untilReady(child, program, readyMs, (line) => answer(line, current, onCommand));
      } catch (error) {
        child.kill();
        throw error;
      }
      child.stdin.write(writeMenu(view, program.icon));
      const ended = once(child, 'close').then(() => undefined);
      return {
        show(next) {
          for (const line of writeChanges(current, next, program.icon)) child.stdin.write(line);
          current = next;
        },
        async close() {
          child.stdin.write(EXIT_LINE);
          child.stdin.end();
          const timer = setTimeout(() => child.kill(), EXIT_MS);
          await ended;
          clearTimeout(timer);
        },
        gone: ended,
      };
    },
  };
}

function answer(line: string, view: TrayView, onCommand: (command: TrayCommand) => void): void {
  const event = readTrayEvent(line);
  if (event?.type === 'activated') onCommand('open');
  if (event?.type !== 'clicked') return;
  const command = view.items[event.__id - 1]?.command;
  if (command !== undefined) onCommand(command);
}

async function untilReady(
  child: Child,
  { name }: TrayProgram,
  readyMs: number,
  onLine: (line: string) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (message: string, cause?: unknown) =>
      reject(new SupervisorError('TRAY_UNAVAILABLE', `${name}: ${message}`, { cause }));
    const timer = setTimeout(() => fail('it is not ready in time.'), readyMs);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      act();
    };
    child.once('error', (cause) => settle(() => fail('it cannot be started.', cause)));
    child.once('exit', (code) => settle(() => fail(`it ended with ${code}.`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (readTrayEvent(line)?.type === 'ready') settle(resolve);
      else onLine(line);
    });
  });
}
