import { describe, expect, it } from 'vitest';
import { type CommandResult, NOT_STARTED, type RunCommand } from '../command/run-command.js';
import { createMacElevation } from '../elevation/macos.js';
import { createWindowsElevation } from '../elevation/windows.js';
import { createLaunchdService } from './launchd/control.js';
import { parsePrint } from './launchd/parse-print.js';
import { createPlainService } from './plain/control.js';
import type { ServiceAction, ServiceControl } from './service.js';
import { createSystemdService } from './systemd/control.js';
import { parseShow } from './systemd/parse-show.js';
import { createWindowsService } from './windows/control.js';
import { parseServiceQuery } from './windows/parse-query.js';

const pause = async () => undefined;

/** What `sc.exe queryex` prints on a Windows in English. */
const scEnglish = (state: string, exit = 0, pid = 0) => `
SERVICE_NAME: DmpConnect-JS2\r
        TYPE               : 10  WIN32_OWN_PROCESS  \r
        STATE              : ${state} \r
                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)\r
        WIN32_EXIT_CODE    : ${exit}  (0x${exit.toString(16)})\r
        SERVICE_EXIT_CODE  : 0  (0x0)\r
        CHECKPOINT         : 0x0\r
        WAIT_HINT          : 0x0\r
        PID                : ${pid}\r
        FLAGS              : \r
`;

/** The same in French, its accents as a console in code page 850 gives them to a reader of UTF-8. */
const scFrench = (state: string, exit = 0, pid = 0) => `
NOM_SERVICE: DmpConnect-JS2\r
        TYPE               : 10  WIN32_OWN_PROCESS  \r
        \u{FFFD}TAT               : ${state} \r
                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)\r
        CODE_SORTIE_WIN32   : ${exit}  (0x${exit.toString(16)})\r
        CODE_SORTIE_SERVICE : 0  (0x0)\r
        POINT_V\u{FFFD}RIFICATION  : 0x0\r
        INDICATION_ATTENTE  : 0x0\r
        ID_PROCESSUS        : ${pid}\r
        INDICATEURS         : \r
`;

describe.each([
  ['English', scEnglish],
  ['French', scFrench],
])('sc.exe in %s', (_, print) => {
  it.each([
    ['4  RUNNING', 0, 4242, { state: 'running', pid: 4242 }],
    ['1  STOPPED', 0, 0, { state: 'stopped' }],
    ['1  STOPPED', 1077, 0, { state: 'stopped' }],
    ['1  STOPPED', 1067, 0, { state: 'failed', exitCode: 1067 }],
    ['2  START_PENDING', 0, 17, { state: 'starting', pid: 17 }],
    ['3  STOP_PENDING', 0, 17, { state: 'stopping', pid: 17 }],
  ])('%s (exit code %i)', (state, exit, pid, expected) => {
    expect(parseServiceQuery(print(state, exit, pid))).toEqual(expected);
  });
});

it('does not take another print for a state of Windows', () => {
  for (const text of ['', '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:', '  A : B\n  C : D']) {
    expect(parseServiceQuery(text)).toBeUndefined();
  }
});

describe('systemctl show', () => {
  const show = (values: object) =>
    Object.entries({ LoadState: 'loaded', MainPID: 0, ExecMainStatus: 0, ...values })
      .map(([name, value]) => `${name}=${value}\n`)
      .join('');
  it.each([
    [
      { ActiveState: 'active', SubState: 'running', MainPID: 42 },
      { state: 'running', pid: 42 },
    ],
    [{ ActiveState: 'inactive', SubState: 'dead' }, { state: 'stopped' }],
    [
      { ActiveState: 'failed', SubState: 'failed', ExecMainStatus: 3 },
      { state: 'failed', exitCode: 3 },
    ],
    [
      { ActiveState: 'activating', SubState: 'auto-restart', ExecMainStatus: 4 },
      { state: 'failed', exitCode: 4 },
    ],
    [
      { ActiveState: 'activating', SubState: 'start', MainPID: 7 },
      { state: 'starting', pid: 7 },
    ],
    [
      { ActiveState: 'deactivating', SubState: 'stop-sigterm', MainPID: 7 },
      { state: 'stopping', pid: 7 },
    ],
    [{ LoadState: 'not-found', ActiveState: 'inactive', SubState: 'dead' }, { state: 'absent' }],
  ])('%j', (values, expected) => {
    expect(parseShow(show(values))).toEqual(expected);
  });
  it('is nothing when systemd does not run the machine', () => {
    expect(parseShow('')).toBeUndefined();
  });
});

