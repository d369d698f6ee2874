#!/usr/bin/env node
import { processIo } from './cli/process-io.js';
import { runCli } from './cli/run.js';

/** What is left open after the work may keep the program alive this long, no more. */
const LINGER_MS = 2_000;

// The build puts the worker's program and the console beside this one.
const io = processIo({
  workerEntry: new URL('./worker.js', import.meta.url),
  consoleFolder: new URL('./console/', import.meta.url),
});
process.exitCode = await runCli(process.argv.slice(2), io);
process.stdin.destroy();
setTimeout(() => process.exit(), LINGER_MS).unref();
