// A desktop in memory: an X server, a session bus, a panel with a notification area, a hand and an eye.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/** One panel along the upper edge, with the notification area alone. */
export const PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="40"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
`;

const SIZE = '640x400x24';

/** How long something may take to be seen, in ms, and between two looks. */
const SEEN_MS = 30_000;
const LOOK_MS = 300;

/** Starts a desktop. Everything it starts ends with `close`. */
export async function startDesktop() {
  const home = mkdtempSync(join(tmpdir(), 'dmpconnect-desktop-'));
  const config = join(home, 'config');
  const channels = join(config, 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  mkdirSync(channels, { recursive: true });
  writeFileSync(join(channels, 'xfce4-panel.xml'), PANEL);
  mkdirSync(join(home, 'run'), { mode: 0o700 });

  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [display] = await once(createInterface({ input: server.stdio[3] }), 'line');
  const session = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CONFIG_HOME: config,
    XDG_RUNTIME_DIR: join(home, 'run'),
    DISPLAY: `:${display}`,
    LANG: 'fr_FR.UTF-8',
    NO_AT_BRIDGE: '1',
  };
  // The settings of the panel are read by a program that the bus starts: it is given the same surroundings.
  const bus = spawn(
    'dbus-daemon',
    ['--session', '--nofork', '--print-address=1', `--address=unix:path=${join(home, 'run', 'bus')}`],
    { stdio: ['ignore', 'pipe', 'ignore'], env: session },
  );
  const [address] = await once(createInterface({ input: bus.stdout }), 'line');
  const env = { ...session, DBUS_SESSION_BUS_ADDRESS: address };
  const panel = spawn('xfce4-panel', ['--disable-wm-check'], { stdio: 'ignore', env });
  const eye = join(home, 'screen.ppm');

  /** The colour of a point of the screen. */
  const colourAt = (x, y) => {
    execFileSync('scrot', ['-o', eye], { env });
    return pointOf(readFileSync(eye), x, y);
  };
  return {
    home,
    env,
    colourAt,
    /** Waits until a point of the screen has a colour of which `judge` says yes. */
    async see(x, y, judge, what) {
      for (let waited = 0; waited < SEEN_MS; waited += LOOK_MS) {
        if (judge(colourAt(x, y))) return;
        await pause(LOOK_MS);
      }
      throw new Error(`It was not seen at ${x},${y}: ${what} (${colourAt(x, y)}).`);
    },
    async click(x, y, button = 1) {
      execFileSync('xdotool', ['mousemove', `${x}`, `${y}`, 'click', `${button}`], { env });
      await pause(LOOK_MS);
    },
    picture: (file) => execFileSync('scrot', ['-o', file], { env }),
    async close() {
      const processes = [panel, bus, server];
      for (const one of processes) {
        if (one.exitCode !== null || one.signalCode !== null) continue;
        one.kill();
        await once(one, 'exit');
      }
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A point of a PPM (P6), eight bits a colour. */
export function pointOf(ppm, x, y) {
  const head = /^P6\s+(?:#.*\n\s*)*(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString('latin1', 0, 200));
  if (head === null) throw new Error('The screen could not be read.');
  const at = head[0].length + (y * Number(head[1]) + x) * 3;
  return [ppm[at], ppm[at + 1], ppm[at + 2]];
}
