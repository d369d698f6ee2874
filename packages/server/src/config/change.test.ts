import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeSettings } from './change.js';
import { EMPTY_SETTINGS } from './document.js';
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

describe('changeSettings', () => {
  it('changes what is asked and keeps comments, unknown nodes and their order', () => {
    const text = changeSettings(EDITED_BY_HAND, { server: { port: 9990 } }, 'production');
    expect(text).toBe(EDITED_BY_HAND.replace('9982', '9990'));
  });

  it('adds a missing node at the end of its section, and a missing section at the end', () => {
    const change: SettingsChange = {
      server: { logLevel: 5, allowedOrigins: ['https://a.example.org', 'https://b.example.org'] },
      proxy: { server: 'proxy.example.org', port: 8080 },
    };
    expect(changeSettings(EDITED_BY_HAND, change, 'production')).toBe(
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
    const first = changeSettings(
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
    const second = changeSettings(first, { updater: { publicKey: [{ key: KEY }] } }, 'production');
    expect(parseSettings(second, 'production').settings.updater.publicKey).toEqual([{ key: KEY }]);
    expect(second.match(/<public_key/g)).toHaveLength(1);
  });

  it('puts a setting back to its default with undefined', () => {
    const set = changeSettings(
      EMPTY_SETTINGS,
      { card: { virtualCard: { host: '::1', port: 1, token: 't' } } },
      'dev',
    );
    const unset = changeSettings(set, { card: { virtualCard: undefined } }, 'dev');
    expect(parseSettings(unset, 'dev').settings.card.virtualCard).toBeUndefined();
    expect(unset).toContain('<virtual_card/>');
  });

  it('keeps Windows line ends and writes UTF-8', () => {
    const windows = EDITED_BY_HAND.replaceAll('\n', '\r\n').replace('UTF-8', 'iso-8859-1');
    const text = changeSettings(windows, { server: { port: 1 } }, 'production');
    expect(text).toBe(EDITED_BY_HAND.replaceAll('\n', '\r\n').replace('9982', '1'));
  });

  it('returns the very text when nothing is asked', () => {
    expect(changeSettings(EDITED_BY_HAND, { server: {} }, 'production')).toBe(EDITED_BY_HAND);
  });

  it.each<[string, SettingsChange]>([
    ['a port out of range', { server: { port: 70_000 } }],
    ['a host that is a URL', { proxy: { server: 'https://x', port: 1 } }],
    ['a text on two lines', { proxy: { login: 'a\nb' } }],
    ['a contradiction with the rest of the file', { proxy: { server: 'proxy.example.org' } }],
    ['a development parameter in production', { card: { testTlsIdentity: '/x.pem' } }],
  ])('refuses %s', (_, change) => {
    expect(() => changeSettings(EDITED_BY_HAND, change, 'production')).toThrow(
      expect.objectContaining({ code: 'SETTINGS_INVALID' }),
    );
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
        const settings = parseSettings(changeSettings(file, wanted, 'production'), 'production').settings;
        expect(settings).toMatchObject(wanted);
      }),
    );
  });
});
