import { describe, expect, it, vi } from 'vitest';
import { launchProgram } from './run-program.js';
import { createViewer } from './viewer.js';

const person = { env: { DISPLAY: ':0', SystemRoot: 'D:\\Win' }, privileged: false };

describe('the viewer', () => {
  it.each([
    ['linux', 'xdg-open', ['/tmp/a b.pdf']],
    ['darwin', '/usr/bin/open', ['/tmp/a b.pdf']],
    ['win32', 'D:\\Win\\System32\\rundll32.exe', ['url.dll,FileProtocolHandler', '/tmp/a b.pdf']],
  ] as const)('of %s is that of the system, without a shell', async (name, file, args) => {
    const launch = vi.fn(async () => undefined);
    const viewer = createViewer(name, person, launch);
    expect(viewer.obstacle).toBeUndefined();
    await viewer.open('/tmp/a b.pdf');
    expect(launch).toHaveBeenCalledWith(file, args);
  });

  it('knows why there is no screen', () => {
    expect(createViewer('linux', { env: {}, privileged: false }).obstacle).toMatch(/without a screen/);
    expect(
      createViewer('linux', { env: { WAYLAND_DISPLAY: 'w' }, privileged: true }).obstacle,
    ).toBeUndefined();
    for (const name of ['darwin', 'win32'] as const) {
      expect(createViewer(name, { ...person, privileged: true }).obstacle).toMatch(/as a service/);
    }
  });
});

describe('a program that is launched', () => {
  it('is let go once it has started', async () => {
    await expect(launchProgram(process.execPath, ['-e', ''])).resolves.toBeUndefined();
  });

  it('that does not exist is an error', async () => {
    await expect(launchProgram('/nowhere/viewer', [])).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
