// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { Patient, PracticeLocation, Reader } from '../structures.js';

import type {
  CardKind,
  CpxState,
  CpxType,
  DigestType,
  NoFields,
  ProfessionalIdentifierType,
  VitaleStatus,
} from '../values.js';

/** What `getPcscReaders` takes. */
export type GetPcscReadersInput = NoFields;

/** What `getPcscReaders` gives. */
export interface GetPcscReadersOutput {
  /** The readers, empty when there is none; the order is the index. */
  readonly readers: readonly Reader[];
}

/** What `getCpxCard` takes. */
export interface GetCpxCardInput {
  /** Name of the reader as `cards.getPcscReaders` gives it; wins over the index. */
  readonly readerName?: string | undefined;
  /** Index in the list of readers; 0 when nothing is given. */
  readonly readerNumber?: number | undefined;
}

/** What `getCpxCard` gives. */
export type GetCpxCardOutput = NoFields;

/** What `readCpxCard` takes. */
export interface ReadCpxCardInput {
  /** PIN of the card. Never logged nor kept. */
  readonly pinCode: string;
  /** true: the two certificates are part of the answer. */
  readonly returnCertificates?: boolean | undefined;
}

/** What `readCpxCard` gives. */
export interface ReadCpxCardOutput {
  /** Family name of the holder. */
  readonly name: string;
  /** Given name of the holder. */
  readonly given: string;
  /** National identifier with its leading type digit. */
  readonly internalId: string;
  /** Kind of that identifier: `RPPS`, `ADELI`, `STUDENT`, `CABINET_ADELI`, `FINESS`, `SIREN`, `SIRET`, `CABINET_RPPS`. */
  readonly internalIdType: ProfessionalIdentifierType | number;
  /** Code of the profession, e.g. `10`. */
  readonly profession: string;
  /** OID of the table of that code. */
  readonly professionOid: string;
  /** Label of the profession, in French. */
  readonly professionDescription: string;
  /** Code of the speciality, e.g. `SM26`; empty when the card holds none. */
  readonly speciality: string;
  /** Label of the speciality, in French. */
  readonly specialityDescription: string;
  /** How the holder is known: 25 with his CPS card. */
  readonly hpAuthenticationMode: number;
  /** PIN tries left: 3 on a card in order. */
  readonly remainingPinCodeInputs: number;
  /** Activities on the card; the position is what connectors take as index. */
  readonly practiceLocations: readonly PracticeLocation[];
  /** Signature certificate, PEM, with `returnCertificates`. */
  readonly signatureCertificatePEM?: string;
  /** Authentication certificate, PEM, with `returnCertificates`. */
  readonly authenticationCertificatePEM?: string;
  /** Serial number of the card. */
  readonly cpxSerialNumber: string;
  /** Last day of validity, `YYYYMMDD`. */
  readonly cpxValidityDate: string;
  /** Kind of card: `real`, `test`. */
  readonly cpxCardType: CardKind | number;
  /** Family of the card: `CPS`, `CPF`, `CPE`, `CPA`. */
  readonly cpxType: CpxType | number;
}

/** What `getCpxStatus` takes. */
export type GetCpxStatusInput = NoFields;

/** What `getCpxStatus` gives. */
export interface GetCpxStatusOutput {
  /** PIN tries left. */
  readonly nbInputLeft: number;
  /** Last day of validity, `YYYYMMDD`. */
  readonly validityDate: string;
  /** Serial number of the card. */
  readonly cardId: string;
  /** State of the card: `valid`, `no-card`, `unknown-card`, `changed`, `blocked`, `expired`, `reader-error`. */
  readonly cardStatus: CpxState | number;
  /** The same in words. */
  readonly cardStatusText: string;
}

/** What `checkUserLicenseRight` takes. */
export type CheckUserLicenseRightInput = NoFields;

/** What `checkUserLicenseRight` gives. */
export type CheckUserLicenseRightOutput = NoFields;

/** What `signWithCpxCard` takes. */
export interface SignWithCpxCardInput {
  /** PIN of the card. Never logged nor kept. */
  readonly pinCode: string;
  /** Text to sign: its UTF-8 bytes as they are. Base64 given here is not decoded. */
  readonly stringToSign?: string | undefined;
  /** Bytes to sign. One of this and `stringToSign`, not both. */
  readonly dataToSignInBase64?: string | Uint8Array | undefined;
  /** Digest of the signature: `SHA-256`, `SHA-384`, `SHA-512`. Default: 1. */
  readonly digestType?: DigestType | number | undefined;
}

