import {
  type BuiltXdm,
  type Correspondent,
  isXdmSubject,
  type OutgoingMessage,
  splitAddresses,
} from '@dmpconnect/mss';
import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import type { InputOf } from '../../contract/table.js';
import type { DmpConnector } from '../dmp/connector.js';

type MailInput = InputOf<'hl_sendMssEmail'>;

/** What a message is made of beside the fields of the command. */
export interface MessageSource {
  readonly connector: Pick<DmpConnector, 'card' | 'structure'>;
  readonly settings: Pick<Settings['mss'], 'autoXdmSubject'>;
  /** Reference of the sending product, `X-MSS-NIL` (ECO.2.4.3). */
  readonly product: string | undefined;
  /** Absent without documents. */
  readonly documents: BuiltXdm | undefined;
}

/** The message that `hl_sendMssEmail` asks for (mss 12.1). @throws {ApiFailure} 6000/2 */
export function readMessage(input: MailInput, source: MessageSource): OutgoingMessage {
  const { connector, documents, product } = source;
  return {
    senderName: senderName(connector),
    to: correspondents(input.s_recipient),
    cc: correspondents(input.s_cc),
    bcc: correspondents(input.s_bcc),
    subject: subjectOf(input.s_title, source),
    body: readText(input.s_messageContentInBase64, 's_messageContentInBase64'),
    html: input.i_messageContentIsInHtml || input.i_messageContentHtml,
    attachments: documents === undefined ? [] : [documents.archive, ...documents.pdfs],
    headers: { nil: product, ...documents?.headers },
  };
}

function correspondents(list: string | undefined): readonly Correspondent[] {
  return splitAddresses(list ?? '').map((email) => ({ email }));
}

/** What receiving software looks for is put in front of the practice's own words (ECO.2.1.3). */
function subjectOf(title: string, { documents, settings }: MessageSource): string {
  if (documents === undefined || !settings.autoXdmSubject || isXdmSubject(title)) return title;
  return `${documents.subject} - ${title}`;
}

/** `Prénom_NOM_Entité` (ECO.2.2.7): the card does not say the title that may come first. */
function senderName({ card, structure }: MessageSource['connector']): string {
  const { givenName, familyName } = card.professional;
  return [givenName, familyName, structure.name]
    .map((part) => part.trim().replace(/[\s_]+/g, '_'))
    .filter((part) => part !== '')
    .join('_');
}

function readText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ApiFailure('functional-fault', { description: `${name} must be text in UTF-8`, cause });
  }
}
