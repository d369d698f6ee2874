import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.js';

const redact = (value: string): string => createRedactor().text(value);

describe('a text of a journal', () => {
  it.each([
    ['a NIR', 'No DMP for 185057800608491', 'No DMP for <nir>'],
    ['a NIR in groups', 'INS 1 85 05 78 006 084 91 unknown', 'INS <nir> unknown'],
    ['a Corsican NIR', 'nir 2850 52A 006 084 91.', 'nir <nir>.'],
    ['a NIR of 13 digits with its type', 'x185057800608464T', 'x<nir>T'],
    ['an INS-C', 'ins-c 1119730677231527810799', 'ins-c <number>'],
    ['an HL7 identifier', '185057800608491^^^&1.2.250.1.213.1.4.10&ISO', '<nir>^^^&1.2.250.1.213.1.4.10&ISO'],
    ['a session id', 'session 5b0f1d2c-aaaa-4bbb-8ccc-0123456789ab', 'session 5b0f1d2c…'],
    ['a PIN in a sentence', 'PIN was 1234, refused', 'PIN was ***, refused'],
    ['a PIN after the French name', 'code porteur : 1234', 'code porteur : ***'],
    ['a JSON field', '{"s_pinCode":"12\\"34","i_x":1}', '{"s_pinCode":***,"i_x":1}'],
    [
      'a JSON field inside JSON',
      '{"body":1,"t":"{\\"s_pinCode\\":\\"1234\\",\\"a\\":1}"}',
      '{"body":***,"t":"{\\"s_pinCode\\":***,\\"a\\":1}"}',
    ],
    [
      'a JSON field that was cut',
      '{"s_commandName":"x","s_pinCode":"12',
      '{"s_commandName":"x","s_pinCode":***',
    ],
    ['a value of several words', 'patient: Jean Dupont, age 3', 'patient: ***, age 3'],
    ['a token', 'got eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2lnbmF0dXJl', 'got <token>'],
    ['a header', 'authorization failed for Bearer abc.def-123', 'authorization failed for Bearer ***'],
    ['the password of a URL', 'proxy http://zoe:secret@proxy:8080', 'proxy http://***@proxy:8080'],
    ['the query of a URL', 'GET https://x.fr/a?name=dupont refused', 'GET https://x.fr/a?… refused'],
    ['an electronic address', 'sent to jean.dupont@exemple.mssante.fr', 'sent to <mail>'],
    ['markup', '<given a="Jean">Jean</given> refused', '<given a="…">…</given>…'],
  ])('masks %s', (_, value, expected) => {
    expect(redact(value)).toBe(expected);
  });

  it.each([
    ['an OID', '2.16.840.1.113883.3.4'],
    ['an OID made of a UUID', '2.25.329800735698586629295641978511506172918'],
    ['a path', 'cannot write /usr/local/dmpconnectjs/sessions/12345678/DmpConnect'],
    ['a command', 'hl_startPrintedDocumentsMonitoring answered in 12 ms'],
    ['a date', 'since 2026-11-24T08:30:00.123Z'],
    ['an address', 'listening on 127.0.0.1:9982'],
    ['the name of a node', 'The root node must be <config>. Correct the file.'],
    ['a certificate subject', 'signed by CN=TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS'],
  ])('leaves %s', (_, value) => {
    expect(redact(value)).toBe(value);
  });

  it('is one line, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'é', ' ', '\n', '\r', '\0', '\u0085', '\u2028', '"', '<', '=', '1'),
        }),
        (value) => {
          expect(redact(value)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        },
      ),
    );
  });

  it('is cut when it is too long, without a piece of what was masked', () => {
    const text = redact(`${'word '.repeat(3_264)}${Buffer.alloc(60, 7).toString('base64')}`);
    expect(text.length).toBeLessThan(8_300);
    expect(text).not.toContain('BwcHBw');
  });

  it('masks any base64 content of 30 bytes or more, on one line or several', () => {
    const bytes = fc.uint8Array({ minLength: 30, maxLength: 400 });
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom('base64', 'base64url'),
        fc.constantFrom(76, 1000),
        (content, encoding, width) => {
          const base64 = Buffer.from(content).toString(encoding);
          const lines = base64.replace(new RegExp(`(.{${width}})`, 'g'), '$1\n');
          const masked = redact(`before ${lines} after`);
          for (const piece of lines.split('\n').filter((line) => line.length > 8))
            expect(masked).not.toContain(piece);
          expect(masked).toMatch(/^before /);
        },
      ),
    );
  });

  it('masks any NIR, however it is grouped', () => {
    const nir = fc
      .tuple(
        fc.constantFrom('1', '2', '3', '4', '7', '8'),
        fc.stringMatching(/^\d{4}$/),
        fc.oneof(fc.stringMatching(/^\d{2}$/), fc.constantFrom('2A', '2B')),
        fc.stringMatching(/^\d{6}$/),
        fc.constantFrom('', '07', '91'),
      )
      .map((parts) => parts.join(''));
    const separators = fc.array(fc.constantFrom('', '', ' ', '\u00a0', '-'), {
      minLength: 15,
      maxLength: 15,
    });
    fc.assert(
      fc.property(nir, separators, fc.constantFrom('patient ', '(', 'x', '/'), (digits, gaps, before) => {
        const grouped = [...digits]
          .map((digit, index) => digit + (index < digits.length - 1 ? gaps[index] : ''))
          .join('');
        expect(redact(`${before}${grouped} end`)).not.toContain(grouped.slice(0, 8));
      }),
    );
  });
});

