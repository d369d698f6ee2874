import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSoapEnvelope, SoapVersionError } from '../envelope/read.js';
import { conformance, hasConformance } from '../testing/programs.js';
import { plainElement } from '../xml/element.js';
import { parseXml } from '../xml/parse.js';
import { descendants } from '../xml/query.js';
import { writeXml } from '../xml/write.js';
import { decodeMtom } from './decode.js';
import { encodeMtom } from './encode.js';
import { readMediaType } from './media-type.js';
import { resolveXopInclude, xopInclude } from './xop.js';

const code = (value: string) => expect.objectContaining({ code: value });
const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('latin1');

describe('encodeMtom', () => {
  const encoded = encodeMtom({
    envelope: '<é/>',
    action: 'urn:act',
    attachments: [{ contentId: 'doc@lps', contentType: 'text/xml', bytes: Buffer.from('<cda/>') }],
  });

  it('writes the header and the parts as the DMP wants them, byte for byte', () => {
    const { type, parameters } = readMediaType(encoded.contentType);
    const boundary = parameters.get('boundary');
    expect(type).toBe('multipart/related');
    expect(Object.fromEntries(parameters)).toEqual({
      boundary,
      type: 'application/xop+xml',
      start: '<envelope@dmpconnect>',
      'start-info': 'application/soap+xml',
      action: 'urn:act',
    });
    expect(Buffer.from(encoded.body).toString()).toBe(
      [
        `--${boundary}`,
        'Content-Type: application/xop+xml; charset="UTF-8"; type="application/soap+xml"; action="urn:act"',
        'Content-Transfer-Encoding: 8bit',
        'Content-ID: <envelope@dmpconnect>',
        '',
        '<é/>',
        `--${boundary}`,
        'Content-Type: text/xml',
        'Content-Transfer-Encoding: binary',
        'Content-ID: <doc@lps>',
        '',
        '<cda/>',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    );
  });

  it('refuses a content-id that could add a header line', () => {
    const attachments = [{ contentId: 'a>\r\nX: y', contentType: 'text/xml', bytes: Buffer.alloc(0) }];
    expect(() => encodeMtom({ envelope: '<a/>', action: 'a', attachments })).toThrow(code('MIME_MALFORMED'));
  });

  it('refuses a content type that could add a header line', () => {
    const attachments = [{ contentId: 'a', contentType: 'text/xml\r\nX: y', bytes: Buffer.alloc(0) }];
    expect(() => encodeMtom({ envelope: '<a/>', action: 'a', attachments })).toThrow(code('MIME_MALFORMED'));
  });
});

describe('decodeMtom', () => {
  it('gives back every byte that encodeMtom packed', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.constantFrom('\r\n', '\n', '\r', '--', '\r\n--', '\r\n\r\n').map((end) => Buffer.from(`x${end}`)),
    );
    const id = fc.string({ unit: fc.constantFrom(...'abcXYZ019.@+%&/:;'), minLength: 1 });
    const attachments = fc.uniqueArray(
      fc.record({ contentId: id, contentType: fc.constant('text/plain'), bytes }),
      {
        selector: ({ contentId }) => contentId,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(attachments, (sent) => {
        const { contentType, body } = encodeMtom({ envelope: '<a/>', action: 'urn:a', attachments: sent });
        const { root, parts } = decodeMtom(contentType, body);
        expect(text(root)).toBe('<a/>');
        expect([...parts].map(([contentId, part]) => [contentId, text(part.bytes)])).toEqual(
          sent.map((one) => [one.contentId, text(one.bytes)]),
        );
        for (const one of sent) {
          const holder = parseXml(writeXml(plainElement('d', {}, [xopInclude(one.contentId)])));
          expect(text(resolveXopInclude(holder, parts))).toBe(text(one.bytes));
        }
      }),
    );
  });

  const message = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'latin1');
  const header = 'multipart/related; boundary=B; type="application/xop+xml"; start="<r>"';

  it('finds the root by its start parameter wherever it stands, after a preamble', () => {
    const { root, parts } = decodeMtom(
      header,
      message(
        'preamble --B',
        '--B ',
        'Content-ID: <p>',
        '',
        'part',
        '--B\t',
        'content-id:<r>',
        '',
        '<x/>',
        '--B--',
      ),
    );
    expect(text(root)).toBe('<x/>');
    expect(parts.get('p')).toEqual({ contentType: 'text/plain', bytes: Buffer.from('part') });
  });

  it('takes the first part for the root without a start parameter, and a message without attachment', () => {
    const { root, parts } = decodeMtom(
      'multipart/related; boundary=B',
      message('--B', '', '<x/>', '--B--', 'epilogue'),
    );
    expect(text(root)).toBe('<x/>');
    expect(parts.size).toBe(0);
  });

  it('tolerates bare line feeds throughout, to the byte', () => {
    const body = Buffer.from(
      '--B\nContent-ID: <r>\n\n<x/>\n--B\nContent-ID:\n <p>\n\nends with CR\r\n--B--\n',
    );
    expect(text(decodeMtom(header, body).parts.get('p')?.bytes)).toBe('ends with CR\r');
  });

  it('does not take a line that only starts like the boundary for one', () => {
    const body = message('--B', 'Content-ID: <r>', '', 'a', '--Bc', '--B-', 'x--B', '--B--');
    expect(text(decodeMtom(header, body).root)).toBe('a\r\n--Bc\r\n--B-\r\nx--B');
  });

  it('reads empty parts, with and without headers', () => {
    const body = message(
      '--B',
      'Content-ID: <r>',
      '',
      '<x/>',
      '--B',
      'Content-ID: <e>',
      '',
      '',
      '--B',
      'Content-ID: <f>',
      '',
      '--B--',
    );
    const { parts } = decodeMtom(header, body);
    expect([...parts].map(([id, part]) => [id, part.bytes.length])).toEqual([
      ['e', 0],
      ['f', 0],
    ]);
  });

  it('decodes a part sent in base64', () => {
    const body = message(
      '--B',
      'Content-ID: <r>',
      'Content-Transfer-Encoding: BASE64',
      '',
      'PHgv',
      'Pg==',
      '--B--',
    );
    expect(text(decodeMtom(header, body).root)).toBe('<x/>');
  });

  it.each([
    ['another content type', 'application/xop+xml', message('--B--')],
    ['no boundary', 'multipart/related; start="<r>"', message('--B--')],
    ['an absent boundary line', header, message('nothing')],
    ['a truncated message', header, message('--B', 'Content-ID: <r>', '', '<x/>')],
    ['a truncated boundary', header, message('--B', 'Content-ID: <r>', '', '<x/>', '--')],
    ['no part at all', header, message('--B--')],
    ['a start that no part has', header, message('--B', 'Content-ID: <q>', '', '<x/>', '--B--')],
    [
      'a part without Content-ID',
      header,
      message('--B', 'Content-ID: <r>', '', '<x/>', '--B', '', 'p', '--B--'),
    ],
    [
      'a Content-ID twice',
      header,
      message(
        '--B',
        'Content-ID: <r>',
        '',
        '<x/>',
        '--B',
        'Content-ID: <p>',
        '',
        '1',
        '--B',
        'Content-ID: <p>',
        '',
        '2',
        '--B--',
      ),
    ],
    ['a header line without colon', header, message('--B', 'Content-ID <r>', '', '<x/>', '--B--')],
    [
      'a transfer encoding that is not read',
      header,
      message('--B', 'Content-ID: <r>', 'Content-Transfer-Encoding: quoted-printable', '', '<x/>', '--B--'),
    ],
  ])('refuses %s', (_name, contentType, body) => {
    expect(() => decodeMtom(contentType, body)).toThrow(code('MIME_MALFORMED'));
  });
});

