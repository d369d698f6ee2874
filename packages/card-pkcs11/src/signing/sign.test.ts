import { describe, expect, it } from 'vitest';
import { CKM_RSA_PKCS, CKM_SHA256_RSA_PKCS } from '../module/constants.js';
import { CKR } from '../module/return-values.js';
import { opensslVerifies } from '../testing/openssl-verify.js';
import { createTestPki } from '../testing/pki.js';
import { startVirtualService, testPki } from '../testing/service.js';

const DATA = new TextEncoder().encode('data of several blocks '.repeat(20));

describe('signing', () => {
  const mechanisms = ({ recorded }: ReturnType<typeof startVirtualService>) =>
    recorded.calls.filter(({ name }) => name === 'C_SignInit').map(({ args }) => args[1]);

  it('falls back on the hashing mechanism for a signature key that refuses digests, and remembers it', async () => {
    const service = startVirtualService({ signatureKeyRefusesDigests: true });
    const card = await service.cards.selectCpx({}).unlock('1234');
    for (const _time of [1, 2]) {
      const signature = await card.signatureSigner().sign(DATA, 'RSA-SHA256');
      expect(opensslVerifies(testPki().signature.file, 'sha256', DATA, signature)).toBe(true);
    }
    expect(mechanisms(service)).toEqual([
      { mechanism: CKM_RSA_PKCS },
      { mechanism: CKM_SHA256_RSA_PKCS },
      { mechanism: CKM_SHA256_RSA_PKCS },
    ]);
  });

  it('has no fallback when the card lists no mechanism for that digest', async () => {
    const { cards } = startVirtualService({ signatureKeyRefusesDigests: true });
    const card = await cards.selectCpx({}).unlock('1234');
    await expect(card.signatureSigner().sign(DATA, 'RSA-SHA512')).rejects.toMatchObject({
      code: 'CARD_KEY_UNUSABLE',
    });
  });

  it('has no fallback for the authentication key, which refuses hashing mechanisms', async () => {
    const service = startVirtualService();
    const card = await service.cards.selectCpx({}).unlock('1234');
    service.recorded.failNext('C_SignInit', CKR.FUNCTION_NOT_SUPPORTED);
    await expect(card.authenticationSigner().sign(DATA, 'RSA-SHA256')).rejects.toMatchObject({
      code: 'CARD_KEY_UNUSABLE',
    });
    expect(mechanisms(service)).toEqual([{ mechanism: CKM_RSA_PKCS }]);
  });

  it('refuses a signature that does not match the certificate, as when files of another card are cached', async () => {
    const other = createTestPki();
    const { authentication, signature } = testPki();
    const mixed = { ...other, authentication, signature: { ...signature, key: other.signature.key } };
    const { cards } = startVirtualService({ pki: mixed });
    const card = await cards.selectCpx({}).unlock('1234');
    await expect(card.signatureSigner().sign(DATA, 'RSA-SHA256')).rejects.toMatchObject({
      code: 'CARD_KEY_UNUSABLE',
      message: expect.stringContaining('certificate'),
    });
  });

  it('finds a key once per login', async () => {
    const service = startVirtualService();
    const card = await service.cards.selectCpx({}).unlock('1234');
    await card.signatureSigner().sign(DATA, 'RSA-SHA256');
    const searches = service.recorded.count('C_FindObjectsInit');
    await card.signatureSigner().sign(DATA, 'RSA-SHA256');
    expect(service.recorded.count('C_FindObjectsInit')).toBe(searches);
  });
});
