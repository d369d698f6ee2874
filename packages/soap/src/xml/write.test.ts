import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { protectLineEnds } from '../dsig/protect-line-ends.js';
import { hasProgram, runOn } from '../testing/programs.js';
import { xmlTree } from '../testing/xml-tree.js';
import { declaring, plainElement, verbatim, xmlNamespace } from './element.js';
import { parseXml } from './parse.js';
import { serializeElement } from './serialize.js';
import { writeXml, writeXmlInside } from './write.js';

const A = xmlNamespace('a', 'urn:a');
const V3 = xmlNamespace('', 'urn:hl7-org:v3');
const XS = xmlNamespace('xs', 'http://www.w3.org/2001/XMLSchema');

describe('writeXml', () => {
  it('sorts namespaces and attributes and never closes a tag on itself', () => {
    expect(writeXml(A.element('b', { z: '1', c: '2', [XS.attribute('t')]: '3' }))).toBe(
      '<a:b xmlns:a="urn:a" xmlns:xs="http://www.w3.org/2001/XMLSchema" c="2" z="1" xs:t="3"></a:b>',
    );
  });

  it('escapes as C14N wants in text and in attributes', () => {
    expect(writeXml(plainElement('e', { a: '<>&"\'\t\n\r' }, ['<>&"\'\t\n\r']))).toBe(
      '<e a="&lt;>&amp;&quot;\'&#x9;&#xA;&#xD;">&lt;&gt;&amp;"\'\t\n&#xD;</e>',
    );
  });

  it('declares a namespace once, again where it was hidden, and undeclares the default one', () => {
    const tree = V3.element('o', {}, [plainElement('p', {}, [V3.element('q')]), V3.element('r')]);
    expect(writeXml(tree)).toBe(
      '<o xmlns="urn:hl7-org:v3"><p xmlns=""><q xmlns="urn:hl7-org:v3"></q></p><r></r></o>',
    );
  });

  it('leaves out absent attributes and children, and flattens lists', () => {
    expect(writeXml(plainElement('e', { a: undefined }, [undefined, ['x', plainElement('f')]]))).toBe(
      '<e>x<f></f></e>',
    );
  });

  it('inserts verbatim text byte for byte', () => {
    expect(writeXml(A.element('b', {}, [verbatim('<c xmlns="urn:c">é</c>')]))).toBe(
      '<a:b xmlns:a="urn:a"><c xmlns="urn:c">é</c></a:b>',
    );
  });

  it.each([
    ['a control character', 'a\u0001b', 'U+0001 at position 1'],
    ['half a surrogate pair', '\ud83d', 'U+D83D'],
    ['a non-character', '\uffff', 'U+FFFF'],
  ])('refuses %s in text and in attributes', (_name, value, where) => {
    expect(() => writeXml(plainElement('e', {}, [value]))).toThrow(where);
    expect(() => writeXml(plainElement('e', { a: value }))).toThrow(
      expect.objectContaining({ code: 'XML_INVALID_CHARACTER' }),
    );
  });

  it('refuses one prefix for two namespaces on one element', () => {
    const other = xmlNamespace('a', 'urn:other');
    expect(() => writeXml(A.element('b', { [other.attribute('c')]: '1' }))).toThrow(TypeError);
  });

  it('writes what the parser reads back, whatever the tree', () => {
    fc.assert(
      fc.property(xmlTree(), (tree) => {
        const text = writeXml(tree);
        expect(serializeElement(parseXml(text))).toBe(text);
      }),
    );
  });

  it('is its own exclusive canonicalisation according to xml-crypto', () => {
    fc.assert(
      fc.property(xmlTree({ attributeNamespaces: false }), (tree) => {
        const text = writeXml(tree);
        expect(canonicalizeWithXmlCrypto(text)).toBe(text);
      }),
      { examples: [[plainElement('a', { a: '1\u00852\u2028' }, ['1\u00852\u2028'])]] },
    );
  });

  describe.skipIf(!hasProgram('xmllint'))('according to xmllint', () => {
    it('is its own exclusive canonicalisation', () => {
      for (const tree of fc.sample(xmlTree(), 40)) {
        const text = writeXml(tree);
        expect(runOn(text, 'xmllint', '--exc-c14n').output).toBe(text);
      }
    });

    it('is the inclusive canonicalisation too, when every namespace in scope is on the root', () => {
      const inner = V3.element('o', {}, [A.element('p', {}, ['x'])]);
      const text = writeXmlInside(declaring(inner, A), [XS]);
      expect(text).toBe(
        '<o xmlns="urn:hl7-org:v3" xmlns:a="urn:a" xmlns:xs="http://www.w3.org/2001/XMLSchema"><a:p>x</a:p></o>',
      );
      expect(runOn(text, 'xmllint', '--c14n').output).toBe(text);
    });
  });
});

describe('writeXmlInside', () => {
  it('renders what the ancestors declare, except a prefix the element binds anew', () => {
    const outer = xmlNamespace('', 'urn:outer');
    expect(writeXmlInside(V3.element('o'), [outer, XS])).toBe(
      '<o xmlns="urn:hl7-org:v3" xmlns:xs="http://www.w3.org/2001/XMLSchema"></o>',
    );
  });
});

function canonicalizeWithXmlCrypto(xml: string): string {
  const canonical: string[] = [];
  const signer = new SignedXml({
    privateKey: 'unused',
    signatureAlgorithm: 'urn:capture',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signer.SignatureAlgorithms['urn:capture'] = class {
    getAlgorithmName = () => 'urn:capture';
    getSignature = () => 'AA==';
    verifySignature = () => false;
  } as never;
  signer.HashAlgorithms['urn:capture'] = class {
    getAlgorithmName = () => 'urn:capture';
    getHash = (text: string) => {
      canonical.push(text);
      return 'AA==';
    };
  } as never;
  signer.addReference({
    xpath: '/*',
    isEmptyUri: true,
    transforms: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
    digestAlgorithm: 'urn:capture',
  });
  signer.computeSignature(protectLineEnds(xml));
  return canonical[0] ?? '';
}