/** What `signWithCpxCard` gives. */
export interface SignWithCpxCardOutput {
  /** Signature in base64: RSA PKCS#1 v1.5 over the digest, by the signature key. */
  readonly signature: string;
  /** Certificate of the signature key, PEM. */
  readonly signatureCertificate: string;
  /** Digest of the data in base64. */
  readonly digest: string;
  /** The same data signed by the authentication key, base64. Only with the feature `authSignature`. */
  readonly authSignature?: string;
}

/** What `getVitaleCard` takes. */
export interface GetVitaleCardInput {
  /** Name of the reader as `cards.getPcscReaders` gives it; wins over the index. */
  readonly readerName?: string | undefined;
  /** Index in the list of readers; 0 when nothing is given. */
  readonly readerNumber?: number | undefined;
}

/** What `getVitaleCard` gives. */
export type GetVitaleCardOutput = NoFields;

/** What `readVitaleCard` takes. */
export type ReadVitaleCardInput = NoFields;

/** What `readVitaleCard` gives. */
export interface ReadVitaleCardOutput {
  /** Kind of card: `real`, `test`, `demo`. */
  readonly cardStatus: VitaleStatus | number;
  /** The same in words. */
  readonly cardStatusText: string;
  /** The people of the card in its order: other commands name one by this position, from 0. */
  readonly patients: readonly Patient[];
}

/** Readers, the professional’s card (CPS, CPF, CPE) and the patient’s Vitale card. One turn at a time is given on a reader, over all applications. Three wrong PINs block a card: nothing here tries a PIN twice. */
export interface CardsArea {
  /**
   * Lists the card readers and what is in them.
   *  Command `hl_getPcscReaders`.
   *  - Time-out 15 s: answered after 14.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIMEOUT.
   */
  getPcscReaders(input?: GetPcscReadersInput, options?: CallOptions): Promise<GetPcscReadersOutput>;

  /**
   * Chooses the reader of the professional’s card, by name or by position in the list.
   *  Command `hl_getCpxCard`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, NOT_SUPPORTED, TIMEOUT.
   */
  getCpxCard(input?: GetCpxCardInput, options?: CallOptions): Promise<GetCpxCardOutput>;

  /**
   * Reads the professional’s card with its PIN.
   *  Command `hl_readCpxCard`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_getCpxCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, PIN_REFUSED, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, NOT_SUPPORTED, TIMEOUT.
   */
  readCpxCard(input: ReadCpxCardInput, options?: CallOptions): Promise<ReadCpxCardOutput>;

  /**
   * State of the professional’s card, without PIN and without using up a try.
   *  Command `hl_getCpxStatus`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_getCpxCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, NOT_SUPPORTED, TIMEOUT.
   */
  getCpxStatus(input?: GetCpxStatusInput, options?: CallOptions): Promise<GetCpxStatusOutput>;

  /**
   * Checks the licence of the holder of the card.
   *  Command `hl_checkUserLicenseRight`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_getCpxCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, LICENCE_REFUSED, NOT_SUPPORTED, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  checkUserLicenseRight(
    input?: CheckUserLicenseRightInput,
    options?: CallOptions,
  ): Promise<CheckUserLicenseRightOutput>;

  /**
   * Signs data with the professional’s card. Needs the feature `hl_signWithCpxCard`.
   *  Command `hl_signWithCpxCard`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 16.1 MiB.
   *  - Call first: `hl_getCpxCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, PIN_REFUSED, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, LICENCE_REFUSED, NOT_SUPPORTED, TIMEOUT.
   */
  signWithCpxCard(input: SignWithCpxCardInput, options?: CallOptions): Promise<SignWithCpxCardOutput>;

  /**
   * Chooses the reader of the Vitale card, empty or not, by name or by position in the list.
   *  Command `hl_getVitaleCard`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIMEOUT.
   */
  getVitaleCard(input?: GetVitaleCardInput, options?: CallOptions): Promise<GetVitaleCardOutput>;

  /**
   * Reads the people of the Vitale card.
   *  Command `hl_readVitaleCard`.
   *  - Time-out 20 s: answered after 19.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_getVitaleCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIMEOUT, VITALE_MISSING, VITALE_READ_ERROR, VITALE_NO_RIGHTS.
   */
  readVitaleCard(input?: ReadVitaleCardInput, options?: CallOptions): Promise<ReadVitaleCardOutput>;
}
