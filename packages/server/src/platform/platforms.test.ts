import { describe, expect, it } from 'vitest';
import { createDarwinPlatform } from './darwin.js';
import { createLinuxPlatform } from './linux.js';
import type { ProgramResult } from './run-program.js';
import type { Surroundings } from './surroundings.js';
import { createWin32Platform } from './win32.js';

interface Call {
  readonly file: string;
  readonly args: readonly string[];
}

function surroundings(
  change: Partial<Surroundings> & { readonly result?: ProgramResult } = {},
): Surroundings & {
  readonly calls: Call[];
} {
  const calls: Call[] = [];
  return {
    env: {},
    home: '/home/zoe',
    account: 'zoe',
    privileged: false,
    run: async (file, args) => {
      calls.push({ file, args });
      return change.result ?? { code: 0, stdout: '' };
    },
    ...change,
    calls,
  };
}

const WINDOWS_ENV = {
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  ProgramFiles: 'C:\\Program Files',
  ProgramData: 'C:\\ProgramData',
  APPDATA: 'C:\\Users\\Zoé\\AppData\\Roaming',
  LOCALAPPDATA: 'C:\\Users\\Zoé\\AppData\\Local',
  SystemRoot: 'C:\\Windows',
  USERDOMAIN: 'CABINET',
};

describe('Windows', () => {
  it('has the folders of the seed as a service', () => {
    const { paths } = createWin32Platform(
      surroundings({
        privileged: true,
        account: 'SYSTEM',
        env: { ...WINDOWS_ENV, APPDATA: 'C:\\Windows\\SysWOW64\\config\\systemprofile\\AppData\\Roaming' },
      }),
    );
    expect(paths).toEqual({
      install: 'C:\\Program Files (x86)\\DmpConnect-JS2',
      settingsFile: 'C:\\Program Files (x86)\\DmpConnect-JS2\\DmpConnect-JS2.xml',
      state: 'C:\\ProgramData\\DmpConnect-JS2',
      masterJournals: 'C:\\Program Files (x86)\\DmpConnect-JS2',
      sessionJournals:
        'C:\\Windows\\SysWOW64\\config\\systemprofile\\AppData\\Roaming\\DmpConnect-JS2\\sessions',
    });
  });

  it('keeps what belongs to a person in the person’s folders', () => {
    const { paths } = createWin32Platform(surroundings({ env: WINDOWS_ENV }));
    expect(paths.state).toBe('C:\\Users\\Zoé\\AppData\\Local\\DmpConnect-JS2');
    expect(paths.masterJournals).toBe('C:\\Users\\Zoé\\AppData\\Local\\DmpConnect-JS2\\journal');
    expect(paths.sessionJournals).toBe('C:\\Users\\Zoé\\AppData\\Roaming\\DmpConnect-JS2\\sessions');
  });

  it('installs in Program Files on a 32-bit system', () => {
    const { 'ProgramFiles(x86)': _, ...env } = WINDOWS_ENV;
    expect(createWin32Platform(surroundings({ env })).paths.install).toBe(
      'C:\\Program Files\\DmpConnect-JS2',
    );
  });

  it('restricts a file with icacls, by identifiers that no language changes', async () => {
    const around = surroundings({ env: WINDOWS_ENV });
    await createWin32Platform(around).protect(import.meta.filename, 'owner');
    expect(around.calls).toEqual([
      {
        file: 'C:\\Windows\\System32\\icacls.exe',
        args: [
          import.meta.filename,
          '/inheritance:r',
          '/grant:r',
          '*S-1-5-18:F',
          '*S-1-5-32-544:F',
          'CABINET\\zoe:F',
          '/q',
        ],
      },
    ]);
  });

  it('gives a folder rights that what is made in it inherits', async () => {
    const around = surroundings({ env: WINDOWS_ENV, account: 'SYSTEM' });
    await createWin32Platform(around).protect(import.meta.dirname, 'everyone-reads');
    expect(around.calls[0]?.args.slice(3)).toEqual([
      '*S-1-5-18:(OI)(CI)F',
      '*S-1-5-32-544:(OI)(CI)F',
      '*S-1-5-32-545:(OI)(CI)RX',
      '/q',
    ]);
  });

  it('says when the rights could not be set', async () => {
    const platform = createWin32Platform(surroundings({ result: { code: 5, stdout: '' } }));
    await expect(platform.protect(import.meta.filename, 'owner')).rejects.toMatchObject({
      code: 'PROTECTION_FAILED',
    });
    await expect(platform.protect('/does/not/exist', 'owner')).rejects.toMatchObject({
      code: 'PROTECTION_FAILED',
    });
  });

  it.each([
    ['133770000000000000\r\n', 0, '133770000000000000'],
    ['', 0, undefined],
    ['', 1, undefined],
  ])('reads the start of a process from %j', async (stdout, code, expected) => {
    const around = surroundings({ env: WINDOWS_ENV, result: { code, stdout } });
    expect(await createWin32Platform(around).processStart(42)).toBe(expected);
    expect(around.calls[0]?.args.at(-1)).toContain('Get-Process -Id 42 ');
  });

  it('does not take an answer it does not understand for a start', async () => {
    for (const result of [
      { code: 0, stdout: 'Access denied' },
      { code: -1, stdout: '' },
    ]) {
      const platform = createWin32Platform(surroundings({ result }));
      await expect(platform.processStart(42)).rejects.toMatchObject({ code: 'PROCESS_NOT_INSPECTABLE' });
    }
  });
});

