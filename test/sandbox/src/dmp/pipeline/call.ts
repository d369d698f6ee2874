import type { MtomPart, ParsedElement, SoapEnvelope } from '@dmpconnect/soap';
import type { JournalTls } from '../journal.js';
import type { DmpPatient } from '../state/patients.js';
import type { DmpProfessional, DmpStructure } from '../state/professionals.js';
import type { TransactionId } from '../transactions/ids.js';
import type { Transaction } from '../transactions/transaction.js';
import type { Vihf } from '../vihf/vihf.js';

/** A call as it comes out of HTTP. */
export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  /** `undefined` when the body is over the limit and was not read to its end. */
  readonly body: Uint8Array | undefined;
  readonly tls: JournalTls;
  /** Client certificate, DER. */
  readonly clientCertificate: Uint8Array;
}

/** The services of the DMP that the simulator knows: last segment of the path (dmp-transactions 1.2). */
export const SERVICES = [
  'patients',
  'patientsPDQ',
  'patientsSpecific',
  'patientCertif',
  'habilitations',
  'registry',
  'repository',
] as const;
export type ServiceName = (typeof SERVICES)[number];

/** What each step adds to the call, in the order of the pipeline. */
export interface AtService {
  readonly service: ServiceName;
  readonly bytes: Uint8Array;
}
export interface Unpacked {
  readonly envelopeBytes: Uint8Array;
  readonly parts: ReadonlyMap<string, MtomPart>;
  readonly multipart: boolean;
}
export interface WithEnvelope {
  readonly envelope: SoapEnvelope;
  readonly content: ParsedElement;
}
export interface Addressed {
  readonly messageId: string;
  readonly transaction: Transaction;
  readonly transactionId: TransactionId;
}
export interface WithVihf {
  readonly vihf: Vihf;
  readonly assertion: ParsedElement;
}
export interface Verified {
  /** Certificate that signed the VIHF, DER; absent when it came unsigned and may. */
  readonly signerCertificate?: Uint8Array;
}
export interface InDirectory {
  readonly professional?: DmpProfessional;
  readonly structure?: DmpStructure;
}
export interface WithPatient {
  /** The patient the VIHF targets, absent for the transactions that target none or when unknown. */
  readonly patient?: DmpPatient;
}

/** A call that passed every check short of the rules of its transaction. */
export type CheckedCall = ReceivedCall &
  AtService &
  Unpacked &
  WithEnvelope &
  Addressed &
  WithVihf &
  Verified &
  InDirectory &
  WithPatient;
