import { createSign, X509Certificate } from 'node:crypto';
import { signVitaleAssertion } from '@dmpconnect/teleservices/wire-profile';
import type { Hardware } from '../card/hardware.js';
import { CardActionError } from '../errors.js';
import type { CertifiedKey } from '../pki/issue.js';
import type { TeleservicesPki } from '../pki/teleservices.js';
import { isoBirthDate } from './birth-date.js';
import type { VitaleProfile } from './profile.js';

/** What the national component makes of a Vitale card beside reading it (teleservices 5.5). */
export interface VitaleControl {
  /**
   * Has the card of a reader sign an assertion for one of its people, as if it had been read now.
   *
   * @param person Place on the card, from 0.
   * @throws {CardActionError} on a reader without a Vitale card, and a place that the card does not have.
   */
  assertion(options?: { readonly reader?: string; readonly person?: number }): Promise<string>;
}

/** Assertions of the Vitale cards in these readers, each signed with the key of its card. */
export function makeVitaleControl(
  hardware: Pick<Hardware, 'names' | 'content'>,
  pki: Pick<TeleservicesPki, 'vitaleCard'>,
): VitaleControl {
  const cardIn = (reader: string | undefined): VitaleProfile => {
    const index = reader === undefined ? 1 : hardware.names.indexOf(reader);
    if (index < 0) throw new CardActionError('reader', `is none of: ${hardware.names.join(', ')}`);
    const inserted = hardware.content(index);
    if (inserted.kind === 'vitale') return inserted.card;
    throw new CardActionError('reader', `"${hardware.names[index]}" holds no Vitale card`);
  };
  return {
    assertion: async ({ reader, person: place = 0 } = {}) => {
      const card = cardIn(reader);
      const person = card.people[place];
      if (person === undefined) throw new CardActionError('person', 'is on no place of the card');
      const now = new Date();
      return signVitaleAssertion(
        {
          insured: person.insuredNir,
          ...(person.certifiedNir === '' ? {} : { beneficiary: person.certifiedNir }),
          birthDate: isoBirthDate(person.birthDate, now),
          birthRank: String(person.birthRank),
          serialNumber: card.serialNumber,
          readAt: now,
        },
        signerOf(await pki.vitaleCard(card.serialNumber)),
        now,
      );
    },
  };
}

function signerOf({ certificate, key }: CertifiedKey) {
  return {
    certificate: new X509Certificate(certificate).raw,
    sign: async (data: Uint8Array, algorithm: string) => createSign(algorithm).update(data).sign(key),
  };
}
