import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extensionOf, findFiles } from './find-files.js';
import { MASK, maskSecrets, shortenTexts } from './mask.js';
import { tokenizeJson } from './tokens.js';

describe('JSON cut into pieces', () => {
  it('tells names, texts, numbers and words apart', () => {
    const kinds = tokenizeJson('{"a": ["b:", -1.5e3, true, null]}').filter(({ kind }) => kind !== 'space');
    expect(kinds.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'mark {',
      'key "a"',
      'mark :',
      'mark [',
      'text "b:"',
      'mark ,',
      'number -1.5e3',
      'mark ,',
      'word true',
      'mark ,',
      'word null',
      'mark ]',
      'mark }',
    ]);
  });

  it('is the text again when joined, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, undefined, 2);
        expect(
          tokenizeJson(text)
            .map((token) => token.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('secrets', () => {
  const secrets = new Set(['s_pinCode']);

  it('are masked wherever they stand', () => {
    const message = {
      s_pinCode: '1234',
      A: { s_pinCode: 1234 },
      L: [{ s_pinCode: 'x', s_name: 'y' }],
      n: null,
    };
    expect(maskSecrets(message, secrets)).toEqual({
      s_pinCode: MASK,
      A: { s_pinCode: MASK },
      L: [{ s_pinCode: MASK, s_name: 'y' }],
      n: null,
    });
  });

  it('that are not there are not made up', () => {
    expect(maskSecrets({ s_pinCode: '', s_proxyPass: 'x' }, secrets)).toEqual({
      s_pinCode: '',
      s_proxyPass: 'x',
    });
  });
});

describe('long texts', () => {
  it('are cut with their length', () => {
    const message = { a: 'x'.repeat(50), l: ['y'.repeat(51)], n: 1 };
    expect(shortenTexts(message, 50, (length) => `${length} characters`)).toEqual({
      a: 'x'.repeat(50),
      l: [`${'y'.repeat(40)}… (51 characters)`],
      n: 1,
    });
  });
});

describe('contents of an answer', () => {
  it('are the fields in base64, by their paths', () => {
    const base64 = 'JVBERi0xLjQKJcfs';
    const message = {
      s_fileContentInBase64: base64,
      L: [{ s_dataIn64: base64 }],
      s_name: base64,
      s_shortBase64: 'AAAA',
    };
    expect(findFiles(message)).toEqual([
      { path: 's_fileContentInBase64', base64 },
      { path: 'L[0].s_dataIn64', base64 },
    ]);
  });

  it.each([
    ['JVBERi0xLjQ', 'pdf'],
    ['PD94bWwg', 'xml'],
    ['/9j/4AAQ', 'jpg'],
    ['AAAA', 'bin'],
  ])('%s is a %s', (base64, extension) => expect(extensionOf(base64)).toBe(extension));
});
