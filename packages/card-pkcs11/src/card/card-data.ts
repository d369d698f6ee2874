import { type KeyRole, readCertificates, type StoredCertificate } from '../objects/certificates.js';
import { readDataObjects } from '../objects/data-objects.js';
import type { CardDataObjects } from '../professional/build.js';
import type { CardSessions } from './card-session.js';
import type { Insertion } from './insertion.js';

/** Gives the certificates of a card, read once per insertion. @throws CardError `CARD_DATA`, `CARD_CHANGED` */
export function cardCertificates(
  sessions: CardSessions,
  insertion: Insertion,
): Readonly<Record<KeyRole, StoredCertificate>> {
  insertion.certificates ??= sessions.run(insertion, 'reading the certificates', (session) =>
    readCertificates(sessions.module, session),
  );
  return insertion.certificates;
}

/** Gives the data objects of an unlocked card, read once per insertion. @throws CardError `CARD_CHANGED` */
export function cardDataObjects(sessions: CardSessions, insertion: Insertion): CardDataObjects {
  insertion.dataObjects ??= sessions.run(insertion, 'reading the data of the card', (session) =>
    readDataObjects(sessions.module, session),
  );
  return insertion.dataObjects;
}

/** Gives the mechanisms of a card's library, read once per insertion. @throws CardError `CARD_CHANGED` */
export function cardMechanisms(sessions: CardSessions, insertion: Insertion): readonly number[] {
  insertion.mechanisms ??= sessions.run(insertion, 'listing the mechanisms of the card', () =>
    sessions.module.C_GetMechanismList(insertion.slot),
  );
  return insertion.mechanisms;
}
