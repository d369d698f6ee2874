// The icon on a real panel: seen, its menu used by hand, the service started and stopped from it.
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../lib/run.mjs';
import { installSystemPackages, TRAY_TOOLS } from '../../lib/system-packages.mjs';
import { startDesktop } from './desktop.mjs';
import { prove } from './report.mjs';

const SUPERVISOR = join(ROOT, 'apps', 'supervisor', 'dist', 'main.js');

/** Pictures to look at; git ignores them. */
const PICTURES = join(ROOT, 'test', 'e2e', 'artefacts');

/** Middle of the first icon of the panel, and a point of the sphere beside its mark. */
const ICON = [12, 20];
const SPHERE = [18, 23];

/** Lines of the menu below the icon, from the top: label, open, start, stop, restart, journals, quit. */
const LINES = { start: [90, 108], stop: [90, 133], quit: [90, 210] };

const isGrey = ([red, green, blue]) =>
  Math.max(red, green, blue) < 190 && Math.min(red, green, blue) > 70 && Math.abs(red - blue) < 14;
const isViolet = ([red, green, blue]) => blue > green + 60 && red > green + 20;

/** Proves the icon under Xvfb, on the panel of XFCE. The programs must be built. */
export async function proveTray() {
  const desktop = await startDesktop();
  const folder = join(desktop.home, 'installation');
  const config = join(folder, 'DmpConnect-JS2.xml');
  mkdirSync(folder);
  mkdirSync(PICTURES, { recursive: true });
  const port = await freePort();
  writeFileSync(
    config,
    `<config><server><port>${port}</port><environment>test</environment></server>` +
      '<ntp><server>127.0.0.1</server></ntp><storage><directory>state</directory></storage>' +
      '<journal><directory>journal</directory></journal></config>',
  );
  const supervisor = spawn(process.execPath, [SUPERVISOR, '--plain', '--config', config], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: desktop.env,
  });
  const ended = once(supervisor, 'exit');
  const masters = () => {
    try {
      return readdirSync(join(folder, 'state', 'processes')).filter((name) => name.startsWith('master-'));
    } catch {
      return [];
    }
  };
  const choose = async (line) => {
    await desktop.click(...ICON, 3);
    await pause(1_000);
    await desktop.click(...line);
    // Away from the icon, whose tooltip would hide it.
    await desktop.click(500, 350);
  };
  try {
    await prove('The icon on the panel of XFCE', [
      ['grey while the service is stopped', () => desktop.see(...SPHERE, isGrey, 'a grey sphere')],
      [
        'its menu opens',
        async () => {
          await desktop.click(...ICON, 3);
          await pause(1_000);
          desktop.picture(join(PICTURES, 'tray-menu.png'));
          // Away from it: it closes.
          await desktop.click(500, 350);
        },
      ],
      [
        'the service is started from the menu, and the sphere turns violet',
        async () => {
          await choose(LINES.start);
          await desktop.see(...SPHERE, isViolet, 'a violet sphere');
          desktop.picture(join(PICTURES, 'tray-running.png'));
          assert.equal(masters().length, 1);
        },
      ],
      [
        'the service is stopped from the menu, and the sphere turns grey',
        async () => {
          await choose(LINES.stop);
          await desktop.see(...SPHERE, isGrey, 'a grey sphere');
          // It ends its workers first: the icon may be grey a moment before.
          for (let waited = 0; masters().length > 0 && waited < 20_000; waited += 300) await pause(300);
          assert.equal(masters().length, 0);
        },
      ],
      [
        'the supervisor is ended from the menu, and its icon goes',
        async () => {
          await choose(LINES.quit);
          const [code] = await ended;
          assert.equal(code, 0);
          await desktop.see(...SPHERE, ([red]) => red > 200, 'the panel without icon');
        },
      ],
    ]);
  } catch (error) {
    desktop.picture(join(PICTURES, 'tray-failed.png'));
    throw error;
  } finally {
    if (supervisor.exitCode === null) supervisor.kill('SIGKILL');
    for (const name of masters()) process.kill(Number(/\d+/.exec(name)?.[0]), 'SIGKILL');
    await desktop.close();
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installSystemPackages(TRAY_TOOLS);
  await proveTray();
}
