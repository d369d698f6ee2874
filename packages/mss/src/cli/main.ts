#!/usr/bin/env node
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { runCli } from './run.js';

// A reader that closes its end early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  read: (path, maxBytes) => readUpTo(path === '-' ? process.stdin : createReadStream(path), maxBytes),
  write: (path, bytes) => writeFile(path, bytes, { flag: 'wx' }),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});

/** What comes behind is left where it is. */
async function readUpTo(stream: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
