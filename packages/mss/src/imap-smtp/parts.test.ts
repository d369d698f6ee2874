import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMessage } from './compose.js';
import { decodePart } from './decode-part.js';
import { readMessageId, writeMessageId } from './message-id.js';
import { attachmentsOf, bodyPart } from './structure.js';

describe('identifiers of messages', () => {
  it('come back as they were, whatever the folder is called', () => {
    const place = fc.record({
      path: fc.string({ unit: 'grapheme', minLength: 1 }),
      uidValidity: fc.bigInt({ min: 0n, max: 2n ** 63n }),
      uid: fc.integer({ min: 1, max: 2 ** 31 }),
    });
    fc.assert(
      fc.property(place, (one) => {
        expect(readMessageId(writeMessageId(one), 'id')).toEqual({ ...one });
      }),
    );
  });

  it.each(['', '12', 'a.b.c', 'SU5CT1g.1', 'SU5CT1g.1.2.3'])('are refused otherwise: %j', (text) => {
    expect(() => readMessageId(text, 'messageId')).toThrow(
      expect.objectContaining({ code: 'REQUEST_INVALID', field: 'messageId' }),
    );
  });
});

describe('the bytes of a part', () => {
  it('are decoded without regard to characters', () => {
    expect(Buffer.from(decodePart(Buffer.from('AP/g\r\nAQ==\r\n'), 'BASE64'))).toEqual(
      Buffer.from([0, 255, 224, 1]),
    );
    expect(Buffer.from(decodePart(Buffer.from('a=E9=\r\nb =3D  \r\nc'), 'quoted-printable'))).toEqual(
      Buffer.from('a\u00e9b =\r\nc', 'latin1'),
    );
    expect(Buffer.from(decodePart(Buffer.from('é', 'latin1'), '8bit'))).toEqual(Buffer.from([0xe9]));
  });
});

describe('the structure of a message', () => {
  const mixed = {
    type: 'multipart/mixed',
    childNodes: [
      {
        type: 'multipart/alternative',
        childNodes: [
          { part: '1.1', type: 'text/plain' },
          { part: '1.2', type: 'text/html' },
        ],
      },
      {
        part: '2',
        type: 'text/plain',
        disposition: 'attachment',
        dispositionParameters: { filename: 'n.txt' },
      },
    ],
  };

  it('tells the body from the files', () => {
    expect([bodyPart(mixed, false), bodyPart(mixed, true)]).toEqual(['1.1', '1.2']);
    expect(attachmentsOf(mixed).map(({ part, fileName }) => [part, fileName])).toEqual([['2', 'n.txt']]);
    expect(bodyPart({ type: 'text/html' }, false)).toBe('1');
  });
});

describe('a message that is sent', () => {
  const input = {
    sender: 'application@hopital.mss.test',
    message: {
      to: [{ email: 'a@pro.mss.test' }],
      bcc: [{ email: 'hidden@pro.mss.test' }],
      subject: 'Été',
      body: 'Bonjour',
      readReceipt: true,
      headers: {
        nil: 'LOGICIEL-1',
        qualifiedIdentity: true,
        documentTypes: ['11488-4', '11502-2'],
        noReply: true,
      },
    },
    files: [],
    inReplyTo: '<1@pro.mss.test>',
    date: new Date('2025-01-15T09:30:00Z'),
  };

  it('carries the headers of the Référentiel, and names no blind copy', async () => {
    const text = (await composeMessage({ ...input, keepBcc: false })).bytes.toString('latin1');
    for (const line of [
      'X-MSS-NIL: LOGICIEL-1',
      'X-MSS-INS: O',
      'X-MSS-CODECDA: 11488-4,11502-2',
      'X-MSS-MES: FIN',
      'In-Reply-To: <1@pro.mss.test>',
      'References: <1@pro.mss.test>',
      'Disposition-Notification-To: application@hopital.mss.test',
    ]) {
      expect(text).toContain(`${line}\r\n`);
    }
    expect(text).not.toContain('hidden@');
  });

  it('names them in the copy of the sender', async () => {
    const text = (await composeMessage({ ...input, keepBcc: true })).bytes.toString('latin1');
    expect(text).toContain('hidden@pro.mss.test');
  });
});
