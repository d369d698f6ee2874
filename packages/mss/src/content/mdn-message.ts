import { randomUUID } from 'node:crypto';
import MimeNode from 'nodemailer/lib/mime-node/index.js';
import { readAddress } from '../addresses/address.js';
import {
  type IntegrationReportInput,
  integrationReport,
  type ReadIntegrationReport,
  readIntegrationReport,
} from './mdn.js';

/** A report of integration as a whole message. */
export interface IntegrationMessageInput extends IntegrationReportInput {
  /** Whom the report goes to: `Disposition-Notification-To` of the message received, else its sender. */
  readonly to: string;
  readonly date: Date;
  /** `X-MSS-NIL`: reference of the product that reports (ECO.2.4.3). */
  readonly nil?: string | undefined;
  /** Headers of the message received, put behind the report so that its sender finds it again. */
  readonly originalHeaders?: string | undefined;
  /** Default: one made of random. */
  readonly internetMessageId?: string | undefined;
}

/** A message of RFC 5322, to be handed to SMTP with an empty envelope sender (RFC 8098 2.1). */
export interface IntegrationMessage {
  readonly bytes: Uint8Array;
  readonly internetMessageId: string;
}

const REPORT = 'multipart/report; report-type=disposition-notification';
const NOTIFICATION = 'message/disposition-notification';

/**
 * Writes a report of integration: a text for people, the notification for software, the headers of the message received
 * (RFC 6522, RFC 8098; mss 9.2). Its sender is the recipient of that message.
 *
 * @throws {MssError} `MESSAGE_INVALID`, `ADDRESS_INVALID`
 * @example
 * ```ts
 * const { bytes } = await composeIntegrationReport({
 *   to, subject, originalMessageId, originalRecipient, finalRecipient, date: new Date(),
 *   outcome: { integrated: false, code: '902', label: 'Identifiant de patient inconnu' },
 * });
 * ```
 */
export async function composeIntegrationReport(input: IntegrationMessageInput): Promise<IntegrationMessage> {
  const { date, originalHeaders, ...lines } = input;
  const { finalRecipient, originalMessageId } = lines;
  const { domain } = readAddress(finalRecipient, 'finalRecipient');
  readAddress(input.to, 'to');
  const { subject, text, disposition } = integrationReport(lines);
  const internetMessageId = input.internetMessageId ?? `<${randomUUID()}@${domain}>`;
  const root = new MimeNode(REPORT, { normalizeHeaderKey: keepCase }).setHeader({
    From: finalRecipient,
    To: input.to,
    Subject: subject,
    Date: date.toUTCString().replace('GMT', '+0000'),
    'Message-ID': internetMessageId,
    'In-Reply-To': originalMessageId,
    References: originalMessageId,
    // Whoever answers automatically does not answer this (RFC 3834).
    'Auto-Submitted': 'auto-replied',
    ...(input.nil === undefined ? {} : { 'X-MSS-NIL': input.nil }),
  });
  root.createChild('text/plain; charset=utf-8').setContent(text);
  root.createChild(NOTIFICATION).setContent(disposition);
  if (originalHeaders !== undefined) root.createChild('text/rfc822-headers').setContent(originalHeaders);
  return { bytes: new Uint8Array(await root.build()), internetMessageId };
}

const keepCase = (key: string): string => (/^x-mss-/i.test(key) ? key.toUpperCase() : key);

/** A report of integration received as a whole message. */
export interface OpenedIntegrationReport extends ReadIntegrationReport {
  readonly subject: string;
  /** The part for people. */
  readonly text: string;
}

/** A report is small; a larger message is none. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads a whole message: the report of integration in it, or `undefined` when it holds none, whatever the bytes are.
 */
export async function openIntegrationReport(
  message: Uint8Array,
): Promise<OpenedIntegrationReport | undefined> {
  if (message.length > MAX_BYTES) return undefined;
  const { default: PostalMime } = await import('postal-mime');
  const parsed = await PostalMime.parse(message, {
    attachmentEncoding: 'utf8',
    forceRfc822Attachments: true,
    maxNestingDepth: 10,
  }).catch(() => undefined);
  const part = parsed?.attachments.find(({ mimeType }) => mimeType.toLowerCase() === NOTIFICATION);
  const report = part === undefined ? undefined : readIntegrationReport(String(part.content));
  if (parsed === undefined || report === undefined) return undefined;
  return { ...report, subject: parsed.subject ?? '', text: (parsed.text ?? '').trim() };
}
