import { describe, expect, it, vi } from 'vitest';
import { SILENT_LOGGER } from '../testing/silent.js';
import { keepSettingsInForce } from './in-force.js';
import { inspectSettings, parseSettings } from './parse.js';

function start(text: string) {
  const lines: string[] = [];
  const write = (entry: object | string) => void lines.push(String(entry));
  const apply = vi.fn();
  const inForce = keepSettingsInForce(parseSettings(text, 'production').settings, {
    log: { ...SILENT_LOGGER, info: write, warn: write, error: write },
    apply,
  });
  const take = (next: string) => {
    lines.length = 0;
    const inspected = inspectSettings(next, 'production');
    inForce.take({ ...inspected, path: '', present: true, text: next, values: {} });
    return lines.join('\n');
  };
  return { inForce, take, apply };
}

const proxy = (port: number | string, level = 4) =>
  `<config><server><log_level>${level}</log_level></server>\n<proxy><server>p</server><port>${port}</port></proxy></config>`;

describe('the settings in force', () => {
  it('take at once what can be, and say what waits for a restart, without values', () => {
    const { inForce, take, apply } = start(proxy(3128));
    const said = take(proxy(8080, 7));
    expect(said).toContain('applied: server/log_level.');
    expect(said).toContain('restarted to apply: proxy/port.');
    expect(said).not.toContain('8080');
    expect(inForce.current()).toMatchObject({ server: { logLevel: 7 }, proxy: { port: 3128 } });
    expect(apply).toHaveBeenCalledExactlyOnceWith(inForce.current(), new Set(['server/log_level']));
    expect(inForce.state()).toMatchObject({ problems: [], restart: ['proxy/port'] });
    expect(inForce.state().sentence.fr).toContain(
      'redémarrage du service est nécessaire pour appliquer : Port du mandataire (proxy/port)',
    );
  });

  it('need no restart any more once the file says what it said at the start', () => {
    const { inForce, take } = start(proxy(3128));
    take(proxy(8080));
    expect(take(proxy(3128))).toContain('no restart is needed');
    expect(inForce.state().restart).toEqual([]);
  });

  it('stay when the file is wrong, and the journal says why, with the line', () => {
    const { inForce, take, apply } = start(proxy(3128));
    expect(take(proxy('x', 7))).toContain('proxy/port (line 2): must be a whole number from 1 to 65535.');
    expect(apply).not.toHaveBeenCalled();
    expect(inForce.current()).toMatchObject({ server: { logLevel: 4 }, proxy: { port: 3128 } });
    expect(inForce.state().sentence.fr).toContain('proxy/port (ligne 2)');
    expect(take(proxy(3128, 7))).toContain('right again');
    expect(inForce.state()).toMatchObject({ problems: [], restart: [] });
    expect(inForce.current().server.logLevel).toBe(7);
  });
});
