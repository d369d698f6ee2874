import { describe, expect, it } from 'vitest';
import { readMediaType, writeMediaType } from './media-type.js';

describe('readMediaType', () => {
  it.each([
    ['quoted', 'Multipart/Related; Boundary="a;b=\\"c"; type="application/xop+xml"', 'a;b="c'],
    [
      'unquoted with signs that want quotes',
      'multipart/related;boundary=----=_Part_9_20.15;type=x',
      '----=_Part_9_20.15',
    ],
    ['followed by spaces', 'multipart/related; boundary=abc ; type=x ', 'abc'],
    ['given twice', 'multipart/related; boundary=abc; boundary=def', 'abc'],
  ])('reads a boundary %s', (_name, header, boundary) => {
    const { type, parameters } = readMediaType(header);
    expect(type).toBe('multipart/related');
    expect(parameters.get('boundary')).toBe(boundary);
  });

  it('reads a bare type, and nothing from nothing', () => {
    expect(readMediaType(' text/XML ')).toEqual({ type: 'text/xml', parameters: new Map() });
    expect(readMediaType('').type).toBe('');
  });

  it('reads what writeMediaType wrote', () => {
    const written = writeMediaType('a/b', { x: 'q"\\; =', action: 'urn:a' });
    expect([...readMediaType(written).parameters]).toEqual([
      ['x', 'q"\\; ='],
      ['action', 'urn:a'],
    ]);
  });
});
