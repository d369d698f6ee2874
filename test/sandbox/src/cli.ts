#!/usr/bin/env node
import { runCli } from './cli/run.js';
import { isPipe } from './cli/stdin.js';

process.exitCode = await runCli({
  args: process.argv.slice(2),
  stdin: process.stdin,
  stopsOnStdinEnd: isPipe(0),
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  onStopSignal: (stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  },
});
// A pipe that stays open on the other side would keep the process alive.
process.stdin.destroy();
