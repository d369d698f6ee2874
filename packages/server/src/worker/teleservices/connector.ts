import type { CpxCard } from '@dmpconnect/card-pkcs11';
import type { TeleservicesClient } from '@dmpconnect/teleservices';
import type { InputOf } from '../../contract/table.js';
import { asInputMistake } from '../dmp/input-mistake.js';
import type { PracticeLocationSource } from '../dmp/practice-location.js';
import type { TeleservicesConnection, WorkerServices } from '../services.js';
import { LPS_NAMES } from './names.js';
import type { VitaleSubjects } from './vitale-subjects.js';

/** `LpsInfos`, once read. */
export type LpsInfos = InputOf<'hl_checkInsIdentity'>['LpsInfos'];

/** What a connector is made of. */
export interface TeleservicesConnectorParts {
  readonly connection: TeleservicesConnection;
  readonly card: CpxCard;
  readonly place: PracticeLocationSource;
  readonly subjects: VitaleSubjects;
  readonly withCardTurns: WorkerServices['withCardTurns'];
  /** The connector it was made from without being asked for, if it was (js-api 9). */
  readonly madeFrom?: object | undefined;
}

/** The connector of a teleservice in a session (js-api 9, 12.3). */
export interface TeleservicesConnector {
  readonly card: CpxCard;
  readonly subjects: VitaleSubjects;
  readonly madeFrom: object | undefined;
  /** Goes on in another practice location: another sector of activity (teleservices 12.1). */
  moveTo(place: PracticeLocationSource): void;
  /**
   * Runs the calls of one command; the card must still be there.
   *
   * @throws {ApiFailure} 6000/2 for what is wrong in `LpsInfos`
   * @throws {CardError} `CARD_CHANGED`, `CARD_EXPIRED`, `CARD_KEY_UNUSABLE`
   * @throws whatever `work` throws
   */
  ask<Result>(
    lps: LpsInfos,
    signal: AbortSignal,
    work: (client: TeleservicesClient) => Promise<Result>,
  ): Promise<Result>;
  /** Ends the connections; a call under way fails. */
  close(): Promise<void>;
}

/** Softwares remembered by one connector; an application is one, perhaps two. */
const KEPT_CLIENTS = 8;

/**
 * Makes a connector. One client serves every call of a software in a practice location: its assertion is signed once by
 * the card (teleservices 5.1).
 */
export function createTeleservicesConnector(parts: TeleservicesConnectorParts): TeleservicesConnector {
  const { connection, card, subjects } = parts;
  let { place } = parts;
  const clients = new Map<string, TeleservicesClient>();
  // A token lives for minutes, a client for the session: it takes the last one that was handed in.
  let token: string | undefined;

  const clientFor = ({ s_pscAccessToken, ...lps }: LpsInfos): TeleservicesClient => {
    token = s_pscAccessToken ?? token;
    const key = JSON.stringify([lps, place.location.sector]);
    const known = clients.get(key);
    if (known !== undefined) return known;
    const client = connection.clientFor({
      software: {
        authorization: lps.s_idam,
        authorizationKind: lps.s_numAM,
        name: lps.s_name,
        version: lps.s_version,
        instance: lps.s_instance,
      },
      billing: {
        number: lps.s_billingNumber,
        ...(lps.s_amoSpecialityCode === undefined ? {} : { amoSpeciality: lps.s_amoSpecialityCode }),
        ...(place.location.sector === '' ? {} : { sector: place.location.sector }),
      },
      accessToken: () => token,
    });
    const [oldest] = clients.keys();
    if (clients.size >= KEPT_CLIENTS && oldest !== undefined) clients.delete(oldest);
    clients.set(key, client);
    return client;
  };

  return {
    card,
    subjects,
    madeFrom: parts.madeFrom,
    moveTo(next) {
      place = next;
    },
    async ask(lps, signal, work) {
      card.assertUsable();
      const client = await asInputMistake(LPS_NAMES, () => clientFor(lps));
      return parts.withCardTurns(signal, () => work(client));
    },
    close: () => connection.close(),
  };
}
