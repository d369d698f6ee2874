#!/usr/bin/env node
import { processIo } from './cli/process-io.js';
import { runCli } from './cli/run.js';

/** What is left open after the work may keep the program alive this long, no more. */
const LINGER_MS = 2_000;

// The bundler puts the worker's program beside this one.
process.exitCode = await runCli(process.argv.slice(2), processIo(new URL('./worker.js', import.meta.url)));
process.stdin.destroy();
setTimeout(() => process.exit(), LINGER_MS).unref();
