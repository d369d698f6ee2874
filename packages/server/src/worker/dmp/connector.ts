import type { CpxCard } from '@dmpconnect/card-pkcs11';
import type {
  DmpAccess,
  DmpCallOptions,
  DmpClient,
  SubmissionRequest,
  UserStructure,
} from '@dmpconnect/dmp-soap';
import type { ConnectionSource } from '../connections/source.js';
import type { DmpConnection, WorkerServices } from '../services.js';
import type { HpAnswer } from './hp.js';
import { describeStructure, type PracticeLocationSource } from './practice-location.js';
import type { TimeProviderSource } from './time-provider.js';

/** What a connector says of itself (js-api 11.15). */
export interface DmpConnectorFacts {
  /** Identifier of the installation, `2.25.<number>`. */
  readonly instanceOid: string;
  readonly connection: ConnectionSource;
  readonly practiceLocation: PracticeLocationSource;
  /** The holder of the card. */
  readonly user: HpAnswer;
  readonly timeProvider: TimeProviderSource;
}

/** What a connector is made of. */
export interface DmpConnectorParts {
  readonly connection: DmpConnection;
  readonly card: CpxCard;
  readonly facts: DmpConnectorFacts;
  /** Ends the waits for a card turn, of a signature or of a TLS handshake, with the call that needs it. */
  readonly withCardTurns: WorkerServices['withCardTurns'];
  /** Root of the local patient identifiers, when the application gave one. */
  readonly localPatientRootOid: string | undefined;
}

/** The DMP connector of a session (js-api 8.2). */
export interface DmpConnector {
  readonly facts: DmpConnectorFacts;
  readonly card: CpxCard;
  /** Structure of the practice location in force. */
  readonly structure: UserStructure;
  /** In which capacity records are accessed: normally, when the connector is made. */
  readonly access: DmpAccess;
  readonly localPatientRootOid: string | undefined;
  /** Goes on in another practice location: commands that are under way end in theirs. @throws {DmpError} */
  moveTo(place: PracticeLocationSource): void;
  /** Accesses records in another capacity from the next command on. */
  setAccess(access: DmpAccess): void;
  /**
   * Runs the calls of one command. The transactions of a connector follow each other (js-api 1.8); the card must
   * still be there, and the time known: its failure shows here, at the first transaction.
   *
   * @throws {CardError} `CARD_CHANGED`, `CARD_EXPIRED`, `CARD_KEY_UNUSABLE`
   * @throws {NtpError} `NTP_UNREACHABLE`, `NTP_DISAGREEMENT`
   * @throws whatever `work` throws, or what `signal` was aborted with
   */
  transact<Result>(
    signal: AbortSignal,
    work: (client: DmpClient, options: DmpCallOptions) => Promise<Result>,
  ): Promise<Result>;
  /**
   * Writes documents in the location in force; neither the card nor the DMP is asked.
   * @throws {DmpError} The codes of local validation.
   */
  writeDocuments(request: SubmissionRequest): Promise<readonly Uint8Array[]>;
  /** Ends the connections; a transaction under way fails. */
  close(): Promise<void>;
}

/** Makes the connector of a session. @throws {DmpError} what is wrong with the practice location */
export function createDmpConnector(parts: DmpConnectorParts): DmpConnector {
  const { connection, card } = parts;
  let { facts } = parts;
  const { time } = facts.timeProvider;
  let client = connection.clientIn(facts.practiceLocation);
  let access: DmpAccess = { mode: 'normal' };
  let last: Promise<unknown> = Promise.resolve();

  return {
    get facts() {
      return facts;
    },
    card,
    get structure() {
      return describeStructure(facts.practiceLocation.location);
    },
    get access() {
      return access;
    },
    localPatientRootOid: parts.localPatientRootOid,
    moveTo(place) {
      client = connection.clientIn(place);
      facts = { ...facts, practiceLocation: place };
    },
    setAccess(next) {
      access = next;
    },
    transact(signal, work) {
      // What was in force when the command came, even if it has to wait for its turn.
      const options: DmpCallOptions = { signal, access };
      const inForce = client;
      const turn = untilAborted(last, signal).then(async () => {
        card.assertUsable();
        await time.synchronise(signal);
        return parts.withCardTurns(signal, () => work(inForce, options));
      });
      // The next one waits for this one's turn to be over, not for its success; one that was given up while it waited
      // hands on the wait for those before it.
      last = Promise.allSettled([last, turn]);
      return turn;
    },
    writeDocuments: (request) => client.writeDocuments(request),
    close: () => connection.close(),
  };
}

function untilAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    const onDone = (): void => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    };
    work.then(onDone, onDone);
  });
}
