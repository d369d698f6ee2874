import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { children, parseXml } from '@dmpconnect/soap';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalOf } from '../testing/canonical.js';
import { makeCda } from '../testing/cda.js';
import { canonicalizeDocument, canonicalizeElement } from './canonicalize.js';

const folder = mkdtempSync(join(tmpdir(), 'c14n-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Canonical XML with comments, by libxml2. */
function xmllint(xml: string): string {
  const file = join(folder, 'document.xml');
  writeFileSync(file, xml);
  return execFileSync('xmllint', ['--nonet', '--c14n', file], { encoding: 'utf8' });
}

const hasXmllint = (() => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('xmllint is not installed: canonicalisation is not compared with libxml2.');
    return false;
  }
})();

const CDA = makeCda({
  uniqueId: '1.2.3',
  ins: '279035121518989',
  author: { id: '899700000013', family: 'DOC0000001', given: 'ALIX' },
  structure: '499700000013001',
});

const DOCUMENTS: Readonly<Record<string, string>> = {
  'a CDA document': CDA,
  'instructions and comments around the root':
    '<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"  type="text/xsl"?>\n<!-- one --> <a> <!-- in --> <?x?></a>\n<!-- two -->\n<?y z?>\n',
  'namespaces used and unused':
    '<a:r xmlns:a="urn:a" xmlns:b="urn:b" xmlns="urn:d"><x a:q="1" b:p="2" z="3" c="4"/><y xmlns=""><z xmlns="urn:d" xmlns:a="urn:a"/></y></a:r>',
  'a prefix bound again': '<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c xmlns:p="urn:1"/></p:b></p:a>',
  'references and sections':
    '<a b="&#9;&#10;&#13;&lt;&quot;&amp;&gt;">&#13;&lt;<![CDATA[<x>&]]>&gt;"\'é\u{1f600}</a>',
  'line ends': '<a b="1\r\n2">\r\nx\r\n</a>\r\n',
};

describe.skipIf(!hasXmllint)('canonical XML as libxml2 writes it', () => {
  it.each(Object.entries(DOCUMENTS))('of %s', (_, xml) => {
    expect(canonicalizeDocument(parseXml(xml))).toBe(xmllint(xml));
  });
});

describe('canonical XML', () => {
  it('is what the request builder of the tests derives on its own', () => {
    expect(canonicalizeDocument(parseXml(CDA))).toBe(canonicalOf(CDA));
  });

  it('is its own canonical form', () => {
    const text = fc.string({
      unit: fc.constantFrom('<', '&', '"', "'", '>', '\t', '\n', '\r', ' ', 'é', 'a', ']'),
    });
    fc.assert(
      fc.property(text, text, (content, value) => {
        const encode = (raw: string): string => raw.replace(/[<&>"\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);
        const once = canonicalizeDocument(parseXml(`<a b="${encode(value)}">${encode(content)}</a>`));
        expect(canonicalizeDocument(parseXml(once))).toBe(once);
        expect(parseXml(once).textContent).toBe(content);
        expect(parseXml(once).getAttribute('b')).toBe(value);
      }),
    );
  });

  it('takes an element out with every namespace it was in the scope of', () => {
    const root = parseXml('<r xmlns="urn:r" xmlns:q="urn:q"><e xmlns:q="urn:other"><f/></e></r>');
    const [element] = children(root);
    expect(canonicalizeElement(element!)).toBe('<e xmlns="urn:r" xmlns:q="urn:other"><f></f></e>');
  });
});
