import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Supervisor, startSupervisor } from './start-supervisor.js';
import type { TrayCommand } from './tray/tray.js';

let folder: string;
let supervisor: Supervisor;
let choose: (command: TrayCommand) => void;
/** Addresses that the person's browser was given. */
let opened: (address: string) => void;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supervisor-start-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  const settingsFile = join(folder, 'DmpConnect-JS2.xml');
  await writeFile(settingsFile, '<config><server><port>9</port></server></config>');
  supervisor = await startSupervisor({
    version: '0.0.0',
    platform: 'linux',
    env: {},
    locale: 'fr',
    run: async () => ({ code: 1, stdout: '', stderr: '' }),
    elevation: { privileged: false, run: async () => ({ code: 1, stdout: '', stderr: '' }) },
    windows: { systemRoot: '' },
    viewer: { obstacle: undefined, open: async (address: string) => opened(address) },
    settingsFile,
    stateFolder: join(folder, 'state'),
    manager: 'plain',
    program: ['/nowhere/supervisor'],
    server: ['/nowhere/server'],
    pageFolder: folder,
    folder: join(folder, 'supervisor'),
    trayBackends: [
      {
        name: 'test',
        start: async (_, onCommand) => {
          choose = onCommand;
          let close: () => void = () => undefined;
          const gone = new Promise<void>((resolve) => {
            close = resolve;
          });
          return { show: () => undefined, close: async () => close(), gone };
        },
      },
    ],
    onTrouble: () => undefined,
    onQuit: () => undefined,
  });
});
afterEach(async () => {
  await supervisor.close();
  await rm(folder, { recursive: true });
});

/** The first events that a page is told which comes with this address. */
async function visit(address: string): Promise<string> {
  const { origin, hash } = new URL(address);
  const entry = await fetch(`${origin}/visit`, {
    method: 'POST',
    headers: { Origin: origin },
    body: JSON.stringify({ token: hash.slice(1) }),
  });
  const { key } = (await entry.json()) as { readonly key: string };
  const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? '';
  const events = await fetch(`${origin}/api/events`, { headers: { cookie, 'x-supervisor-key': key } });
  const { value } = await events.body!.getReader().read();
  return new TextDecoder().decode(value);
}

it('what fails from the menu opens the page, which says why and what to do by hand, once', async () => {
  const address = await new Promise<string>((resolve) => {
    opened = resolve;
    choose('start');
  });
  const told = await visit(address);
  expect(told).toMatch(
    /event: failure\ndata: .*pu faire ce qui était demandé.*Lancez : \/nowhere\/server serve/,
  );
  const again = await visit(supervisor.newAddress());
  expect(again).toContain('event: overview');
  expect(again).not.toContain('event: failure');
});
