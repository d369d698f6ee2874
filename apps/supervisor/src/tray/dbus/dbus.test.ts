import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTrayView, type TrayFacts } from '../menu.js';
import type { Tray, TrayCommand } from '../tray.js';
import { findSessionBus } from './address.js';
import { createDbusBackend } from './backend.js';
import { callBus, connectBus, type MessageBus } from './library.js';

const FACTS: TrayFacts = {
  mood: 'well',
  state: 'En cours d’exécution',
  canStart: false,
  canStop: true,
  hasConsole: true,
  language: 'fr',
};

it('looks for the bus where the session has it', () => {
  expect(findSessionBus({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/x' })).toEqual({
    busAddress: 'unix:path=/run/x',
  });
  expect(findSessionBus({ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/dbus-a%2db,guid=1' })).toEqual({
    socket: '\0/tmp/dbus-a-b',
  });
  expect(findSessionBus({ XDG_RUNTIME_DIR: '/run/user/1000' })).toEqual({ socket: '/run/user/1000/bus' });
  expect(findSessionBus({})).toBeUndefined();
});

it('says when the session has none', async () => {
  const view = buildTrayView(FACTS);
  for (const address of [undefined, { socket: '/nowhere/bus' }]) {
    await expect(createDbusBackend(address).start(view, () => undefined)).rejects.toMatchObject({
      code: 'TRAY_UNAVAILABLE',
    });
  }
});

/** A bus of its own (Debian `dbus-daemon`), with what a panel has on it. */
async function startBus(
  folder: string,
): Promise<{ readonly daemon: ChildProcess; readonly address: string }> {
  const daemon = spawn(
    'dbus-daemon',
    ['--session', '--nofork', '--print-address=1', `--address=unix:path=${join(folder, 'bus')}`],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [address] = await once(createInterface({ input: daemon.stdout! }), 'line');
  return { daemon, address: String(address) };
}

/** A panel: takes the name of the watcher and keeps the icons that register. */
async function startPanel(address: string) {
  const bus = connectBus({ busAddress: address });
  const registered: string[] = [];
  const name = 'org.kde.StatusNotifierWatcher';
  bus.exportInterface(
    { RegisterStatusNotifierItem: (service: string) => void registered.push(service) },
    '/StatusNotifierWatcher',
    { name, methods: { RegisterStatusNotifierItem: ['s', ''] }, signals: {}, properties: {} },
  );
  await new Promise<void>((resolve) => bus.requestName(name, 4, () => resolve()));
  return { bus, registered };
}

const hasBus = spawnSync('dbus-daemon', ['--version']).status === 0;
if (!hasBus) console.warn('The tests of the icon on D-Bus are skipped, not installed: dbus-daemon');

describe.skipIf(!hasBus)('on a session bus', () => {
  let folder: string;
  let daemon: ChildProcess;
  let address: string;
  let panel: Awaited<ReturnType<typeof startPanel>>;
  let tray: Tray;
  const commands: TrayCommand[] = [];
  let item: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dmpc-bus-'));
    ({ daemon, address } = await startBus(folder));
    panel = await startPanel(address);
    tray = await createDbusBackend({ busAddress: address }).start(buildTrayView(FACTS), (command) => {
      commands.push(command);
      if (command === 'quit') void tray.close();
    });
    item = panel.registered[0] ?? '';
  });
  afterAll(async () => {
    await tray.close();
    panel.bus.connection.end();
    daemon.kill();
    await once(daemon, 'close');
    await rm(folder, { recursive: true, force: true });
  });

  const call = (bus: MessageBus, member: string, signature: string, body: readonly unknown[]) =>
    callBus(bus, {
      destination: item,
      path: '/MenuBar',
      interface: 'com.canonical.dbusmenu',
      member,
      signature,
      body,
    });
  const property = async (name: string) => {
    const value = await callBus(panel.bus, {
      destination: item,
      path: '/StatusNotifierItem',
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: ['org.kde.StatusNotifierItem', name],
    });
    return (value as [unknown, [unknown]])[1][0];
  };

  it('registers with the panel that is there, and shows a picture of each size', async () => {
    expect(panel.registered).toEqual([`org.kde.StatusNotifierItem-${process.pid}-1`]);
    expect(await property('Id')).toBe('dmpconnect-js2');
    expect(await property('Status')).toBe('Active');
    expect(await property('Menu')).toBe('/MenuBar');
    const pictures = (await property('IconPixmap')) as [number, number, Buffer][];
    expect(pictures.map(([width, height, { length }]) => [width, height, length])).toEqual([
      [22, 22, 22 * 22 * 4],
      [44, 44, 44 * 44 * 4],
    ]);
    expect(await property('ToolTip')).toEqual([
      '',
      [],
      'DmpConnect-JS2',
      'DmpConnect-JS2 — En cours d’exécution',
    ]);
  });

  it('gives its menu and takes what is chosen', async () => {
    const layout = await new Promise<unknown[]>((resolve, reject) =>
      panel.bus.invoke(
        {
          destination: item,
          path: '/MenuBar',
          interface: 'com.canonical.dbusmenu',
          member: 'GetLayout',
          signature: 'iias',
          body: [0, -1, []],
        },
        (fault, ...values) => (fault ? reject(new Error(String(fault.message))) : resolve(values)),
      ),
    );
    const text = JSON.stringify(layout);
    for (const label of ['Ouvrir le superviseur', 'Redémarrer le service', 'Console de l’API', 'separator']) {
      expect(text).toContain(label);
    }
    await call(panel.bus, 'Event', 'isvu', [3, 'clicked', ['i', 0], 0]);
    await call(panel.bus, 'Event', 'isvu', [5, 'clicked', ['i', 0], 0]);
    await call(panel.bus, 'EventGroup', 'a(isvu)', [[[6, 'clicked', ['i', 0], 0]]]);
    // The fifth line, "start", is greyed: nothing comes of it.
    await expect.poll(() => commands).toEqual(['open', 'stop']);
    const activate = {
      interface: 'org.kde.StatusNotifierItem',
      path: '/StatusNotifierItem',
      member: 'Activate',
    };
    await callBus(panel.bus, { destination: item, ...activate, signature: 'ii', body: [10, 10] });
    await expect.poll(() => commands).toEqual(['open', 'stop', 'open']);
  });

  it('tells the panel when the state changes', async () => {
    const told: string[] = [];
    await new Promise<void>((resolve) => panel.bus.addMatch("type='signal'", () => resolve()));
    for (const [path, name, member] of [
      ['/StatusNotifierItem', 'org.kde.StatusNotifierItem', 'NewIcon'],
      ['/StatusNotifierItem', 'org.kde.StatusNotifierItem', 'NewToolTip'],
      ['/MenuBar', 'com.canonical.dbusmenu', 'LayoutUpdated'],
    ] as const) {
      panel.bus.signals.on(panel.bus.mangle(path, name, member), () => told.push(member));
    }
    tray.show(buildTrayView({ ...FACTS, mood: 'attention', state: 'Ne répond pas' }));
    await expect.poll(() => told).toEqual(['NewIcon', 'NewToolTip', 'LayoutUpdated']);
    expect(await property('Status')).toBe('NeedsAttention');
  });

  it('comes back to a panel that was started again', async () => {
    panel.bus.connection.end();
    await once(panel.bus.connection, 'end');
    panel = await startPanel(address);
    await expect.poll(() => panel.registered).toEqual([item]);
    expect(await property('Id')).toBe('dmpconnect-js2');
  });

  it('closed by a command of its own menu, it answers the panel first', async () => {
    const failed: unknown[] = [];
    const note = (error: unknown) => failed.push(error);
    process.on('unhandledRejection', note);
    await call(panel.bus, 'Event', 'isvu', [12, 'clicked', ['i', 0], 0]);
    await tray.gone;
    process.off('unhandledRejection', note);
    expect(commands.at(-1)).toBe('quit');
    expect(failed).toEqual([]);
  });
});
