import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SoapError } from '../errors.js';
import { parseXml } from './parse.js';
import { textOf } from './query.js';

const code = (value: string) => expect.objectContaining({ code: value });

describe('parseXml', () => {
  it.each([
    ['at the start', '<!DOCTYPE a><a/>'],
    [
      'after the declaration and comments',
      '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
    ],
    ['in lower case', '<!doctype a><a/>'],
    ['after a processing instruction', '<?p ?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['hidden behind a byte order mark', '\ufeff<!DOCTYPE a><a/>'],
  ])('refuses a document type declaration %s', (_name, xml) => {
    expect(() => parseXml(xml)).toThrow(code('XML_DOCTYPE'));
    expect(() => parseXml(Buffer.from(xml))).toThrow(code('XML_DOCTYPE'));
  });

  it('accepts the words of a declaration where they are text', () => {
    expect(textOf(parseXml('<a>&lt;!DOCTYPE a><![CDATA[<!DOCTYPE b>]]></a>'))).toBe(
      '<!DOCTYPE a><!DOCTYPE b>',
    );
  });

  it.each([
    ['nothing', ''],
    ['text alone', 'hello'],
    ['an open element', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['text after the root', '<a/>x'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['an attribute without value', '<a b/>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an undeclared prefix', '<x:a/>'],
    ['a web page', '<html><br><p>x</html>'],
  ])('refuses %s', (_name, xml) => {
    expect(() => parseXml(xml)).toThrow(code('XML_MALFORMED'));
  });

  it('keeps the content of a document out of the message', () => {
    expect(() => parseXml('<a secret="1" secret="2"/>')).toThrow('The document is not well-formed XML.');
  });

  it('refuses bytes that are not UTF-8, and another declared encoding', () => {
    expect(() => parseXml(Buffer.from('<a>\xe9</a>', 'latin1'))).toThrow(code('XML_ENCODING'));
    expect(() => parseXml(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a/>'))).toThrow(
      code('XML_ENCODING'),
    );
    expect(parseXml(Buffer.from('<?xml version="1.0" encoding="utf-8"?><a/>')).localName).toBe('a');
  });

  it('takes the replacement character that a sender wrote for a character', () => {
    expect(parseXml('<a b="\ufffd">\ufffd</a>').textContent).toBe('\ufffd');
    expect(parseXml(Buffer.from('<a>\ufffd</a>')).textContent).toBe('\ufffd');
  });

  it('refuses what is over the limits, before parsing for the size', () => {
    expect(() => parseXml('<a></', { maxSize: 4 })).toThrow(code('XML_TOO_LARGE'));
    expect(() => parseXml('<a><b><c/></b></a>', { maxDepth: 2 })).toThrow(code('XML_TOO_DEEP'));
    expect(parseXml('<a><b><c/></b></a>', { maxDepth: 3 }).localName).toBe('a');
  });

  it('has the line ends of XML 1.0, not those of XML 1.1', () => {
    expect(parseXml('<a>1\r\n2\r3\u00854\u20285</a>').textContent).toBe('1\n2\n3\u00854\u20285');
  });

  it('either parses or throws its own error, whatever it is given', () => {
    const markup = fc.string({ unit: fc.constantFrom(...'<>/!?-[]&;="\'ab: xmlns'), maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(markup, fc.uint8Array({ maxLength: 60 })), (source) => {
        try {
          parseXml(source);
        } catch (error) {
          expect(error).toBeInstanceOf(SoapError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
