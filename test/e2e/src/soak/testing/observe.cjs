// Loaded before the programs of the server (NODE_OPTIONS of the test): at each SIGUSR2, throws away what is garbage
// and writes what the process holds into the folder OBSERVED_FOLDER. The product knows nothing of this.
const { readdirSync, readFileSync, readlinkSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { setImmediate: turn } = require('node:timers/promises');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { isMainThread } = require('node:worker_threads');

const COLLECTIONS = 4;
let observations = 0;

async function observe() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  // What a first collection frees may hold more: finalizers run between two turns.
  for (let done = 0; done < COLLECTIONS; done += 1) {
    collect();
    await turn();
  }
  const { heapUsed, external } = process.memoryUsage();
  observations += 1;
  const file = join(process.env.OBSERVED_FOLDER, `${process.pid}.${observations}.json`);
  const state = {
    heapUsed,
    external,
    rss: anonymousMemory(),
    handles: count(process.getActiveResourcesInfo()),
    files: openFiles(),
  };
  writeFileSync(`${file}.tmp`, JSON.stringify(state));
  renameSync(`${file}.tmp`, file);
}

/** Resident memory of its own, bytes: the pages of programs and libraries come and go as the system likes. */
function anonymousMemory() {
  const [, kibibytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(kibibytes) * 1024;
}

/** Open files by their kind: sockets and pipes without their numbers. */
function openFiles() {
  const targets = readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`).replace(/\[?\d+\]?$/, '')];
    } catch {
      // The one that listed the folder.
      return [];
    }
  });
  return count(targets.map((target) => (target.startsWith('/') ? 'file' : target)));
}

function count(names) {
  const counts = {};
  for (const name of names.sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

if (isMainThread && process.env.OBSERVED_FOLDER) process.on('SIGUSR2', () => void observe());
