import { PassThrough } from 'node:stream';
import type { CliIo } from '../cli/command.js';
import { currentPlatform } from '../platform/index.js';

/** The outside of a program under test. */
export interface TestIo extends CliIo {
  readonly stdin: PassThrough;
  stdout(): string;
  stderr(): string;
  /** Resolves with the first line written on the standard output. */
  firstLine(): Promise<string>;
  stop(): void;
  /** Makes something be thrown and caught by nobody. */
  fail(error: unknown): void;
}

/** An outside that keeps what is written and never touches this process. */
export function createTestIo(change: Partial<CliIo> = {}): TestIo {
  const written = { out: '', err: '' };
  const firstLine = deferred<string>();
  const stopped = deferred<void>();
  const fault = deferred<unknown>();
  return {
    out: (text) => {
      written.out += text;
      const end = written.out.indexOf('\n');
      if (end >= 0) firstLine.resolve(written.out.slice(0, end));
    },
    err: (text) => {
      written.err += text;
    },
    language: 'en',
    platform: currentPlatform(),
    flavour: 'dev',
    version: '1.2.3',
    workerEntry: new URL('file:///nowhere/worker.js'),
    consoleFolder: new URL('file:///nowhere/console/'),
    // A test never touches what this computer trusts.
    trustStores: async () => [],
    stopSignal: () => stopped.promise,
    fault: () => fault.promise,
    ...change,
    stdin: new PassThrough(),
    stdout: () => written.out,
    stderr: () => written.err,
    firstLine: () => firstLine.promise,
    stop: () => stopped.resolve(),
    fail: fault.resolve,
  };
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
