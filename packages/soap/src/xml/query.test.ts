import { describe, expect, it } from 'vitest';
import { parseXml } from './parse.js';
import {
  attribute,
  child,
  children,
  descendants,
  path,
  requireAttribute,
  requireChild,
  textOf,
} from './query.js';

const root = parseXml(
  '<r xmlns="urn:a" xmlns:b="urn:b" k="v" b:k="w"><x> 1 </x><b:x>2</b:x><x>3</x>text<y><x>4</x></y></r>',
);

describe('queries on a parsed document', () => {
  it('looks children up by namespace and name, never by prefix', () => {
    expect(children(root)).toHaveLength(4);
    expect(children(root, 'urn:a', 'x').map(textOf)).toEqual(['1', '3']);
    expect(children(root, 'urn:b').map(textOf)).toEqual(['2']);
    expect(child(root, '', 'x')).toBeUndefined();
  });

  it('follows a path of children', () => {
    expect(path(root, 'urn:a', 'y', 'x')?.textContent).toBe('4');
    expect(path(root, 'urn:a', 'z', 'x')).toBeUndefined();
  });

  it('finds descendants in document order', () => {
    expect(descendants(root, 'urn:a', 'x').map(textOf)).toEqual(['1', '3', '4']);
  });

  it('tells attributes apart by namespace, and an absent one from an empty one', () => {
    expect(attribute(root, 'k')).toBe('v');
    expect(attribute(root, 'k', 'urn:b')).toBe('w');
    expect(attribute(root, 'absent')).toBeUndefined();
    expect(attribute(parseXml('<a k=""/>'), 'k')).toBe('');
  });

  it('names what is missing', () => {
    expect(() => requireChild(root, 'urn:a', 'zz')).toThrow(
      expect.objectContaining({ code: 'XML_UNEXPECTED', message: 'Element r has no child zz.' }),
    );
    expect(() => requireAttribute(root, 'zz')).toThrow('Element r has no attribute zz.');
  });
});
