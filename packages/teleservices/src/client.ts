import type { SoapAnswer, XmlElement } from '@dmpconnect/soap';
import type { AldAnswerRead, AldCallOptions } from './aldi/ald.js';
import type { ExperimentalTeleservices } from './experimental/experimental-client.js';
import type { VitaleBeneficiary } from './frame/beneficiary.js';
import type { CallOptions, SearchCallOptions } from './frame/client-options.js';
import type { SearchAnswer, SearchAttempt, TraitsSearch } from './insi/search-answer.js';
import type {
  IdentityToVerify,
  TypedTraits,
  Verification,
  VerificationBatch,
  VerificationBatchResult,
} from './insi/verification.js';
import type { FrameEntry } from './wire-profile/index.js';

/** Options of a search by traits. */
export interface TraitsSearchOptions extends SearchCallOptions {
  /** Tries the given names one after the other, then together, as teleservices 8.4 says. Default `true`. */
  readonly tryAllGivenNames?: boolean;
  /** Called after each call, so that what was tried is known even when a later call fails. */
  readonly onAttempt?: (attempt: SearchAttempt) => void;
}

/** A call of an operation that this package has no function for. */
export interface RawCallOptions extends CallOptions {
  /** Person of the Vitale card, when the operation is about one. */
  readonly beneficiary?: VitaleBeneficiary;
  /** `DateRef`, for the operations that send one. Default: now. */
  readonly referenceDate?: Date;
}

/**
 * The teleservices of the health insurance, for one user and one software. Every call may also throw what the exchange
 * below threw: `SoapError` of `@dmpconnect/soap` (README, "Failures").
 */
export interface TeleservicesClient {
  /**
   * INSi 1: the identity of a person of the Vitale card.
   *
   * @throws {TeleservicesError} `CONTEXT_MISSING`, `VITALE_INVALID`, `VITALE_ASSERTION_MISSING`,
   *   `AUTHENTICATION_UNSUITED`, `INS_ENVIRONMENT`, `FAULT`, `ANSWER_UNEXPECTED`.
   */
  insFromVitale(beneficiary: VitaleBeneficiary, call: SearchCallOptions): Promise<SearchAnswer>;
  /**
   * INSi 2: the identity that some traits belong to.
   *
   * @throws {TeleservicesError} `CONTEXT_MISSING`, `TRAIT_MISSING`, `TRAIT_INVALID`, `INS_ENVIRONMENT`, `FAULT`,
   *   `ANSWER_UNEXPECTED`.
   */
  insFromTraits(traits: TypedTraits, call: TraitsSearchOptions): Promise<TraitsSearch>;
  /**
   * INSi 3: whether an INS and traits agree with the national base.
   *
   * @throws {TeleservicesError} `INS_INVALID`, `INS_KEY`, `INS_ENVIRONMENT`, `TRAIT_MISSING`, `TRAIT_INVALID`,
   *   `PROFILE_NOT_OFFICIAL`, `FAULT`, `ANSWER_UNEXPECTED`.
   */
  verifyIns(identity: IdentityToVerify, call?: CallOptions): Promise<Verification>;
  /** INSi 4: hands in identities to verify. @throws {TeleservicesError} those of `verifyIns`, `BATCH_INVALID`. */
  submitVerificationBatch(
    identities: readonly IdentityToVerify[],
    call?: CallOptions,
  ): Promise<VerificationBatch>;
  /** INSi 5: fetches the outcome. @throws {TeleservicesError} `BATCH_INVALID`, `PROFILE_NOT_OFFICIAL`, `FAULT`, `ANSWER_UNEXPECTED`. */
  readVerificationBatch(batchNumber: string, call?: CallOptions): Promise<VerificationBatchResult>;
  /**
   * ALDi: long-term illnesses of a person of the Vitale card. Experimental.
   *
   * @throws {TeleservicesError} `VITALE_INVALID`, `VITALE_ASSERTION_MISSING`, `AUTHENTICATION_UNSUITED`,
   *   `PROFILE_OBSERVED`, `FAULT`, `ANSWER_UNEXPECTED`.
   */
  listAlds(beneficiary: VitaleBeneficiary, call?: AldCallOptions): Promise<AldAnswerRead>;
  /**
   * Any operation of the frame, by its entry: the body goes as it is, the answer comes as it is. For experts.
   *
   * @throws {TeleservicesError} those of the frame.
   */
  callTlsi(entry: FrameEntry, body: XmlElement, call?: RawCallOptions): Promise<SoapAnswer>;
  /** ADRi, IMTi, DMTi, HRi. Experimental. */
  readonly experimental: ExperimentalTeleservices;
}
