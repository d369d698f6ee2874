import { MssError } from '../errors.js';

/** How the documents of a message were taken in by the receiver's software. */
export type IntegrationOutcome =
  | { readonly integrated: true }
  | {
      readonly integrated: false;
      /** Code of the error, e.g. `902`. */
      readonly code: string;
      /** e.g. `Identifiant de patient inconnu`. */
      readonly label: string;
    };

export interface IntegrationReportInput {
  /** Subject of the message received, handed on in that of the report. */
  readonly subject: string;
  /** `Message-ID` of the message received. */
  readonly originalMessageId: string;
  /** Address that the sender wrote to. */
  readonly originalRecipient: string;
  /** Address that the report is made for. */
  readonly finalRecipient: string;
  readonly outcome: IntegrationOutcome;
}

/** The texts of a report of integration (MDN of RFC 8098, mss 9.2). */
export interface IntegrationReport {
  readonly subject: string;
  /** First part, for people. */
  readonly text: string;
  /** Second part, `message/disposition-notification`: lines end with CRLF. */
  readonly disposition: string;
  /** `multipart/report` around the parts. */
  readonly reportType: 'disposition-notification';
}

const REFUSED = '[KO Intégration système !]';

/**
 * The texts that tell a sender whether documents were integrated. Where no receipt was asked for, or headers cannot be
 * written, subject and text make an ordinary message.
 *
 * @throws {MssError} `MESSAGE_INVALID` for a value that would be more than one line.
 */
export function integrationReport(input: IntegrationReportInput): IntegrationReport {
  const { outcome } = input;
  const lines = { ...input, ...(outcome.integrated ? {} : { code: outcome.code, label: outcome.label }) };
  for (const [field, value] of Object.entries(lines)) {
    if (typeof value === 'string' && /\p{Cc}/u.test(value)) {
      throw new MssError('MESSAGE_INVALID', `${field} holds a line end or a control character.`, { field });
    }
  }
  // A notification has seven bits a character (RFC 8098 3.2); the text for people keeps its accents.
  const modifier = outcome.integrated ? '' : `/Error: ${plain(outcome.code)}^${plain(outcome.label)}`;
  const fields = [
    `Original-Recipient: rfc822;${input.originalRecipient}`,
    `Final-Recipient: rfc822;${input.finalRecipient}`,
    `Original-Message-ID: ${input.originalMessageId}`,
    `Disposition: automatic-action/MDN-sent-automatically; processed${modifier}`,
  ];
  return {
    subject: outcome.integrated ? input.subject : `${REFUSED}[${outcome.code}] ${input.subject}`,
    text: outcome.integrated
      ? 'Les documents du message ci-dessous ont été intégrés automatiquement.'
      : `Le message ci-dessous n’a pas pu être intégré automatiquement pour la raison suivante : ${outcome.label} (code ${outcome.code}).`,
    disposition: `${fields.join('\r\n')}\r\n`,
    reportType: 'disposition-notification',
  };
}

function plain(text: string): string {
  return text
    .replaceAll('’', "'")
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '');
}

/** What a report of integration says. */
export interface ReadIntegrationReport {
  readonly originalMessageId: string | undefined;
  readonly originalRecipient: string | undefined;
  readonly finalRecipient: string | undefined;
  /** e.g. `processed`, `displayed`. */
  readonly disposition: string;
  readonly outcome: IntegrationOutcome;
}

/** Reads a part `message/disposition-notification`; `undefined` when it says no disposition. */
export function readIntegrationReport(text: string): ReadIntegrationReport | undefined {
  const fields = new Map(
    text
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .flatMap((line) => {
        const match = /^([A-Za-z-]+)\s*:\s*(.*)$/.exec(line);
        return match === null ? [] : [[(match[1] ?? '').toLowerCase(), (match[2] ?? '').trim()] as const];
      }),
  );
  const match = /^[^;]*;\s*([a-z]+)(?:\/Error:\s*([^^]*)(?:\^(.*))?)?/i.exec(fields.get('disposition') ?? '');
  if (match === null) return undefined;
  const [, disposition = '', code, label = ''] = match;
  const address = (name: string) => fields.get(name)?.replace(/^rfc822\s*;\s*/i, '');
  return {
    originalMessageId: fields.get('original-message-id'),
    originalRecipient: address('original-recipient'),
    finalRecipient: address('final-recipient'),
    disposition: disposition.toLowerCase(),
    outcome:
      code === undefined
        ? { integrated: true }
        : { integrated: false, code: code.trim(), label: label.trim() },
  };
}
