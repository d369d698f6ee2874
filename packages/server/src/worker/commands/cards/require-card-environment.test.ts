import { beforeAll, describe, expect, it } from 'vitest';
import { environmentOfCard } from '../../../cards/environment.js';
import { defaultSettings } from '../../../config/index.js';
import { issueUnder } from '../../../testing/card-issuer.js';
import { requireCardEnvironment } from './require-card-environment.js';

/** Names of cps-card 4.1. */
const ISSUERS = {
  real: 'CN=AC IGC-SANTE FORT PERSONNES, OU=IGC-SANTE, OU=0002 187512751, O=ASIP-SANTE, C=FR',
  test: 'CN=TEST AC IGC-SANTE FORT PERSONNES, OU=IGC-SANTE TEST, OU=0002 187512751, O=ASIP-SANTE, C=FR',
  old: 'CN=AC-CLASSE-4, OU=PROFESSIONNEL, O=GIP-CPS, C=FR',
  other: 'CN=Somebody, C=FR',
} as const;

let cards: Readonly<Record<keyof typeof ISSUERS, Uint8Array>>;
beforeAll(async () => {
  const [real, test, old, other] = await Promise.all(Object.values(ISSUERS).map((name) => issueUnder(name)));
  cards = { real: real!, test: test!, old: old!, other: other! };
});

const settings = (environment: 'test' | 'prod') => {
  const { server } = defaultSettings();
  return { server: { ...server, environment } };
};
const admit = (authentication: Uint8Array, environment: 'test' | 'prod') =>
  requireCardEnvironment(
    { certificates: { authentication, signature: authentication } },
    settings(environment),
  );

describe('the environment of a card', () => {
  it('is told by the authority that issued it', () => {
    expect(environmentOfCard(cards.real)).toBe('prod');
    expect(environmentOfCard(cards.old)).toBe('prod');
    expect(environmentOfCard(cards.test)).toBe('test');
    expect(environmentOfCard(cards.other)).toBeUndefined();
    expect(environmentOfCard(Buffer.from('no certificate'))).toBeUndefined();
  });

  it('lets a card meet the services of its own, and one of neither meet both', () => {
    for (const environment of ['test', 'prod'] as const) {
      expect(() => admit(cards.other, environment)).not.toThrow();
    }
    expect(() => admit(cards.real, 'prod')).not.toThrow();
    expect(() => admit(cards.test, 'test')).not.toThrow();
  });

  it('refuses a test card on production and the reverse before any handshake, and says so', () => {
    expect(() => admit(cards.test, 'prod')).toThrow(
      expect.objectContaining({
        type: 3,
        code: 35,
        extended: expect.stringMatching(/Carte de test en production.* \/ Test card on production/),
      }),
    );
    expect(() => admit(cards.real, 'test')).toThrow(
      expect.objectContaining({
        type: 3,
        code: 35,
        extended: expect.stringMatching(/Carte de production en test.* \/ Production card on test/),
      }),
    );
  });
});
