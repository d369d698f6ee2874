import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

/** The script-tag build, run as classic scripts of a page are: one after the other, in one global scope. */

let script: string;
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('script.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  script = outputFiles[0]?.text ?? '';
});

/** What the page sends when these scripts run after ours. */
function sentBy(...pageScripts: readonly string[]): unknown {
  const page = createContext({});
  const socket = 'var sent; var WebSocket = class { send(text) { sent = text; } close() {} };';
  for (const text of [socket, script, ...pageScripts, 'socket.onopen();']) runInContext(text, page);
  return JSON.parse(runInContext('sent', page));
}

const OPEN = `
  const instance = new DMPConnect(() => {}, () => {}, () => {}, undefined, '9982', 'connector.test');
  const socket = instance.hl_openSession(60, {}, () => {});
`;

describe('the script-tag build', () => {
  it('adds to the global scope what the historical scripts add, and no more', () => {
    const page = createContext({ setTimeout });
    runInContext(script, page);
    expect(
      Object.keys(page)
        .filter((name) => name !== 'setTimeout')
        .sort(),
    ).toEqual(['DMPConnect', 'INITIAL_DMP_STATE', 'INITIAL_STATE', 'getXhr', 'printObject'].sort());
  });

  it('sees the MSS globals of a page, whichever way they are declared', () => {
    const plain = { s_commandName: 'hl_openSession', i_timeoutInSeconds: 60 };
    const parameters = (keyword: string) => `${keyword} MssParameters = { s_numHomologation: 'h' };`;
    expect(sentBy('setTimeout = () => {};', OPEN)).toEqual(plain);
    for (const keyword of ['var', 'let', 'const']) {
      const off = `${keyword} dmpConnectJSUseMss = false;`;
      const on = `${keyword} dmpConnectJSUseMss = true;`;
      expect(sentBy('setTimeout = () => {};', off, OPEN)).toEqual(plain);
      expect(sentBy('setTimeout = () => {};', on, parameters(keyword), OPEN)).toEqual({
        ...plain,
        s_numHomologation: 'h',
      });
    }
  });

  it('runs beside a historical file that puts its own methods on the class', () => {
    const page = createContext({});
    runInContext(script, page);
    const other =
      'DMPConnect.prototype.hl_getMajorityAge = function () { return this._sessionId + "mine"; };';
    runInContext(`${other} DMPConnect.Sex = { Mine: 1 };`, page);
    const instance = `new DMPConnect(() => {}, () => {}, () => {}, undefined, '9982', 'connector.test')`;
    expect(runInContext(`${instance}.hl_getMajorityAge()`, page)).toBe('mine');
  });

  it('is small: under 10 kB gzipped', () => {
    expect(gzipSync(script).length).toBeLessThan(10_000);
  });
});
