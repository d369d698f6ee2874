// A person of the machine of debian-machine.mjs: logged on by PAM and logind, with a screen in memory, the panel of
// XFCE, a browser, and what the desktop starts by itself: the entries of /etc/xdg/autostart, by systemd.
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PANEL, pointOf } from './desktop.mjs';

const NAME = 'anne';
const HOME = `/home/${NAME}`;
const DISPLAY = ':7';
const TALK = fileURLToPath(new URL('./browser-talk.mjs', import.meta.url));

/** How long something may take, and between two looks, in ms. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 300;

/** A desktop as GNOME and KDE bring one: its target wants what is to be started at log-on. */
const DESKTOP = `[Unit]
Wants=graphical-session.target xdg-desktop-autostart.target
BindsTo=graphical-session.target
`;

const SESSION = `#!/bin/sh
Xvfb ${DISPLAY} -screen 0 1000x800x24 -nolisten tcp &
until [ -S /tmp/.X11-unix/X7 ]; do sleep 0.1; done
export DISPLAY=${DISPLAY}
systemctl --user import-environment DISPLAY
xfce4-panel --disable-wm-check &
systemctl --user start desktop.target
wait
`;

const BROWSER = `#!/bin/sh
exec chromium --no-sandbox --no-first-run --disable-gpu --remote-debugging-port=9222 --user-data-dir=${HOME}/browser \\
  --window-position=0,50 --window-size=1000,750 "$@" > ${HOME}/browser.log 2>&1
`;

const HANDLER = '[Desktop Entry]\nType=Application\nName=Browser\nExec=/usr/local/bin/browser %u\n';
const HANDLERS = ['http', 'https'].map((scheme) => `x-scheme-handler/${scheme}=browser.desktop\n`).join('');

const FILES = {
  '.config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml': PANEL,
  '.config/systemd/user/desktop.target': DESKTOP,
  '.config/mimeapps.list': `[Default Applications]\n${HANDLERS}`,
  '.local/share/applications/browser.desktop': HANDLER,
};

/** Middle of the first icon of the panel, and a point of the sphere beside its mark. */
const ICON = [12, 20];
const SPHERE = [18, 23];

/** The line of the menu that opens the page, below the icon. */
const OPEN = [90, 75];

/**
 * Makes a person, who came after the installation, and logs her on.
 *
 * @param machine what `bootDebianMachine` gave. @param {string} failed where a picture goes of what did not come.
 */
export async function logOnPerson({ root, run }, failed) {
  run(['useradd', '--create-home', '--shell', '/bin/sh', NAME]);
  const [uid, gid] = ['-u', '-g'].map((what) => Number(run(['id', what, NAME])));
  for (const [path, text] of Object.entries(FILES)) write(join(root, HOME, path), text);
  run(['chown', '-R', `${uid}:${gid}`, HOME]);
  write(join(root, 'usr/local/bin/browser'), BROWSER, 0o755);
  write(join(root, 'usr/local/bin/desktop-session'), SESSION, 0o755);
  run(['systemctl', 'start', 'systemd-logind.service']);
  const properties = [
    'PAMName=login',
    `User=${NAME}`,
    `WorkingDirectory=${HOME}`,
    'Type=simple',
    'KillMode=control-group',
  ];
  const options = properties.map((property) => `--property=${property}`);
  const environment = ['--setenv=XDG_SESSION_TYPE=x11', '--setenv=XDG_SESSION_CLASS=user'];
  run(['systemd-run', '--unit=log-on', ...options, ...environment, '/usr/local/bin/desktop-session']);

  const as = (...args) => ['runuser', '-u', NAME, '--', 'env', `HOME=${HOME}`, `DISPLAY=${DISPLAY}`, ...args];
  const bus = `XDG_RUNTIME_DIR=/run/user/${uid}`;
  const screen = join(root, HOME, 'screen.ppm');
  const look = () => {
    run(as('scrot', '-o', `${HOME}/screen.ppm`), { fails: true });
    return existsSync(screen) ? readFileSync(screen) : undefined;
  };
  const click = async ([x, y], button = 1) => {
    run(as('xdotool', 'mousemove', `${x}`, `${y}`, 'click', `${button}`));
    await pause(1_000);
  };
  const picture = (file) => {
    run(as('scrot', '-o', `${HOME}/screen.png`), { fails: true });
    const taken = join(root, HOME, 'screen.png');
    if (existsSync(taken)) copyFileSync(taken, file);
  };
  return {
    name: NAME,
    uid,
    home: HOME,
    /** What a command prints that she runs. */
    run: (args, options) => run(as(bus, ...args), options),
    /** Waits until a look says yes. */
    async until(what, check) {
      for (const deadline = Date.now() + PATIENCE_MS; ; await pause(LOOK_MS)) {
        const found = await check();
        if (found) return found;
        if (Date.now() < deadline) continue;
        picture(failed);
        throw new Error(`It did not come: ${what}.`);
      }
    },
    /** The colour of the sphere on the panel. */
    sphere: () => {
      const picture = look();
      return picture === undefined ? [255, 255, 255] : pointOf(picture, ...SPHERE);
    },
    async openPageFromMenu() {
      await click(ICON, 3);
      await click(OPEN);
    },
    picture,
    /** What an expression of JavaScript is, in the page of the browser whose address begins so. */
    evaluate: (address, expression) =>
      JSON.parse(run([process.execPath, TALK, 'evaluate', address, expression])),
    /** Opens a tab. */
    visit: (address) => void run([process.execPath, TALK, 'visit', address]),
    logOff: () => void run(['loginctl', 'terminate-user', NAME]),
  };

  function write(path, text, mode = 0o644) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
    chownSync(path, 0, 0);
  }
}
