import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSessionTable, type MasterSession, type SessionCaller } from './sessions.js';

const DAY = 24 * 3600 * 1000;

let expired: string[];
let table: ReturnType<typeof createSessionTable<string>>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  expired = [];
  table = createSessionTable<string>(({ id }: MasterSession<string>) => void expired.push(id));
});

afterEach(() => {
  table.close();
  vi.useRealTimers();
});

const ME: SessionCaller = { origin: undefined, account: '1001' };

const open = (id: string, timeoutMs = 1000, origin?: string, worker = 'w', account = ME.account) =>
  table.open({ id, worker, applicationId: 'app', origin, account, timeoutMs });

describe('sessions', () => {
  it('expire when nothing was done for their time-out, each at its own time', () => {
    open('short', 1000);
    open('long', 5000);
    vi.advanceTimersByTime(999);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(expired).toEqual(['short']);
    expect(table.find('short', ME)).toBeUndefined();
    vi.advanceTimersByTime(4000);
    expect(expired).toEqual(['short', 'long']);
  });

  it('do not expire while a command or a monitor runs, and count from its end', () => {
    open('a', 1000);
    const finish = table.use('a');
    const monitor = table.use('a');
    vi.advanceTimersByTime(10_000);
    finish();
    finish();
    vi.advanceTimersByTime(10_000);
    expect(expired).toEqual([]);
    monitor();
    vi.advanceTimersByTime(999);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(expired).toEqual(['a']);
  });

  it('last 360 days when asked to, beyond what a timer can count', () => {
    open('kiosk', 360 * DAY);
    vi.advanceTimersByTime(359 * DAY);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(2 * DAY);
    expect(expired).toEqual(['kiosk']);
  });

  it('are not prolonged by being looked at', () => {
    open('a', 1000);
    vi.advanceTimersByTime(900);
    table.find('a', ME);
    vi.advanceTimersByTime(101);
    expect(expired).toEqual(['a']);
  });

  it('belong to one origin, the absence of one included', () => {
    open('page', 1000, 'https://app.example.org');
    open('program');
    expect(table.find('page', { ...ME, origin: 'https://app.example.org' })?.id).toBe('page');
    expect(table.find('page', { ...ME, origin: 'https://other.example.org' })).toBeUndefined();
    expect(table.find('page', ME)).toBeUndefined();
    expect(table.find('program', { ...ME, origin: 'https://app.example.org' })).toBeUndefined();
  });

  it('belong to one account of the system: the others neither find nor see them', () => {
    open('mine');
    open('yours', 1000, undefined, 'x', '1002');
    expect(table.find('mine', ME)?.id).toBe('mine');
    expect(table.find('yours', ME)).toBeUndefined();
    expect(table.states(ME.account).map(({ id }) => id)).toEqual(['mine']);
    expect(table.states('unknown')).toEqual([]);
    expect(table.workersOf(ME)).toEqual(['w']);
    expect(table.workersOf({ ...ME, account: '1002' })).toEqual(['x']);
    expect(table.size).toBe(2);
  });

  it('go with their worker', () => {
    open('a', 1000, undefined, 'one');
    open('b', 1000, undefined, 'two');
    open('c', 1000, undefined, 'one');
    expect(table.removeOf('one')).toEqual(['a', 'c']);
    expect(table.states(ME.account).map(({ id }) => id)).toEqual(['b']);
    expect(table.countOf('one')).toBe(0);
  });

  it('are offered for eviction idle for longest first, never in use', () => {
    open('a');
    vi.advanceTimersByTime(10);
    open('b');
    open('busy');
    table.use('busy');
    vi.advanceTimersByTime(10);
    table.use('a')();
    expect(table.idleOf('w')).toEqual(['b', 'a']);
  });

  it('show their age and idle time', () => {
    open('a', 60_000);
    vi.advanceTimersByTime(5000);
    table.use('a')();
    vi.advanceTimersByTime(2000);
    expect(table.states(ME.account)).toEqual([{ id: 'a', applicationId: 'app', age: 7000, idle: 2000 }]);
  });

  it('using one that is gone does nothing', () => {
    expect(table.use('nothing')).not.toThrow();
    expect(table.remove('nothing')).toBe(false);
  });
});