describe('resolveXopInclude', () => {
  const include = (href: string) =>
    parseXml(`<d><i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="${href}"/></d>`);
  const parts = new Map([
    ['a/b@c', { contentType: 'x/y', bytes: Buffer.from('1') }],
    ['raw%2F', { contentType: 'x/y', bytes: Buffer.from('2') }],
    ['empty', { contentType: 'x/y', bytes: Buffer.alloc(0) }],
  ]);

  it.each([
    ['percent-encoded', 'cid:a%2Fb%40c', '1'],
    ['as it is', 'CID:a/b@c', '1'],
    ['escaped by the sender in its Content-ID as well', 'cid:raw%2F', '2'],
    ['of an empty document', 'cid:empty', ''],
  ])('follows a reference %s', (_name, href, bytes) => {
    expect(text(resolveXopInclude(include(href), parts))).toBe(bytes);
  });

  it.each(['cid:absent', 'http://a/b', 'cid:%zz', 'a/b@c '])('refuses %s, which no part answers', (href) => {
    expect(() => resolveXopInclude(include(href), parts)).toThrow(code('MIME_PART_MISSING'));
  });

  it('reads base64 in place of an include', () => {
    expect(text(resolveXopInclude(parseXml('<d> aGVs\n bG8= </d>'), parts))).toBe('hello');
    expect(() => resolveXopInclude(parseXml('<d>aGVsbG8</d>'), parts)).toThrow(code('XML_UNEXPECTED'));
    expect(() => resolveXopInclude(parseXml('<d><e/></d>'), parts)).toThrow(code('XML_UNEXPECTED'));
  });
});

describe.skipIf(!hasConformance())('messages of others', () => {
  it('reads a captured Axis2 message, whose line ends are bare LF', () => {
    const capture = readFileSync(conformance('xds/nist/mtom/http-mtom-pnr.txt'));
    const blank = capture.indexOf('\n\n');
    const contentType = /^Content-Type: (.*)$/m.exec(capture.toString('latin1', 0, blank))?.[1] ?? '';
    const { root, parts } = decodeMtom(contentType, capture.subarray(blank + 2));
    const [document] = descendants(readSoapEnvelope(root).body, 'urn:ihe:iti:xds-b:2007', 'Document');
    const bytes = text(resolveXopInclude(document!, parts));
    expect(bytes?.startsWith('Four score and seven years ago')).toBe(true);
    expect(bytes?.endsWith('shall not perish from the earth.')).toBe(true);
  });

  it('reads the official TD2.1 example, and says that its envelope is SOAP 1.1', () => {
    const body = readFileSync(conformance('dmp/messages/TD2.1_Alimentation_requete.xml'));
    const { root, parts } = decodeMtom(
      'multipart/related; boundary="----=_Part_9_20030738.1554380517598"; start="<rootpart@soapui.org>"',
      body,
    );
    expect([...parts.keys()]).toEqual(['WS_DMP_TD2.1-DocumentME2.xml', 'WS_DMP_TD2.1-SignatureXades.xml']);
    const signature = parts.get('WS_DMP_TD2.1-SignatureXades.xml');
    expect(text(signature?.bytes)).toBe(
      text(readFileSync(conformance('dmp/messages/TD2.1_SignatureXades.xml'))),
    );
    // Damaged accents: the file as published is not UTF-8 throughout.
    expect(() => readSoapEnvelope(Buffer.from(root).toString('latin1'))).toThrow(SoapVersionError);
  });
});
