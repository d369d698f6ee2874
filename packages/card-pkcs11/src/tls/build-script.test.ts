import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const NATIVE = fileURLToPath(new URL('../../native/', import.meta.url));

// A copy of the native folder, built by a node-gyp that does as told.
function prepare(nodeGyp: string) {
  const folder = mkdtempSync(join(tmpdir(), 'card-build-'));
  cpSync(NATIVE, folder, { recursive: true, filter: (source) => basename(source) !== 'build' });
  const script = join(folder, 'node-gyp.cjs');
  writeFileSync(script, nodeGyp);
  const run = () =>
    spawnSync(process.execPath, [join(folder, 'build.mjs')], {
      encoding: 'utf8',
      env: { ...process.env, npm_config_node_gyp: script },
    });
  return { folder, run };
}

const SUCCEEDS = `
  const fs = require('node:fs');
  fs.mkdirSync('build/Release', { recursive: true });
  fs.writeFileSync('build/Release/cps_tls_engine.node', '');
  fs.appendFileSync('runs', 'x');`;

describe('native/build.mjs', () => {
  it('builds once, and again only when an input changed', () => {
    const { folder, run } = prepare(SUCCEEDS);
    const runs = () => readFileSync(join(folder, 'runs'), 'utf8').length;
    expect(run().status).toBe(0);
    expect(run().status).toBe(0);
    expect(runs()).toBe(1);
    writeFileSync(join(folder, 'binding.gyp'), '{}');
    expect(run().status).toBe(0);
    expect(runs()).toBe(2);
  });

  it('exits 0 and leaves the reason when it cannot build, with no stale addon', () => {
    const { folder, run } = prepare(SUCCEEDS);
    run();
    writeFileSync(join(folder, 'node-gyp.cjs'), 'console.error("no compiler here"); process.exit(1)');
    writeFileSync(join(folder, 'binding.gyp'), '{}');
    expect(run().status).toBe(0);
    expect(readFileSync(join(folder, 'build', 'reason.txt'), 'utf8')).toContain('no compiler here');
    expect(existsSync(join(folder, 'build', 'Release', 'cps_tls_engine.node'))).toBe(false);
  });

  it('removes the reason once it could build', () => {
    const { folder, run } = prepare('process.exit(1)');
    run();
    writeFileSync(join(folder, 'node-gyp.cjs'), SUCCEEDS);
    run();
    expect(existsSync(join(folder, 'build', 'reason.txt'))).toBe(false);
  });
});
