import { describe, expect, it } from 'vitest';
import { buildTrayView, type TrayFacts } from '../menu.js';
import { startTray } from '../start-tray.js';
import type { TrayCommand } from '../tray.js';
import { createLineProgramBackend } from './backend.js';
import { readTrayEvent, writeChanges, writeMenu } from './protocol.js';

const FACTS: TrayFacts = {
  mood: 'well',
  state: 'En cours d’exécution',
  canStart: false,
  canStop: true,
  hasConsole: false,
  language: 'fr',
};
const running = buildTrayView(FACTS);
const stopped = buildTrayView({ ...FACTS, mood: 'stopped', state: 'Arrêté', canStart: true, canStop: false });

/** A tray program: clicks "restart" (7th line) once it has the menu, then tells on each line it is given. */
const PROGRAM = `
  const lines = require('node:readline').createInterface({ input: process.stdin });
  console.log(JSON.stringify({ type: 'ready' }));
  let menu;
  lines.on('line', (line) => {
    const message = JSON.parse(line);
    if (message.type === 'exit') process.exit(0);
    if (menu === undefined) {
      menu = message;
      console.log('not JSON');
      console.log(JSON.stringify({ type: 'activated' }));
      console.log(JSON.stringify({ type: 'clicked', __id: 7 }));
      console.log(JSON.stringify({ type: 'clicked', __id: 99 }));
    } else if (message.type === 'update-menu') console.log(JSON.stringify({ type: 'clicked', __id: 3 }));
  });
`;
const program = (script: string) => ({
  name: 'test',
  file: process.execPath,
  args: ['-e', script],
  icon: 'png' as const,
});

describe('a program that shows the icon', () => {
  it('is given the menu, tells what is chosen, and ends with the supervisor', async () => {
    const commands: TrayCommand[] = [];
    const tray = await createLineProgramBackend(program(PROGRAM)).start(running, (command) => {
      commands.push(command);
    });
    await expect.poll(() => commands).toEqual(['open', 'restart']);
    tray.show(stopped);
    await expect.poll(() => commands).toEqual(['open', 'restart', 'open']);
    await tray.close();
    await tray.gone;
  });

  it('that ends at once, cannot be started or says nothing leaves the place to the next', async () => {
    const backends = [
      createLineProgramBackend(program('process.exit(3)')),
      createLineProgramBackend({ ...program(''), file: '/nowhere/tray' }),
      createLineProgramBackend(program('setInterval(() => {}, 1000)'), 300),
    ];
    const failure = startTray(backends, running, () => undefined);
    await expect(failure).rejects.toMatchObject({
      code: 'TRAY_UNAVAILABLE',
      detail: expect.stringMatching(/ended with 3.*cannot be started.*not ready in time/s),
    });
    const tray = await startTray(
      [...backends.slice(0, 1), createLineProgramBackend(program(PROGRAM))],
      running,
      () => undefined,
    );
    await tray.close();
  });

  it('that dies is noticed', async () => {
    const dying = PROGRAM.replace("console.log('not JSON');", 'process.exit(1);');
    const tray = await createLineProgramBackend(program(dying)).start(running, () => undefined);
    await tray.gone;
  });
});

describe('the protocol', () => {
  it('draws separators, hides the console in production, and greys what cannot be done', () => {
    const { items, icon, tooltip } = JSON.parse(writeMenu(running, 'ico'));
    expect(
      items.map(({ title }: { title: string }) => title).filter((t: string) => t === '<SEPARATOR>'),
    ).toHaveLength(4);
    expect(items[8]).toMatchObject({ title: 'Console de l’API', hidden: true });
    expect(items[4]).toMatchObject({ title: 'Démarrer le service', enabled: false });
    expect(Buffer.from(icon, 'base64').readUInt16LE(2)).toBe(1);
    expect(tooltip).toBe('DmpConnect-JS2 — En cours d’exécution');
  });

  it('says what has changed, nothing else', () => {
    expect(writeChanges(running, running, 'png')).toEqual([]);
    const changes = writeChanges(running, stopped, 'png').map((line) => JSON.parse(line));
    expect(changes.map(({ type, item }) => [type, item?.__id])).toEqual([
      ['update-menu', undefined],
      ['update-item', 1],
      ['update-item', 5],
      ['update-item', 6],
      ['update-item', 7],
    ]);
  });

  it('takes nothing it does not know for an event', () => {
    for (const line of ['', '{', 'null', '{"type":"clicked"}', '{"type":"other"}']) {
      expect(readTrayEvent(line)).toBeUndefined();
    }
  });
});
