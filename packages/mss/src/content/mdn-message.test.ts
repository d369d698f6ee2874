import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeIntegrationReport,
  type IntegrationMessageInput,
  openIntegrationReport,
} from './mdn-message.js';

const REFUSED = { integrated: false, code: '902', label: 'Identité du patient inconnue' } as const;
const INPUT: IntegrationMessageInput = {
  to: 'dr.essai@pro.mss.test',
  subject: 'XDM/1.0/DDM+CR d’opération ADRUN Zoé',
  originalMessageId: '<1@pro.mss.test>',
  originalRecipient: 'labo@hopital.mss.test',
  finalRecipient: 'application@hopital.mss.test',
  date: new Date('2026-01-15T09:30:00Z'),
  nil: 'PRODUIT-1',
  originalHeaders: 'From: dr.essai@pro.mss.test\r\nMessage-ID: <1@pro.mss.test>\r\n',
  outcome: REFUSED,
};

const textOf = async (input: IntegrationMessageInput) =>
  Buffer.from((await composeIntegrationReport(input)).bytes).toString('utf8');

describe('a report of integration as a message (RFC 6522, RFC 8098)', () => {
  it('is read back, accents in the part for people alone', async () => {
    const { bytes } = await composeIntegrationReport(INPUT);
    expect(await openIntegrationReport(bytes)).toEqual({
      subject: '[KO Intégration système !][902] XDM/1.0/DDM+CR d’opération ADRUN Zoé',
      text: 'Le message ci-dessous n’a pas pu être intégré automatiquement pour la raison suivante : Identité du patient inconnue (code 902).',
      originalMessageId: '<1@pro.mss.test>',
      originalRecipient: 'labo@hopital.mss.test',
      finalRecipient: 'application@hopital.mss.test',
      disposition: 'processed',
      outcome: { integrated: false, code: '902', label: 'Identite du patient inconnue' },
    });
    const done = await composeIntegrationReport({ ...INPUT, outcome: { integrated: true } });
    expect(await openIntegrationReport(done.bytes)).toMatchObject({ outcome: { integrated: true } });
  });

  it('has the headers and the parts that the standards want, seven bits a character', async () => {
    const text = await textOf({ ...INPUT, internetMessageId: '<2@hopital.mss.test>' });
    for (const line of [
      /^From: application@hopital\.mss\.test$/m,
      /^To: dr\.essai@pro\.mss\.test$/m,
      /^Message-ID: <2@hopital\.mss\.test>$/m,
      /^In-Reply-To: <1@pro\.mss\.test>$/m,
      /^References: <1@pro\.mss\.test>$/m,
      /^Auto-Submitted: auto-replied$/m,
      /^X-MSS-NIL: PRODUIT-1$/m,
      /^Date: Thu, 15 Jan 2026 09:30:00 \+0000$/m,
      /^Content-Type: multipart\/report; report-type=disposition-notification;\r\n boundary="/m,
      /^Content-Type: message\/disposition-notification$/m,
      /^Final-Recipient: rfc822;application@hopital\.mss\.test$/m,
      /^Content-Type: text\/rfc822-headers$/m,
    ]) {
      expect(text.replace(/\r\n(?! )/g, '\n')).toMatch(line);
    }
    expect(text).toMatch(/^[\r\n\x20-\x7e]*$/);
  });

  it.each<[string, Partial<IntegrationMessageInput>, string]>([
    ['an address that is none', { to: 'dr.essai' }, 'ADDRESS_INVALID'],
    ['a subject of two lines', { subject: 'a\r\nBcc: b@c.fr' }, 'MESSAGE_INVALID'],
    ['an identifier of two lines', { originalMessageId: '<1@a>\r\nBcc: b@c.fr' }, 'MESSAGE_INVALID'],
    ['a label of two lines', { outcome: { ...REFUSED, label: 'a\nFinal-Recipient: b' } }, 'MESSAGE_INVALID'],
  ])('is not written with %s', async (_, change, code) => {
    await expect(composeIntegrationReport({ ...INPUT, ...change })).rejects.toMatchObject({ code });
  });

  it('is looked for in any bytes without failing', async () => {
    const { bytes } = await composeIntegrationReport(INPUT);
    expect(await openIntegrationReport(Buffer.from('Subject: Avis\r\n\r\nBonjour'))).toBeUndefined();
    expect(await openIntegrationReport(Buffer.alloc(1024 * 1024 + 1))).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, value, cut) => {
        const changed = Uint8Array.from(cut ? bytes.subarray(0, at) : bytes);
        if (!cut) changed[at] = value;
        await openIntegrationReport(changed);
      }),
      { numRuns: 60 },
    );
  });
});
