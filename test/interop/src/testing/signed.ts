import { buildSubmission, buildVihf, resolveEmitter, type VihfOptions } from '@dmpconnect/dmp-soap';
import { buildSoapRequest, xmlNamespace } from '@dmpconnect/soap';
import type { TestCard } from './card.js';
import {
  FORMAT_NAMES,
  INS,
  NOW,
  PHYSICIAN,
  PRACTICE,
  plainDocument,
  SOFTWARE,
  submissionOf,
} from './practice.js';

export const ALGORITHMS = ['RSA-SHA256', 'RSA-SHA1'] as const;

/** Who asks and why, in every way there is (dmp-transactions 3.4 to 3.6). */
export const VIHF_MODES: Readonly<Record<string, Pick<VihfOptions, 'access' | 'authentication'>>> = {
  'a card, normal': {},
  'a card, bris de glace': { access: { mode: 'bris_de_glace', reason: 'Urgence <vitale> & "immédiate"' } },
  'a card, centre 15': { access: { mode: 'centre_15' } },
  'a card, secret connection': { access: { mode: 'normal', secret: true } },
  'the card of an employee': { authentication: { mode: 'DIRECTE', card: 'CPE' } },
  'a structure': { authentication: { mode: 'INDIRECTE', userAuthentication: 'Password' } },
  AIR: { authentication: { mode: 'INDIRECTE_RENFORCEE' } },
};

/** A VIHF signed by a card. */
export function signedVihf(card: TestCard, options: Partial<VihfOptions> = {}): Promise<string> {
  return buildVihf({
    signer: card.signer,
    user: PHYSICIAN,
    structure: PRACTICE,
    software: SOFTWARE,
    ins: INS,
    now: NOW,
    ...options,
  });
}

/** The same where it stands in a message. */
export function inMessage(assertion: string): string {
  const body = xmlNamespace('', 'urn:b').element('Body');
  return buildSoapRequest({ action: 'urn:a', to: 'https://dmp.invalid/registry', assertion, body }).xml;
}

/** A lot with a document of every format. */
export function signedLot(card: TestCard, algorithm: (typeof ALGORITHMS)[number]) {
  const emitter = resolveEmitter({
    user: PHYSICIAN,
    structure: PRACTICE,
    practiceSetting: 'AMBULATOIRE',
    software: SOFTWARE,
  });
  const request = submissionOf(...FORMAT_NAMES.map(plainDocument));
  return buildSubmission(request, { emitter, signer: card.signer, now: NOW, algorithm });
}
