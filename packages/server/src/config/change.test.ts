import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeSettingsText, writeValues } from './change.js';
import { EMPTY_SETTINGS } from './document.js';
import { findSetting } from './operate.js';
import { parseSettings } from './parse.js';
import type { SettingsChange } from './settings.js';

const KEY = 'B'.repeat(43);

const EDITED_BY_HAND = `<?xml version="1.0" encoding="UTF-8"?>
<!-- posted by the support -->

<config>
  <!-- cabinet du centre -->
  <server>
    <port>9982</port> <!-- do not change -->
    <vendor_flag mode="x">kept</vendor_flag>
  </server>
  <licensing>
    <blob><![CDATA[<opaque & kept>]]></blob>
  </licensing>
  <unknown><deep a="1"/></unknown>
</config>
<!-- end -->
`;

describe('the change of a settings file', () => {
  it('changes what is asked and keeps comments, unknown nodes and their order', () => {
    const text = changeSettingsText(EDITED_BY_HAND, { server: { port: 9990 } }, 'production');
    expect(text).toBe(EDITED_BY_HAND.replace('9982', '9990'));
  });

  it('adds a missing node at the end of its section, and a missing section at the end', () => {
    const change: SettingsChange = {
      server: { logLevel: 5, allowedOrigins: ['https://a.example.org', 'https://b.example.org'] },
      proxy: { server: 'proxy.example.org', port: 8080 },
    };
    expect(changeSettingsText(EDITED_BY_HAND, change, 'production')).toBe(
      EDITED_BY_HAND.replace(
        '</vendor_flag>\n',
        `</vendor_flag>
    <log_level>5</log_level>
    <allowed_origins>
      <origin>https://a.example.org</origin>
      <origin>https://b.example.org</origin>
    </allowed_origins>\n`,
      ).replace(
        '</unknown>\n',
        `</unknown>
  <proxy>
    <server>proxy.example.org</server>
    <port>8080</port>
  </proxy>\n`,
      ),
    );
  });

  it('replaces repeated nodes, without the attributes of those before', () => {
    const first = changeSettingsText(
      EMPTY_SETTINGS,
      {
        updater: {
          publicKey: [
            { kid: 'one', key: KEY },
            { kid: 'two', key: KEY },
          ],
        },
      },
      'production',
    );
    const second = changeSettingsText(first, { updater: { publicKey: [{ key: KEY }] } }, 'production');
    expect(parseSettings(second, 'production').settings.updater.publicKey).toEqual([{ key: KEY }]);
    expect(second.match(/<public_key/g)).toHaveLength(1);
  });

  it('puts a setting back to its default with undefined', () => {
    const set = changeSettingsText(
      EMPTY_SETTINGS,
      { card: { virtualCard: { host: '::1', port: 1, token: 't' } } },
      'dev',
    );
    const unset = changeSettingsText(set, { card: { virtualCard: undefined } }, 'dev');
    expect(parseSettings(unset, 'dev').settings.card.virtualCard).toBeUndefined();
    expect(unset).toContain('<virtual_card/>');
  });

  it('keeps Windows line ends and the declared encoding', () => {
    const windows = EDITED_BY_HAND.replaceAll('\n', '\r\n').replace('UTF-8', 'iso-8859-1');
    const text = changeSettingsText(windows, { server: { port: 1 }, proxy: { login: 'é' } }, 'production');
    expect(text).toBe(
      windows
        .replace('9982', '1')
        .replace('</config>', '  <proxy>\r\n    <login>é</login>\r\n  </proxy>\r\n</config>'),
    );
  });

  it('returns the very text when nothing is asked', () => {
    expect(changeSettingsText(EDITED_BY_HAND, { server: {} }, 'production')).toBe(EDITED_BY_HAND);
  });

  it.each<[string, SettingsChange]>([
    ['a port out of range', { server: { port: 70_000 } }],
    ['a host that is a URL', { proxy: { server: 'https://x', port: 1 } }],
    ['a text on two lines', { proxy: { login: 'a\nb' } }],
    ['a contradiction with the rest of the file', { proxy: { server: 'proxy.example.org' } }],
    ['a development parameter in production', { card: { testTlsIdentity: '/x.pem' } }],
  ])('refuses %s', (_, change) => {
    expect(() => changeSettingsText(EDITED_BY_HAND, change, 'production')).toThrow(
      expect.objectContaining({ code: 'SETTINGS_INVALID' }),
    );
  });

  it('corrects one mistake among several, and adds none', () => {
    const wrong = '<config><server><port>x</port><log_level>9</log_level></server></config>';
    expect(changeSettingsText(wrong, { server: { port: 1 } }, 'production')).toBe(
      wrong.replace('>x<', '>1<'),
    );
    expect(() => changeSettingsText(wrong, { card: { testTlsIdentity: '/x' } }, 'production')).toThrow(
      'card/test_tls_identity',
    );
  });

  it.each([
    ['the first of a list', ['https://b', 'https://c'], '<origin>https://a</origin><!-- a -->', '<!-- a -->'],
    ['the last of a list', ['https://a', 'https://b'], '\n <origin>https://c</origin>', ''],
  ])('takes away %s and leaves the comments of the others', (_, allowedOrigins, taken, left) => {
    const file = `<config><server><allowed_origins>
 <origin>https://a</origin><!-- a -->
 <origin>https://b</origin><!-- b -->
 <origin>https://c</origin>
 <note>kept</note></allowed_origins></server></config>`;
    const text = changeSettingsText(file, { server: { allowedOrigins } }, 'production');
    expect(text.replace(/\s+/g, '')).toBe(file.replace(taken, left).replace(/\s+/g, ''));
    const back = changeSettingsText(
      text,
      { server: { allowedOrigins: ['https://a', 'https://b', 'https://c'] } },
      'production',
    );
    expect(parseSettings(back, 'production').settings.server.allowedOrigins).toHaveLength(3);
    expect(back).toContain('<!-- b -->');
  });

  it('reads back any value it accepted, whatever the file looked like', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((value) => /^(?!\s)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]*(?<!\s)$/u.test(value));
    const change = fc.record({
      proxy: fc.record({ login: text, password: text }),
      server: fc.record({ port: fc.integer({ min: 0, max: 65_535 }), cleanZombies: fc.boolean() }),
      storage: fc.record({ directory: text }),
      ntp: fc.record({ servers: fc.array(fc.domain(), { minLength: 1, maxLength: 5 }) }),
      updater: fc.record({
        publicKey: fc.array(fc.record({ kid: fc.stringMatching(/^[!-~]{1,20}$/), key: fc.constant(KEY) }), {
          maxLength: 4,
        }),
      }),
    });
    fc.assert(
      fc.property(fc.constantFrom(EMPTY_SETTINGS, EDITED_BY_HAND, '<config/>'), change, (file, wanted) => {
        const settings = parseSettings(changeSettingsText(file, wanted, 'production'), 'production').settings;
        expect(settings).toMatchObject(wanted);
      }),
      { numRuns: 40 },
    );
  });

  it('touches nothing but the node that is asked, to the byte', () => {
    const noise = fc.constantFrom(
      '',
      '\n',
      '  \r\n\t',
      '<!-- <port>1</port> & "é" -->',
      '<?editor x="<port>"?>',
      '<vendor  a = \'>\' b="&lt;"  />',
      '<vendor><![CDATA[<port>2</port> ]] > &]]><deep/>&#233;</vendor>',
    );
    const spaces = fc.constantFrom('', ' ', '\n    ');
    const scalar = fc.constantFrom('server/port', 'proxy/login', 'storage/directory', 'journal/kept');
    const value = {
      'server/port': 17,
      'proxy/login': 'a<b>&"é€',
      'storage/directory': '/é',
      'journal/kept': 9,
    };
    const before = {
      'server/port': '9&#57;82',
      'proxy/login': '<![CDATA[<&]]>',
      'storage/directory': '/x',
      'journal/kept': '3',
    };
    const after = {
      'server/port': '17',
      'proxy/login': 'a&lt;b&gt;&amp;"é€',
      'storage/directory': '/é',
      'journal/kept': '9',
    };
    fc.assert(
      fc.property(
        fc.array(noise, { minLength: 20, maxLength: 20 }),
        fc.array(spaces, { minLength: 8, maxLength: 8 }),
        scalar,
        (noises, around, asked) => {
          const write = (values: Readonly<Record<string, string>>) => {
            let next = 0;
            const more = () => noises[next++ % noises.length] ?? '';
            const nodes = Object.entries(values).map(([path, text], index) => {
              const [section, node] = path.split('/');
              const inner = `${around[index]}${text}${around[index + 4]}`;
              return `<${section} old='1' >${more()}<${node} note="1">${inner}<!-- here --></${node} >${more()}</${section}>${more()}`;
            });
            return `<?xml version='1.0'?>${more()}<config>${more()}${nodes.join('')}</config>\n`.replace(
              /^(<\?xml[^>]*>)(.*?)(<config>)/s,
              '$1\n$3',
            );
          };
          const file = write(before);
          const described = findSetting(asked);
          const text = writeValues(file, [{ described, value: value[asked] }], 'production');
          expect(text).toBe(write({ ...before, [asked]: after[asked] }));
          expect(writeValues(text, [{ described, value: value[asked] }], 'production')).toBe(text);
        },
      ),
      { numRuns: 50 },
    );
  });
});
