import { describe, expect, it } from 'vitest';
import { parseXml } from './parse.js';
import { requireChild } from './query.js';
import { serializeElement } from './serialize.js';

describe('serializeElement', () => {
  it('carries every namespace in scope onto an element cut out of its document', () => {
    const root = parseXml(
      '<o:r xmlns:o="urn:o" xmlns="urn:d" xmlns:u="urn:u"><x o:a="1" t="u:q"><y xmlns=""/></x></o:r>',
    );
    expect(serializeElement(requireChild(root, 'urn:d', 'x'))).toBe(
      '<x xmlns="urn:d" xmlns:o="urn:o" xmlns:u="urn:u" t="u:q" o:a="1"><y xmlns=""></y></x>',
    );
  });

  it('writes CDATA as text, keeps processing instructions and carriage returns, and leaves comments out', () => {
    expect(serializeElement(parseXml('<a><![CDATA[<&>]]><!-- c --><?p d?><?q?>&#13;</a>'))).toBe(
      '<a>&lt;&amp;&gt;<?p d?><?q?>&#xD;</a>',
    );
  });
});