describe('macOS', () => {
  it('has the folders of the seed', () => {
    const service = createDarwinPlatform(surroundings({ privileged: true, home: '/var/root' })).paths;
    expect(service).toEqual({
      install: '/usr/local/dmpconnectjs',
      settingsFile: '/usr/local/dmpconnectjs/DmpConnect-JS2.xml',
      state: '/Library/Application Support/DmpConnect-JS2',
      masterJournals: '/usr/local/dmpconnectjs',
      sessionJournals: '/var/root/.cache/DmpConnect-JS2/sessions',
    });
    const person = createDarwinPlatform(surroundings({ home: '/Users/zoe' })).paths;
    expect(person.sessionJournals).toBe('/Users/zoe/.cache/DmpConnect-JS2/sessions');
    expect(person.state).toBe('/Users/zoe/Library/Application Support/DmpConnect-JS2');
  });

  it.each([
    [{ code: 0, stdout: 'Ss   Tue Nov 24 08:00:00 2026    \n' }, 'Tue Nov 24 08:00:00 2026'],
    [{ code: 0, stdout: 'Z    Tue Nov 24 08:00:00 2026\n' }, undefined],
    [{ code: 1, stdout: '' }, undefined],
  ])('reads the start of a process from %j', async (result, expected) => {
    expect(await createDarwinPlatform(surroundings({ result })).processStart(42)).toBe(expected);
  });

  it('does not take a failure of ps for the end of a process', async () => {
    const platform = createDarwinPlatform(surroundings({ result: { code: -1, stdout: '' } }));
    await expect(platform.processStart(42)).rejects.toMatchObject({ code: 'PROCESS_NOT_INSPECTABLE' });
  });
});

describe('Linux', () => {
  it('has the folders of the system as a service, those of the person otherwise, those of systemd when given', () => {
    expect(createLinuxPlatform(surroundings({ privileged: true, home: '/root' })).paths).toMatchObject({
      state: '/var/lib/dmpconnect-js2',
      masterJournals: '/var/log/dmpconnect-js2',
      sessionJournals: '/root/.cache/DmpConnect-JS2/sessions',
    });
    expect(createLinuxPlatform(surroundings()).paths).toMatchObject({
      state: '/home/zoe/.local/state/DmpConnect-JS2',
      masterJournals: '/home/zoe/.local/state/DmpConnect-JS2/journal',
    });
    const env = { STATE_DIRECTORY: '/var/lib/x', LOGS_DIRECTORY: '/var/log/x' };
    expect(createLinuxPlatform(surroundings({ env })).paths).toMatchObject({
      state: '/var/lib/x',
      masterJournals: '/var/log/x',
    });
  });

  it.skipIf(process.platform !== 'linux')(
    'knows the start of a running process, and that another does not run',
    async () => {
      const platform = createLinuxPlatform(surroundings());
      const start = await platform.processStart(process.pid);
      expect(start).toMatch(/^[0-9a-f-]{36}\/\d+$/);
      expect(await platform.processStart(process.pid)).toBe(start);
      expect(await platform.processStart(process.ppid)).not.toBe(start);
      expect(await platform.processStart(2 ** 22 + 1)).toBeUndefined();
    },
  );
});
