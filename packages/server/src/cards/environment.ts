import { issuerDistinguishedName } from '@dmpconnect/soap';
import type { Texts } from '../cli/texts.js';
import type { Settings } from '../config/index.js';

type Environment = Settings['server']['environment'];

/** Authorities of the real cards of professionals: IGC-Santé, and those before it (cps-card 4.1). */
const REAL = /\b(?:IGC-SANTE|ASIP-SANTE|GIP-CPS)\b/;

/** The test branch bears the same names with this word in them (cps-card 4.1). */
const TEST = /\bTEST\b/;

/**
 * The environment that a card belongs to, by the authority that issued its certificate; nothing when that authority is
 * neither of the two.
 *
 * @param certificate DER
 */
export function environmentOfCard(certificate: Uint8Array): Environment | undefined {
  let issuer: string;
  try {
    issuer = issuerDistinguishedName(certificate);
  } catch {
    return undefined;
  }
  if (TEST.test(issuer)) return 'test';
  return REAL.test(issuer) ? 'prod' : undefined;
}

/** What a card of one environment means in the other, and what to do. */
export interface CardMismatch {
  readonly sentence: Texts;
  readonly remedy: Texts;
}

/** By the environment of the settings (seed 7.3.4). */
export const CARD_MISMATCHES: Readonly<Record<Environment, CardMismatch>> = {
  prod: {
    sentence: {
      fr: 'Carte de test en production : cette carte vient de l’autorité de test, et les services de production la refusent.',
      en: 'Test card on production: this card comes from the test authority, and the production services refuse it.',
    },
    remedy: {
      fr: 'Utiliser une carte réelle, ou choisir l’environnement de test (réglage server/environment, et adresse du DMP donnée par le logiciel).',
      en: 'Use a real card, or choose the test environment (setting server/environment, and address of the DMP given by the software).',
    },
  },
  test: {
    sentence: {
      fr: 'Carte de production en test : cette carte est une carte réelle, et les services de test la refusent.',
      en: 'Production card on test: this card is a real one, and the test services refuse it.',
    },
    remedy: {
      fr: 'Utiliser une carte de test, ou choisir l’environnement de production (réglage server/environment, et adresse du DMP donnée par le logiciel).',
      en: 'Use a test card, or choose the production environment (setting server/environment, and address of the DMP given by the software).',
    },
  },
};

/** The mismatch between a card and the environment of the settings, recognised before any handshake. */
export function findCardMismatch(
  certificate: Uint8Array,
  environment: Environment,
): CardMismatch | undefined {
  const own = environmentOfCard(certificate);
  return own === undefined || own === environment ? undefined : CARD_MISMATCHES[environment];
}
