import { once } from 'node:events';
import { SupervisorError } from '../../errors.js';
import type { TrayBackend, TrayCommand } from '../tray.js';
import { type BusAddress, findSessionBus } from './address.js';
import { exportItem } from './export-item.js';
import { exportMenu } from './export-menu.js';
import { callBus, connectBus, type MessageBus, toError } from './library.js';

const WATCHER = 'org.kde.StatusNotifierWatcher';

/** How long the bus may take to let us in. */
const CONNECT_MS = 5_000;

/**
 * The icon as a StatusNotifierItem on the session bus: KDE, XFCE, LXQt, MATE, Cinnamon, GNOME with its extension. The
 * panel may start after us, and again: the icon is registered whenever one appears.
 */
export function createDbusBackend(
  address: BusAddress | undefined = findSessionBus(process.env),
): TrayBackend {
  return {
    name: 'status-notifier-item',
    async start(view, onCommand) {
      if (address === undefined) throw unavailable('This session has no bus.');
      const bus = await connect(address);
      // An error of the connection is its end: what is written to one that closes comes as an error too.
      const gone = new Promise<void>((resolve) => {
        for (const event of ['end', 'error']) bus.connection.on(event, () => resolve());
      });
      // The panel is answered first: what is chosen may be the end of the connection.
      const obey = (command: TrayCommand): void => void setImmediate(onCommand, command);
      let current = view;
      const item = exportItem(
        bus,
        () => current,
        () => obey('open'),
      );
      const menu = exportMenu(bus, () => current, obey);
      const name = `org.kde.StatusNotifierItem-${process.pid}-1`;
      await ask((done) => bus.requestName(name, 0, done));
      await registerWhenever(bus, name);
      return {
        show(next) {
          const before = current;
          current = next;
          item.changed(before);
          if (JSON.stringify(before.items) !== JSON.stringify(next.items)) menu.changed();
        },
        async close() {
          bus.connection.end();
          await gone;
        },
        gone,
      };
    },
  };
}

async function connect(address: BusAddress): Promise<MessageBus> {
  try {
    const bus = connectBus(address);
    await once(bus.connection, 'connect', { signal: AbortSignal.timeout(CONNECT_MS) });
    return bus;
  } catch (cause) {
    throw new SupervisorError('TRAY_UNAVAILABLE', 'The bus of this session cannot be reached.', { cause });
  }
}

/** Registers now if a panel is there, and again each time one comes. */
async function registerWhenever(bus: MessageBus, name: string): Promise<void> {
  const register = () =>
    callBus(bus, {
      destination: WATCHER,
      path: '/StatusNotifierWatcher',
      interface: WATCHER,
      member: 'RegisterStatusNotifierItem',
      signature: 's',
      body: [name],
      // No panel yet: its coming is told below.
    }).catch(() => undefined);
  bus.signals.on(
    bus.mangle('/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameOwnerChanged'),
    ([changed, , owner]: readonly unknown[]) => {
      if (changed === WATCHER && owner !== '') void register();
    },
  );
  const rule = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${WATCHER}'`;
  await ask((done) => bus.addMatch(rule, done));
  await register();
}

const ask = (act: (done: Parameters<MessageBus['addMatch']>[1]) => void): Promise<void> =>
  new Promise((resolve, reject) => act((fault) => (fault ? reject(toError(fault)) : resolve())));

const unavailable = (message: string) => new SupervisorError('TRAY_UNAVAILABLE', message);
