// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { Attachment, AttachmentInput, Header, PSList, StatusLine } from '../structures.js';

import type { NoFields } from '../values.js';

/** What `getHpInfos` takes. */
export interface GetMssHpInfosInput {
  /** Family name. In all criteria `*` stands for any text; one is needed. */
  readonly searchName?: string | undefined;
  /** Given name. */
  readonly searchGiven?: string | undefined;
  /** RPPS or ADELI number. */
  readonly searchRPPS?: string | undefined;
  /** Speciality. */
  readonly searchSpecialty?: string | undefined;
  /** Structure: its name or its identifier. */
  readonly searchOrganization?: string | undefined;
}

/** What `getHpInfos` gives. */
export interface GetMssHpInfosOutput {
  /** Professionals found; what is not known is empty. */
  readonly pSList: readonly PSList[];
  /** The answer of the directory as XML. */
  readonly xmlResultInBase64: string;
}

/** What `sendRequest` takes. */
export interface SendMssRequestInput {
  /** Path below `/mss-msg-services/services/`, without host or query. */
  readonly requestPath: string;
  /** Body: a SOAP envelope, or JSON. */
  readonly requestBodyInBase64: string | Uint8Array;
}

/** What `sendRequest` gives. */
export interface SendMssRequestOutput {
  /** Body of the answer, base64 on one line. */
  readonly answerBodyInBase64: string;
  /** Headers of the answer; a repeated one stands several times. */
  readonly headers: readonly Header[];
  /** First line of the answer. */
  readonly statusLine: StatusLine;
}

/** What `sendEmail` takes. */
export interface SendMssEmailInput {
  /** Path of the operation: `/mss-msg-services/services/Item/soap/v1/sendMessage`, or its twin with `rest`. */
  readonly requestPath: string;
  /** Mailbox of the holder of the card that the mail is sent from. */
  readonly senderEmail: string;
  /** Recipients, separated by `;`. */
  readonly recipient: string;
  /** Recipients of a copy, separated by `;`. */
  readonly cc?: string | undefined;
  /** Recipients of a blind copy, separated by `;`. */
  readonly bcc?: string | undefined;
  /** Subject. With documents, the one that receiving software expects is put in front (`XDM/1.0/DDM+…`) unless it is there. */
  readonly title: string;
  /** Body, text in UTF-8. */
  readonly messageContentInBase64: string | Uint8Array;
  /** true: the body is HTML. */
  readonly messageContentIsInHtml?: boolean | undefined;
  /** The same, under its documented name. */
  readonly messageContentHtml?: boolean | undefined;
  /** Documents. */
  readonly attachments?: readonly AttachmentInput[] | undefined;
  /** Access token of Pro Santé Connect, where the operator of the settings wants one (IMAP and SMTP). */
  readonly pscAccessToken?: string | undefined;
}

/** What `sendEmail` gives. */
export type SendMssEmailOutput = NoFields;

/** What `generateAttachments` takes. */
export interface GenerateMssAttachmentsInput {
  /** Documents. */
  readonly attachments: readonly AttachmentInput[];
}

/** What `generateAttachments` gives. */
export interface GenerateMssAttachmentsOutput {
  /** XML in UTF-8: an element `attachments` for each file, to be put in the `message` of `sendMessage`. */
  readonly attachmentsBufferInBase64: string;
  /** The same files, the archive first. */
  readonly attachments: readonly Attachment[];
}

/** Secure messaging in health. */
export interface MssArea {
  /**
   * Searches the directory of the secure mail: its web service, or the LDAP server of the settings.
   *  Command `hl_getMssHpInfos`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, MSS_BUSINESS_ERROR, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getHpInfos(input?: GetMssHpInfosInput, options?: CallOptions): Promise<GetMssHpInfosOutput>;

  /**
   * Sends a request of the application to the web services of the secure mail, behind the login of the card.
   *  Command `hl_sendMssRequest`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 128 MiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, MSS_BUSINESS_ERROR, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  sendRequest(input: SendMssRequestInput, options?: CallOptions): Promise<SendMssRequestOutput>;

  /**
   * Sends a mail of the secure mail, with documents as an IHE XDM archive and their PDF. An error says what became of the mail in `s_mailDelivery`.
   *  Command `hl_sendMssEmail`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 128 MiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, MSS_BUSINESS_ERROR, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  sendEmail(input: SendMssEmailInput, options?: CallOptions): Promise<SendMssEmailOutput>;

  /**
   * Makes the attachments of a mail, an IHE XDM archive and the PDF of its documents, for a request of one’s own.
   *  Command `hl_generateMssAttachments`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 128 MiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, MSS_BUSINESS_ERROR, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  generateAttachments(
    input: GenerateMssAttachmentsInput,
    options?: CallOptions,
  ): Promise<GenerateMssAttachmentsOutput>;
}
