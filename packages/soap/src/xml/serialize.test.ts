import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conformance, hasConformance, hasProgram } from '../testing/programs.js';
import { parseXml } from './parse.js';
import { requireChild } from './query.js';
import { canonicalDocument, serializeElement } from './serialize.js';

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

describe('canonicalDocument', () => {
  it('keeps what stands around the root, comments included, each on a line of its own', () => {
    const source =
      '<?xml version="1.0"?>\n<?style a?> <!-- b -->\n<r z="1" a="2" xmlns="urn:d"><!-- c --></r>\n<!-- d -->';
    expect(canonicalDocument(parseXml(source))).toBe(
      '<?style a?>\n<!-- b -->\n<r xmlns="urn:d" a="2" z="1"><!-- c --></r>\n<!-- d -->',
    );
  });

  const folder = conformance('cda/examples');
  it.skipIf(!hasConformance() || !hasProgram('xmllint'))(
    'is that of xmllint, for documents of others',
    () => {
      const files = readdirSync(folder).filter((_, index) => index % 4 === 0);
      for (const file of files) {
        const path = join(folder, file);
        const { stdout } = spawnSync('xmllint', ['--huge', '--nonet', '--c14n', path], { maxBuffer: 1e8 });
        expect(canonicalDocument(parseXml(readFileSync(path))) === stdout.toString('utf8'), file).toBe(true);
      }
    },
  );
});
