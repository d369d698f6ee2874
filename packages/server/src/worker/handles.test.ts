import { describe, expect, it } from 'vitest';
import { createHandleTable } from './handles.js';

describe('handles', () => {
  it('hold their kind in their high half and are never 0', () => {
    const handles = createHandleTable();
    const handle = handles.add('connection', {});
    expect(handle >>> 16).toBe(4);
    expect(handle & 0xffff).toBeGreaterThan(0);
  });

  it('find their own object, of their own kind only', () => {
    const handles = createHandleTable();
    const one = {};
    const handle = handles.add('connection', one);
    expect(handles.find('connection', handle)).toBe(one);
    expect(handles.find('document', handle)).toBeUndefined();
    expect(handles.find('connection', 0)).toBeUndefined();
  });

  it('die with their kind, and their numbers are not given again at once', () => {
    const handles = createHandleTable();
    const first = handles.add('connection', {});
    handles.clear('connection');
    expect(handles.find('connection', first)).toBeUndefined();
    expect(handles.add('connection', {})).not.toBe(first);
  });

  it('go on after 65 535 numbers, past those still in use', () => {
    const handles = createHandleTable();
    const kept = handles.add('connection', { kept: true });
    for (let count = 0; count < 70_000; count += 1) {
      handles.add('professional', undefined as never);
      handles.clear('professional');
    }
    const next = new Set(Array.from({ length: 70 }, () => handles.add('connection', {})));
    expect(next.size).toBe(70);
    expect(next.has(kept)).toBe(false);
    expect(handles.find('connection', kept)).toEqual({ kept: true });
  });
});
