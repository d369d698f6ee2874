#!/usr/bin/env node
import { readFile, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { runCli } from './run.js';

// A reader that closes its end early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  read: (path) => (path === '-' ? buffer(process.stdin) : readFile(path)),
  write: (path, bytes) => writeFile(path, bytes, { flag: 'wx' }),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
