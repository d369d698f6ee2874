/** A mail address with the name shown beside it. */
export interface Correspondent {
  readonly email: string;
  readonly name?: string | undefined;
}

/** What is known of a message (mss 5.2). */
export const MESSAGE_FLAGS = [
  'UNREAD',
  'FLAGGED',
  'ATTACHMENT',
  'REPLIED',
  'FORWARDED',
  'SENT_BY_ME',
  'DELETED',
  'DRAFT',
  'URGENT',
  'LOW_PRIORITY',
] as const;

/** One of {@link MESSAGE_FLAGS}. */
export type MessageFlag = (typeof MESSAGE_FLAGS)[number];

export type Priority = 'normal' | 'high';

/** A message as a mailbox holds it (mss 5.2). */
export interface Message {
  /** Opaque. */
  readonly id: string;
  readonly folderId?: string | undefined;
  readonly conversationId?: string | undefined;
  /** Absent when the operator gave none that can be read. */
  readonly date?: Date | undefined;
  /** Bytes. */
  readonly size?: number | undefined;
  readonly flags: readonly MessageFlag[];
  readonly priority: Priority;
  readonly subject: string;
  /** Beginning of the body, in lists. */
  readonly fragment?: string | undefined;
  /** Data for the caller: never rendered here (mss 17). */
  readonly body?: string | undefined;
  readonly bodyTruncated: boolean;
  readonly from?: Correspondent | undefined;
  readonly to: readonly Correspondent[];
  readonly cc: readonly Correspondent[];
  readonly bcc: readonly Correspondent[];
  readonly attachments: readonly Attachment[];
  /** `Message-ID`, where the operator shows headers. */
  readonly internetMessageId?: string | undefined;
}

/** An attachment of a message received (mss 5.3). */
export interface Attachment {
  /** Number of the MIME part. */
  readonly part: string;
  readonly fileName: string;
  readonly contentType: string;
  /** Bytes, as the operator says; 0 when it does not. */
  readonly size: number;
}

/** Where an attachment is. */
export interface AttachmentReference {
  readonly messageId: string;
  readonly part: string;
}

/** An attachment to be sent. */
export interface OutgoingFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** An attachment of a message of the same mailbox, sent on without being downloaded (mss 5.3). */
export interface ForwardedAttachment extends AttachmentReference {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
}

export type OutgoingAttachment = OutgoingFile | ForwardedAttachment;

/** A message to be sent or kept as a draft. The mailbox it is sent from is its sender. */
export interface OutgoingMessage {
  /** Name of the sender, e.g. `Dr_Zoé_ADRUN_Cabinet` (mss 9.1, ECO.2.2.7). */
  readonly senderName?: string | undefined;
  readonly to: readonly Correspondent[];
  readonly cc?: readonly Correspondent[] | undefined;
  readonly bcc?: readonly Correspondent[] | undefined;
  readonly subject: string;
  readonly body: string;
  /** Default false. */
  readonly html?: boolean | undefined;
  /** Default `normal`. */
  readonly priority?: Priority | undefined;
  /** Ask for a read receipt. Default false. */
  readonly readReceipt?: boolean | undefined;
  readonly attachments?: readonly OutgoingAttachment[] | undefined;
  /** The message answered or sent on. */
  readonly related?: { readonly messageId: string; readonly as: 'reply' | 'forward' } | undefined;
  /** Identifier of the draft that this message replaces. */
  readonly draftId?: string | undefined;
  /** Headers of the Référentiel socle #2 (mss 9.2); the national operator's web service cannot carry them. */
  readonly headers?: MssHeaders | undefined;
}

/** Headers that tell receiving software what a message holds (mss 9.2). */
export interface MssHeaders {
  /** `X-MSS-NIL`: reference of the sending product. */
  readonly nil?: string | undefined;
  /** `X-MSS-INS`: the patient's identity is qualified. */
  readonly qualifiedIdentity?: boolean | undefined;
  /** `X-MSS-CODECDA`: type codes of the documents. */
  readonly documentTypes?: readonly string[] | undefined;
  /** `X-MSS-MES: FIN`: the patient cannot answer. */
  readonly noReply?: boolean | undefined;
}

/** A message that left, or a draft that is kept. */
export interface SavedMessage {
  /** Absent when the operator does not say. */
  readonly messageId?: string | undefined;
  readonly internetMessageId?: string | undefined;
  /** False when the mail left but could not be copied to the folder of sent mails. */
  readonly copied: boolean;
}

/** An attachment, downloaded. */
export interface DownloadedAttachment {
  readonly bytes: Uint8Array;
  readonly fileName?: string | undefined;
  readonly contentType?: string | undefined;
}
