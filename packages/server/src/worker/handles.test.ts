import { describe, expect, it } from 'vitest';
import type { WireFailure } from '../contract/answers.js';
import { createHandleTable } from './handles.js';
import type { ObjectReference } from './objects/sources.js';

const certificate = (fileName = 'a.pem'): ObjectReference<'certificate'> => ({
  kind: 'certificate',
  source: { fileName },
});

describe('handles', () => {
  it('hold their kind in their high half and are never 0', () => {
    const handles = createHandleTable();
    const handle = handles.handleOf(certificate(), 'session');
    expect(handle >>> 16).toBe(3);
    expect(handle & 0xffff).toBeGreaterThan(0);
  });

  it('find their own object, of their own kind only', () => {
    const handles = createHandleTable();
    const one = certificate();
    const handle = handles.handleOf(one, 'session');
    expect(handles.find('certificate', handle)).toBe(one.source);
    expect(handles.find('document', handle)).toBeUndefined();
    expect(handles.find('certificate', 0)).toBeUndefined();
    expect(handles.all('certificate')).toEqual([one.source]);
  });

  it('stay the same for the same object, and are new for a copy', () => {
    const handles = createHandleTable();
    const one = certificate();
    const handle = handles.handleOf(one, 'session');
    expect(handles.handleOf({ ...one }, 'session')).toBe(handle);
    expect(handles.handleOf(certificate(), 'session')).not.toBe(handle);
    const copy = handles.add(one, 'application');
    expect(copy).not.toBe(handle);
    handles.release(copy);
    expect(handles.handleOf(one, 'session')).toBe(handle);
  });

  it('stand for nothing when they are empty', () => {
    const handles = createHandleTable();
    const handle = handles.add({ kind: 'document', source: undefined }, 'application');
    expect(handles.find('document', handle)).toBeUndefined();
    expect(handles.all('document')).toEqual([]);
    expect(handles.entry(handle)).toEqual({
      object: { kind: 'document', source: undefined },
      scope: 'application',
    });
  });

  it('die with their scope, and their numbers are not given again at once', () => {
    const handles = createHandleTable();
    const found = certificate();
    const first = handles.handleOf(found, 'search');
    const kept = handles.handleOf(certificate(), 'session');
    handles.clear('search');
    expect(handles.find('certificate', first)).toBeUndefined();
    expect(handles.find('certificate', kept)).toBeDefined();
    expect(handles.handleOf(found, 'search')).not.toBe(first);
  });

  it('go on after 65 535 numbers, past those still in use, and say when none is left', () => {
    const handles = createHandleTable();
    const kept = handles.handleOf(certificate('kept'), 'session');
    const failure = {} as WireFailure;
    for (let count = 0; count < 70_000; count += 1) {
      handles.add({ kind: 'error', source: failure }, 'error');
      handles.clear('error');
    }
    const add = () => handles.add({ kind: 'certificate', source: undefined }, 'application');
    const next = new Set(Array.from({ length: 0xfffe }, add));
    expect(next.size).toBe(0xfffe);
    expect(next.has(kept)).toBe(false);
    expect(handles.find('certificate', kept)).toEqual({ fileName: 'kept' });
    expect(add).toThrow(expect.objectContaining({ failure: 'size-exceeded' }));
  });
});
