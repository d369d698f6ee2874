import type { VitaleBeneficiary } from '../frame/beneficiary.js';
import type { CallOptions } from '../frame/client-options.js';
import type { HistoryFamily } from '../wire-profile/index.js';

/** An answer whose format is not public: the body, as XML. It holds personal data. */
export interface RawAnswer {
  readonly rawXml: string;
}

/** What DMTi and HRi repeat of both cards (teleservices 11). */
export interface CardsOptions extends CallOptions {
  /** Kind of the Vitale card, as it says it: `R` real, `T` test, … */
  readonly cardKind: string;
  readonly givenName?: string;
  readonly usedName?: string;
  /** The professional, as his card names him; `billingKey` is the key of his billing number. */
  readonly professional: {
    readonly familyName: string;
    readonly givenName: string;
    readonly billingKey?: string;
  };
}

/** What HRi is asked. */
export interface HistoryOptions extends CardsOptions {
  /** Value of `Fonction`; the possible ones are not public. */
  readonly purpose: string;
  /** Default: all. */
  readonly families?: readonly HistoryFamily[];
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
}

/**
 * Teleservices beside INSi and ALDi (teleservices 11). Experimental: their requests were seen in the templates of one
 * product, their answers are not public, none was ever tried against the real services.
 */
export interface ExperimentalTeleservices {
  /** ADRi: rights of a person of the Vitale card. */
  readRights(
    beneficiary: VitaleBeneficiary,
    call?: CallOptions & {
      /** YYYY-MM-DD. Default: today. */
      readonly referenceDate?: string;
    },
  ): Promise<RawAnswer>;
  /** IMTi: whether a treating physician is declared. */
  readTreatingPhysician(beneficiary: VitaleBeneficiary, call?: CallOptions): Promise<RawAnswer>;
  /** DMTi: declares the caller as treating physician. */
  declareTreatingPhysician(beneficiary: VitaleBeneficiary, call: CardsOptions): Promise<RawAnswer>;
  /** HRi: reimbursements of the last twelve months. */
  readHistory(beneficiary: VitaleBeneficiary, call: HistoryOptions): Promise<RawAnswer>;
}