describe('the fields of a journal', () => {
  const redactor = createRedactor();

  it('are written as key=value, nested ones as JSON', () => {
    expect(redactor.fields({ port: 9982, reader: 'Reader A 0', nested: { ok: true } })).toBe(
      'port=9982 reader="Reader A 0" nested={"ok":true}',
    );
  });

  it('never hold the value of a sensitive name, at any depth and in any shape', () => {
    const names = fc.constantFrom(
      's_pinCode',
      's_pin',
      'pin',
      'password',
      's_proxyPassword',
      'accessToken',
      's_ins',
      'Ins',
      's_nir',
      's_patientName',
      's_patientBirthName',
      's_patientGivenName',
      'familyName',
      's_hpName',
      's_name',
      's_birthday',
      's_fileContentInBase64',
      's_dcparameters64',
      's_title',
      'PatientData',
      'authorization',
      's_persistantData64',
      's_cdaHeadersInBase64',
    );
    const secret = fc.stringMatching(/^[A-Za-z]{6,12}$/).map((word) => `zq${word}`);
    const wrap = fc.constantFrom<(value: object) => object>(
      (value) => value,
      (value) => ({ request: value }),
      (value) => ({ list: [[value]] }),
      (value) => ({ text: JSON.stringify(value) }),
      (value) => ({ text: JSON.stringify({ inner: JSON.stringify(value) }) }),
      (value) => ({ err: new Error(JSON.stringify(value)) }),
    );
    fc.assert(
      fc.property(names, secret, wrap, (name, value, wrapped) => {
        expect(redactor.fields(wrapped({ port: 1, [name]: value, other: 2 }))).not.toContain(value);
        expect(redactor.fields(wrapped({ [name]: { deep: [value] } }))).not.toContain(value);
      }),
    );
  });

  it('say how long bytes are, never what they are', () => {
    expect(redactor.fields({ answer: new Uint8Array([65, 66, 67]), raw: Buffer.from('abc') })).toBe(
      'answer="<3 bytes>" raw="<3 bytes>"',
    );
  });

  it('hold the code and the causes of an error, masked', () => {
    const cause = Object.assign(new Error('PIN 1234 refused'), { code: 'CARD_PIN' });
    expect(redactor.fields({ err: new Error('no', { cause }) })).toBe(
      'err={"type":"Error","message":"no","cause":{"type":"Error","code":"CARD_PIN","message":"PIN *** refused"}}',
    );
  });

  it('survive cycles, depth and values JSON has no word for', () => {
    const cycle: Record<string, unknown> = {
      a: 1n,
      f: () => 1,
      s: Symbol('x'),
      d: new Date(Number.NaN),
      u: undefined,
    };
    cycle.self = cycle;
    expect(redactor.fields(cycle)).toBe('a=1 f=function s=Symbol(x) d="invalid date" u=undefined self=…');
    expect(() =>
      fc.assert(fc.property(fc.anything(), (value) => typeof redactor.fields({ value }) === 'string')),
    ).not.toThrow();
  });
});

describe('values given to the redactor', () => {
  it('are masked wherever they come back, whatever their case and accents', () => {
    const redactor = createRedactor();
    redactor.addFieldsOf({
      PatientData: { s_patientName: 'DUPRÉ-LE GALL', s_pinCode: 4321 },
      s_commandName: 'hl_x',
    });
    expect(redactor.text('Dupre (le Gall) typed 4321 for hl_x')).toBe('*** (le ***) typed *** for hl_x');
  });

  it('are no names of readers nor of parameters, which a person’s field may be called like', () => {
    const redactor = createRedactor();
    redactor.addFieldsOf({
      Readers: [{ s_name: 'Gemalto PC Twin', i_slotType: 3 }],
      Parameters: [{ s_name: 'majority', s_value: '18' }],
      HealthProfessional: { s_name: 'DUPONT', s_given: 'Zoé' },
    });
    expect(redactor.text('Gemalto PC Twin, majority, Dupont, Zoe')).toBe(
      'Gemalto PC Twin, majority, ***, ***',
    );
  });

  it('leave the arcs of an OID beside an identifier alone', () => {
    const redactor = createRedactor();
    redactor.addFieldsOf({ Ins: { s_ins: '279035121518989', s_oid: '1.2.250.1.213.1.4.10' } });
    expect(redactor.text('oid 1.2.250.1.213.1.4.8')).toBe('oid 1.2.250.1.213.1.4.8');
  });

  it('do not mask parts of longer words', () => {
    const redactor = createRedactor();
    redactor.add(['PORT']);
    expect(redactor.text('port portable')).toBe('*** portable');
  });

  it('are forgotten, oldest first, when there are thousands', () => {
    const redactor = createRedactor();
    redactor.add(['first']);
    redactor.add(Array.from({ length: 5_000 }, (_, index) => `value${index}`));
    expect(redactor.text('first value0 value4999')).toBe('first *** ***');
  });
});
