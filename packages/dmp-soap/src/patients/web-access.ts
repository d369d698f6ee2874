import type { Ins } from '../ins/ins.js';

/** Where one-time passwords of a patient are sent. */
export type OtpChannelKind = 'SMS' | 'EMAIL';

/** A channel of one-time passwords. */
export interface OtpChannel {
  readonly kind: OtpChannelKind;
  /** Phone number or mail address. */
  readonly value: string;
}

/** A creation of the web account of a patient (TD1.5a). */
export interface PatientAccessCreation {
  readonly ins: Ins;
  readonly channel: OtpChannel;
}

/** A change of a channel (TD1.5b). */
export interface OtpChannelUpdate {
  readonly ins: Ins;
  readonly action: 'add' | 'change' | 'remove';
  /** The value is needed except to remove. */
  readonly channel: { readonly kind: OtpChannelKind; readonly value?: string };
}

/** A question after a channel. */
export interface OtpChannelQuery {
  readonly ins: Ins;
  readonly kind: OtpChannelKind;
}

/**
 * Credentials of a patient, to be handed to him and to nobody else: never written to a disk nor to a log
 * (dmp-transactions 2.13, EX_1.5-1090).
 */
export interface PatientCredentials {
  readonly login: string;
  readonly password: string;
}
