import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueLicenceAnswer } from '../authority/issue-answer.js';
import { readAnswer } from './answer.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const keys = [{ kid: 'k', key: publicKey.export({ format: 'jwk' }).x ?? '' }];
const question = {
  v: 1,
  nonce: 'n'.repeat(43),
  cardId: '8025000000123456',
  holder: '899700000013',
  integratorId: '',
  product: 'p',
  version: '0.1.0',
  environment: 'test',
} as const;
const dates = { issuedAt: new Date(0), notAfter: new Date(60_000) };

describe('a signed answer', () => {
  it('is read as it was issued, without the holder', async () => {
    const token = await issueLicenceAnswer(
      question,
      { state: 'granted', ...dates },
      { key: privateKey, kid: 'k' },
    );
    expect(await readAnswer(token, keys)).toMatchObject({
      answer: { nonce: question.nonce, cardId: question.cardId, state: 'granted', ...dates },
    });
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toContain(question.holder);
  });

  it('is refused when any one bit of it is changed, with a phrase in both languages', async () => {
    const token = await issueLicenceAnswer(
      question,
      { state: 'licence-revoked', ...dates },
      { key: privateKey, kid: 'k' },
    );
    const parts = token.split('.').map((part) => Buffer.from(part, 'base64url'));
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.nat(), fc.nat(7), async (which, position, bit) => {
        const bent = parts.map((part) => Buffer.from(part));
        const part = bent[which] ?? Buffer.alloc(1);
        const index = position % part.length;
        part[index] = (part[index] ?? 0) ^ (1 << bit);
        const outcome = await readAnswer(bent.map((one) => one.toString('base64url')).join('.'), keys);
        expect(outcome).toMatchObject({ refusal: { fr: expect.any(String), en: expect.any(String) } });
      }),
      { numRuns: 150 },
    );
  });
});
