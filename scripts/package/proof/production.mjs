import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../tree.mjs';
import { command, httpStatus } from './connector.mjs';
import { prove } from './report.mjs';

const CLI = 'app/node_modules/@dmpconnect/server/dist/cli.js';

/** Checks that the production flavour of a payload for this machine has nothing of the development one. */
export async function proveProduction(payload) {
  const files = listFiles(payload);
  await prove('Production flavour', [
    [
      'no sandbox and no console are shipped',
      () => {
        assert.deepEqual(
          files.filter((path) => /@dmpconnect\/sandbox|server\/dist\/console/.test(path)),
          [],
        );
      },
    ],
    [
      'every component of the bill of materials is there',
      () => {
        const { components } = JSON.parse(readFileSync(join(payload, 'sbom.cdx.json'), 'utf8'));
        const shipped = new Set(
          files.filter((path) => path.endsWith('package.json')).map((path) => readName(join(payload, path))),
        );
        for (const { name, version, type } of components) {
          if (type !== 'platform') assert.ok(shipped.has(`${name}@${version}`), `${name}@${version}`);
        }
        return `${components.length} components`;
      },
    ],
    [
      'a debug command is refused, the console is not found',
      () =>
        withServer(payload, async (port) => {
          const answer = await command({ s_commandName: 'hl_crash' }, { port });
          assert.equal(answer.s_status, 'ERROR');
          assert.equal(await httpStatus('/console/', { port }), 404);
          return answer.s_errorDescription;
        }),
    ],
  ]);
}

function readName(file) {
  const { name, version } = JSON.parse(readFileSync(file, 'utf8'));
  return `${name}@${version}`;
}

async function withServer(payload, use) {
  const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-production-'));
  const settings = join(folder, 'DmpConnect-JS2.xml');
  writeFileSync(settings, '<config><journal><directory>journal</directory></journal></config>');
  const args = [
    join(payload, CLI),
    'serve',
    '--port',
    '0',
    '--config',
    settings,
    '--state',
    join(folder, 'state'),
    '--stop-on-stdin-end',
  ];
  const server = spawn(join(payload, 'runtime/dmpconnect-js2'), args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const port = await new Promise((resolve, reject) => {
      server.stdout.once('data', (line) => resolve(JSON.parse(String(line)).port));
      ended.then((code) => reject(new Error(`The server ended with ${code}.`)));
    });
    return await use(port);
  } finally {
    server.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
