import { X509Certificate } from 'node:crypto';
import { environmentOfCard, findCardMismatch } from '../../../cards/environment.js';
import type { CardFacts, ReaderFacts } from '../../card/facts.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped, warning } from '../../finding.js';
import { occupiedReaders } from './occupied.js';

/** Whether the certificates of the card are in their time and of the environment of the settings (seed 7.3.4). */
export const cardCertificates: Check = {
  id: 'card.certificates',
  group: 'card',
  run: async ({ card, settings, now }) =>
    judgeCardCertificates(await card(), settings.server.environment, now()),
};

const SOON_MS = 60 * 24 * 60 * 60 * 1000;

/** A line for each card whose certificates were read. */
export function judgeCardCertificates(
  facts: CardFacts,
  environment: 'test' | 'prod',
  now: Date,
): Finding | readonly Finding[] {
  const lines = occupiedReaders(facts).flatMap(({ name, holder }) =>
    holder === undefined ? [] : [judgeHolder(name, holder, environment, now)],
  );
  return lines.length > 0
    ? lines
    : skipped({
        fr: 'Aucune carte dont les certificats peuvent être lus.',
        en: 'No card whose certificates can be read.',
      });
}

function judgeHolder(
  reader: string,
  holder: NonNullable<ReaderFacts['holder']>,
  environment: 'test' | 'prod',
  now: Date,
): Finding {
  const authentication = Buffer.from(holder.authentication, 'base64');
  const until = new Date(
    Math.min(
      ...[authentication, Buffer.from(holder.signature, 'base64')].map((der) =>
        new Date(new X509Certificate(der).validTo).getTime(),
      ),
    ),
  );
  const day = until.toISOString().slice(0, 10);
  const details = {
    reader,
    until: day,
    environment,
    cardEnvironment: environmentOfCard(authentication) ?? 'unknown',
  };
  const mismatch = findCardMismatch(authentication, environment);
  if (mismatch !== undefined) return failure(mismatch.sentence, mismatch.remedy, details);
  if (now > until) {
    return failure(
      {
        fr: `Les certificats de la carte du lecteur ${reader} ont expiré le ${day}.`,
        en: `The certificates of the card in the reader ${reader} expired on ${day}.`,
      },
      {
        fr: 'Utiliser la carte de remplacement que l’ANS a envoyée, ou la lui demander.',
        en: 'Use the new card that the ANS sent, or ask for it.',
      },
      details,
    );
  }
  if (until.getTime() - now.getTime() < SOON_MS) {
    return warning(
      {
        fr: `Les certificats de la carte du lecteur ${reader} expirent bientôt, le ${day}.`,
        en: `The certificates of the card in the reader ${reader} expire soon, on ${day}.`,
      },
      {
        fr: 'L’ANS envoie la carte de remplacement avant cette date : vérifier l’adresse du professionnel.',
        en: 'The ANS sends the new card before that date: check the address of the professional.',
      },
      details,
    );
  }
  return ok(
    {
      fr: `Les certificats de la carte du lecteur ${reader} sont valables jusqu’au ${day} et conviennent à l’environnement « ${environment} ».`,
      en: `The certificates of the card in the reader ${reader} are valid until ${day} and fit the environment "${environment}".`,
    },
    details,
  );
}
