import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../../lib/run.mjs';

const BOOT_MS = 180_000;

/** What the services of this machine are to the one that is booted: not wanted. */
const TARGET = 'systemd.unit=basic.target';

/**
 * Boots a machine that begins as a copy of this one, with a systemd of its own and the loopback as its only network.
 * What happens there is written into memory and forgotten: this machine stays as it is. Wants root and
 * systemd-nspawn (Debian: systemd-container).
 *
 * @returns `{ run, read, end }`: `run(args)` gives what a command printed there, and throws when it failed.
 */
export async function bootDebianMachine() {
  const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-machine-'));
  call(['mount', '-t', 'tmpfs', 'tmpfs', folder]);
  const [changes, work, root] = ['changes', 'work', 'root'].map((name) => join(folder, name));
  for (const path of [changes, work, root]) mkdirSync(path);
  call(['mount', '-t', 'overlay', 'overlay', '-o', `lowerdir=/,upperdir=${changes},workdir=${work}`, root]);
  // Debian's word against starting services during installations: it is meant for the machine around.
  rmSync(join(root, 'usr/sbin/policy-rc.d'), { force: true });
  const journal = openSync(join(folder, 'boot.log'), 'w');
  const options = [
    '-q',
    '-D',
    root,
    '--private-network',
    '--register=no',
    '--keep-unit',
    '--link-journal=no',
    // Also when this tree lies where the machine has a folder of its own.
    `--bind-ro=${ROOT}`,
  ];
  const machine = spawn('systemd-nspawn', [...options, '--boot', TARGET], {
    stdio: ['ignore', journal, journal],
  });
  closeSync(journal);
  const gone = new Promise((resolve) => machine.once('exit', resolve));
  const end = async () => {
    machine.kill('SIGTERM');
    const late = setTimeout(() => machine.kill('SIGKILL'), 30_000);
    await gone;
    clearTimeout(late);
    call(['umount', '-R', root]);
    call(['umount', folder]);
    rmSync(folder, { recursive: true });
  };
  try {
    const enter = await booted(machine.pid);
    const run = (args, { fails = false } = {}) => {
      const { status, stdout, stderr } = spawnSync('nsenter', [...enter, ...args], {
        encoding: 'utf8',
        timeout: BOOT_MS,
      });
      if (status !== 0 && !fails)
        throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
      return `${stdout}${fails ? stderr : ''}`;
    };
    await settled(run);
    return { root, run, end };
  } catch (error) {
    const said = readFileSync(join(folder, 'boot.log'), 'utf8').slice(-1000);
    await end();
    throw new Error(`The machine did not boot: ${error.message} ${said}`);
  }
}

/** How to enter it: by its first process, once that has opened the bus that systemctl speaks on. */
async function booted(nspawn) {
  for (const deadline = Date.now() + BOOT_MS; ; await pause(200)) {
    const init = firstChild(nspawn);
    if (init !== undefined && existsSync(`/proc/${init}/root/run/systemd/private`)) {
      return ['-t', String(init), '-m', '-u', '-i', '-n', '-p', '-r', '-w', '--'];
    }
    if (Date.now() > deadline) throw new Error('systemd did not come up.');
  }
}

function firstChild(pid) {
  const path = `/proc/${pid}/task/${pid}/children`;
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ')[0] || undefined : undefined;
}

async function settled(run) {
  for (const deadline = Date.now() + BOOT_MS; ; await pause(200)) {
    if (/running|degraded/.test(run(['systemctl', 'is-system-running'], { fails: true }))) break;
    if (Date.now() > deadline) throw new Error('systemd does not finish its start.');
  }
  run(['systemctl', 'start', 'dbus.service']);
}

function call([command, ...args]) {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}
