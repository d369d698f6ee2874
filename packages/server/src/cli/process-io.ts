import { currentTrustStores } from '../certificate/index.js';
import { FLAVOUR } from '../flavour.js';
import { currentPlatform } from '../platform/index.js';
import { VERSION } from '../version.js';
import type { CliIo } from './command.js';
import { languageOf } from './texts.js';

/** Signals that mean "stop"; SIGBREAK and SIGHUP are what a Windows console sends when it closes. */
const STOP_SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

/** The outside of this process. */
export function processIo({
  workerEntry,
  consoleFolder,
}: Pick<CliIo, 'workerEntry' | 'consoleFolder'>): CliIo {
  const platform = currentPlatform();
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: process.stdin,
    language: languageOf(Intl.DateTimeFormat().resolvedOptions().locale),
    platform,
    flavour: FLAVOUR,
    version: VERSION,
    workerEntry,
    consoleFolder,
    trustStores: (scope) => currentTrustStores(scope, platform.name),
    stopSignal: () =>
      new Promise((resolve) => {
        // Stays registered: a second Ctrl-C must not cut the stop short and leave workers behind.
        for (const signal of STOP_SIGNALS) process.on(signal, () => resolve());
      }),
    fault: () =>
      new Promise((resolve) => {
        process.on('uncaughtException', resolve);
        process.on('unhandledRejection', resolve);
      }),
  };
}