/** As macOS 13 prints it, shortened. */
const launchd = (state: string, exit = '(never exited)', pid = '') => `system/com.icanopee.dmpconnect-js2 = {
	active count = 1
	path = /Library/LaunchDaemons/com.icanopee.dmpconnect-js2.plist
	type = LaunchDaemon
	state = ${state}

	program = /usr/local/dmpconnectjs/dmpconnect-js2
	arguments = {
		/usr/local/dmpconnectjs/dmpconnect-js2
		serve
	}
${pid}	last exit code = ${exit}

	endpoints = {
		"x" = {
			state = active
		}
	}
}
`;

describe('launchctl print', () => {
  it.each([
    [launchd('running', '(never exited)', '\tpid = 174\n'), { state: 'running', pid: 174 }],
    [launchd('not running', '0'), { state: 'stopped' }],
    [launchd('waiting', '78: EX_CONFIG'), { state: 'failed', exitCode: 78 }],
    [launchd('spawn scheduled', '1'), { state: 'starting' }],
  ])('is read', (printed, expected) => {
    expect(parsePrint(printed)).toEqual(expected);
  });
});

/** A system whose programs answer from a list, first come first served; the last answer stays. */
function scripted(answers: Readonly<Record<string, readonly Partial<CommandResult>[]>>) {
  const calls: string[] = [];
  const counts = new Map<string, number>();
  const run: RunCommand = async (file, args) => {
    const line = [file.split(/[\\/]/).at(-1), ...args].join(' ');
    calls.push(line);
    const key = Object.keys(answers).find((start) => line.startsWith(start)) ?? '';
    const list = answers[key] ?? [{ code: NOT_STARTED }];
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return { code: 0, stdout: '', stderr: '', ...list[Math.min(count, list.length - 1)] };
  };
  return { run, calls };
}

const failure = (act: Promise<unknown>) => act.catch((error: { readonly code: string }) => error.code);

