import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 600_000;

/** Where the machine's environment is kept: services take theirs from there. */
const ENVIRONMENT = 'HKLM\\System\\CurrentControlSet\\Control\\Session Manager\\Environment';

/** The Windows that Wine makes, by the processor of its programs. */
const ARCHITECTURES = { x64: 'win64', x86: 'win32' };

/**
 * Makes a Windows of its own, under Wine, with nothing in it.
 *
 * @param {'x64' | 'x86'} architecture
 * @returns `undefined` when this machine cannot run programs of that processor.
 */
export function makeWindows(architecture) {
  const prefix = mkdtempSync(join(tmpdir(), 'dmpconnect-wine-'));
  const env = {
    ...process.env,
    WINEPREFIX: prefix,
    WINEARCH: ARCHITECTURES[architecture],
    WINEDEBUG: '-all',
    // No offer to fetch .NET or a browser; nothing in the menus of this machine.
    WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
    NODE_SKIP_PLATFORM_CHECK: '1',
  };
  const call = (program, args) => spawnSync(program, args, { env, encoding: 'utf8', timeout: PATIENCE_MS });
  // Without pipes: services that are started would hold them open for ever.
  const status = (args) => spawnSync('wine', args, { env, stdio: 'ignore', timeout: PATIENCE_MS });
  const run = (args) => {
    const { status: code, error } = status(args);
    assert.equal(code, 0, `wine ${args.join(' ')}: ${error?.message ?? `status ${code}`}`);
  };
  const remove = () => rmSync(prefix, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  const settle = () => void call('wineserver', ['-w']);
  if (status(['wineboot', '-i']).status !== 0) {
    settle();
    remove();
    return undefined;
  }
  // Wine calls itself an older Windows than Node.js asks for.
  run(['reg', 'add', ENVIRONMENT, '/v', 'NODE_SKIP_PLATFORM_CHECK', '/d', '1', '/f']);
  settle();
  let person;
  return {
    version: call('wine', ['--version']).stdout.trim(),
    path: (...names) => join(prefix, 'drive_c', ...names),
    registry: (name) => readFileSync(join(prefix, `${name}.reg`), 'utf8'),
    run,
    status: (args) => status(args).status,
    output: (args) => call('wine', args).stdout,
    query: (key, value) => {
      const { status: code, stdout } = call('wine', ['reg', 'query', key, ...value]);
      return code === 0 ? stdout : '';
    },
    /** Starts a program and goes on. */
    start: (args) => spawn('wine', args, { env, stdio: 'ignore' }),
    /** Windows goes down with its last program: somebody stays, as somebody does before a screen. */
    logOn: () => {
      person = spawn('wine', ['cmd'], { env, stdio: ['pipe', 'ignore', 'ignore'] });
    },
    /** Ends all that runs; files hold what the registry holds. */
    shutDown: () => {
      person?.stdin.end();
      call('wineserver', ['-k']);
      settle();
    },
    /** Processes whose command line holds an expression, as this machine numbers them: Wine has no list of them. */
    processes: (expression) =>
      spawnSync('pgrep', ['-f', expression], { encoding: 'utf8' })
        .stdout.split('\n')
        .filter((pid) => pid !== '' && environmentOf(pid).includes(`WINEPREFIX=${prefix}`))
        .map(Number),
    remove,
  };
}

function environmentOf(pid) {
  const path = `/proc/${pid}/environ`;
  try {
    return existsSync(path) ? readFileSync(path, 'utf8').split('\0') : [];
  } catch {
    // It ended meanwhile.
    return [];
  }
}

/** Waits for what a service or an uninstaller does in its own time. */
export async function waitUntil(holds, what, describe = () => '') {
  for (const deadline = Date.now() + PATIENCE_MS; !(await holds()); await pause(500)) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}. ${describe()}`);
  }
}