describe('Windows', () => {
  const folders = { systemRoot: 'C:\\Windows' };
  const service = (run: RunCommand, privileged = false): ServiceControl =>
    createWindowsService({
      name: 'DmpConnect-JS2',
      run,
      folders,
      pause,
      elevation: createWindowsElevation(run, folders, privileged),
    });

  it('starts what it may start, and waits for it', async () => {
    const { run, calls } = scripted({
      'sc.exe start': [{}],
      'sc.exe queryex': [
        { stdout: scEnglish('2  START_PENDING') },
        { stdout: scEnglish('4  RUNNING', 0, 9) },
      ],
    });
    await service(run).act('start');
    expect(calls).toEqual([
      'sc.exe start DmpConnect-JS2',
      'sc.exe queryex DmpConnect-JS2',
      'sc.exe queryex DmpConnect-JS2',
    ]);
  });

  it('asks for the rights once for the whole of a restart', async () => {
    const { run, calls } = scripted({
      'sc.exe stop': [{ code: 5 }],
      'powershell.exe': [{}],
      'sc.exe queryex': [{ stdout: scFrench('4  RUNNING', 0, 9) }],
    });
    await service(run).act('restart');
    const asked = calls.filter((call) => call.startsWith('powershell.exe'));
    expect(asked).toHaveLength(1);
    const decode = (text: string) => Buffer.from(text, 'base64').toString('utf16le');
    const outer = decode(asked[0]?.split(' ').at(-1) ?? '');
    expect(outer).toContain("Start-Process -FilePath 'C:\\Windows\\System32\\WindowsPowerShell");
    expect(outer).toContain('-Verb RunAs');
    const inner = decode(/-EncodedCommand (\S+)'/.exec(outer)?.[1] ?? '');
    expect(inner).toContain("Restart-Service -Name 'DmpConnect-JS2' -Force");
  });

  it.each([
    [
      'closes the question',
      { 'sc.exe start': [{ code: 5 }], 'powershell.exe': [{ code: 1223 }] },
      'RIGHTS_REFUSED',
    ],
    ['has no such service', { 'sc.exe start': [{ code: 1060 }] }, 'SERVICE_ABSENT'],
    ['has it disabled', { 'sc.exe start': [{ code: 1058 }] }, 'SERVICE_CONTROL_FAILED'],
    [
      'has one that ends at once',
      { 'sc.exe start': [{}], 'sc.exe queryex': [{ stdout: scEnglish('1  STOPPED', 1067) }] },
      'SERVICE_CONTROL_FAILED',
    ],
  ])('says so when the machine %s', async (_, answers, code) => {
    expect(await failure(service(scripted(answers).run).act('start'))).toBe(code);
  });

  it('asks a sc.exe that does not know queryex for less', async () => {
    const fromWine = `SERVICE_NAME: DmpConnect-JS2\r
        TYPE               : 10  WIN32_OWN_PROCESS \r
        STATE              : 4  RUNNING \r
        WIN32_EXIT_CODE    : 0  (0x0)\r
        SERVICE_EXIT_CODE  : 0  (0x0)\r
        CHECKPOINT         : 0x0\r
        WAIT_HINT          : 0x0\r
`;
    const answers = { 'sc.exe queryex': [{ code: 1 }], 'sc.exe query': [{ stdout: fromWine }] };
    expect(await service(scripted(answers).run).read()).toEqual({ state: 'running' });
  });

  it('knows a service that is not installed, and takes one that runs already for started', async () => {
    expect(await service(scripted({ 'sc.exe queryex': [{ code: 1060 }] }).run).read()).toEqual({
      state: 'absent',
    });
    const { run } = scripted({
      'sc.exe start': [{ code: 1056 }],
      'sc.exe queryex': [{ stdout: scEnglish('4  RUNNING', 0, 9) }],
    });
    await service(run).act('start');
  });
});

describe('systemd', () => {
  const running = { stdout: 'LoadState=loaded\nActiveState=active\nSubState=running\nMainPID=9\n' };
  const service = (answers: Parameters<typeof scripted>[0]) =>
    createSystemdService({ unit: 'dmpconnect-js2.service', run: scripted(answers).run, pause });

  it.each(['start', 'restart'] as const)('does a %s', async (action) => {
    await service({ [`systemctl ${action}`]: [{}], 'systemctl show': [running] }).act(action);
  });

  it.each([
    [{ code: 4, stderr: 'Failed to start x: Interactive authentication required.' }, 'RIGHTS_NEEDED'],
    [{ code: 1, stderr: 'Failed to start x: Access denied' }, 'RIGHTS_NEEDED'],
    [{ code: 5, stderr: 'Failed to start x: Unit x not found.' }, 'SERVICE_ABSENT'],
    [{ code: 1, stderr: 'Job for x failed because the control process exited.' }, 'SERVICE_CONTROL_FAILED'],
    [{ code: NOT_STARTED }, 'COMMAND_MISSING'],
  ])('tells %j', async (result, code) => {
    expect(await failure(service({ 'systemctl start': [result] }).act('start'))).toBe(code);
  });

  it('says that it cannot know the state without systemd', async () => {
    const stderr = "System has not been booted with systemd as init system (PID 1). Can't operate.";
    expect(await failure(service({ 'systemctl show': [{ code: 1, stderr }] }).read())).toBe(
      'SERVICE_STATE_UNREADABLE',
    );
  });
});

describe('launchd', () => {
  const service = (run: RunCommand, installed = true) =>
    createLaunchdService({
      label: 'com.icanopee.dmpconnect-js2',
      plist: '/Library/LaunchDaemons/com.icanopee.dmpconnect-js2.plist',
      run,
      pause,
      exists: async () => installed,
      elevation: createMacElevation(run, false, 'DmpConnect-JS2'),
    });
  const loaded = { stdout: launchd('running', '0', '\tpid = 174\n') };
  const unloaded = { code: 113, stderr: 'Could not find service' };

  it.each([
    ['start', [unloaded, loaded], "'bootstrap' 'system'"],
    ['restart', [loaded, loaded], "'kickstart' '-k' 'system/com.icanopee.dmpconnect-js2'"],
    ['stop', [loaded, unloaded], "'bootout' 'system/com.icanopee.dmpconnect-js2'"],
  ] satisfies [ServiceAction, Partial<CommandResult>[], string][])(
    'asks the person, then does a %s',
    async (action, prints, expected) => {
      const { run, calls } = scripted({ 'launchctl print': prints, osascript: [{}] });
      await service(run).act(action);
      const [asked = ''] = calls.filter((call) => call.startsWith('osascript'));
      expect(asked).toContain(expected);
      expect(asked).toContain('with administrator privileges');
    },
  );

  it('knows a person who says no, in any language', async () => {
    const stderr = '0:217: execution error: L’utilisateur a annulé. (-128)\n';
    const { run } = scripted({ 'launchctl print': [loaded], osascript: [{ code: 1, stderr }] });
    expect(await failure(service(run).act('stop'))).toBe('RIGHTS_REFUSED');
  });

  it('tells an unloaded service from one that is not installed', async () => {
    const { run } = scripted({ 'launchctl print': [unloaded] });
    expect(await service(run).read()).toEqual({ state: 'stopped' });
    expect(await service(run, false).read()).toEqual({ state: 'absent' });
    expect(await failure(service(run, false).act('start'))).toBe('SERVICE_ABSENT');
  });
});

describe('a plain process', () => {
  it('is started, stopped, and started again', async () => {
    let pid: number | undefined;
    const done: string[] = [];
    const service = createPlainService({
      find: async () => pid,
      launch: async () => {
        done.push('launch');
        pid = 5;
        return { ended: new Promise(() => undefined) };
      },
      stop: async () => {
        done.push('stop');
        pid = undefined;
      },
      commandLine: 'dmpconnect-js2 serve',
      pause,
    });
    await service.act('start');
    expect(await service.read()).toEqual({ state: 'running', pid: 5 });
    await service.act('restart');
    await service.act('stop');
    expect(done).toEqual(['launch', 'stop', 'launch', 'stop']);
    expect(await service.read()).toEqual({ state: 'stopped' });
  });

  it('that ends right away is a failure with its code, not a wait without end', async () => {
    const service = createPlainService({
      find: async () => undefined,
      launch: async () => ({ ended: Promise.resolve(4) }),
      stop: async () => undefined,
      commandLine: 'x',
      pause,
    });
    expect(await failure(service.act('start'))).toBe('SERVICE_CONTROL_FAILED');
    expect(await service.read()).toEqual({ state: 'failed', exitCode: 4 });
    await service.act('stop');
    expect(await service.read()).toEqual({ state: 'stopped' });
  });
});

it('tells in both languages what to do by hand', () => {
  const { run } = scripted({});
  const { fr, en } = createSystemdService({ unit: 'x.service', run }).byHand('restart');
  expect(fr).toMatch(/administrateur.*sudo systemctl restart x\.service/);
  expect(en).toMatch(/administrator.*sudo systemctl restart x\.service/);
});
