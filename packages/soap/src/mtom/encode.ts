import { randomUUID } from 'node:crypto';
import { type ByteSource, type Bytes, joinBytes, readBytes } from '../bytes/byte-source.js';
import { SoapError } from '../errors.js';
import type { MtomAttachment } from './attachment.js';
import { checkContentId } from './content-id.js';
import { writeMediaType } from './media-type.js';

/** Content type of a SOAP 1.2 message without attachments (dmp-transactions 3.1). */
export function soapContentType(action: string): string {
  return writeMediaType('application/soap+xml', { charset: 'UTF-8', action });
}

export interface MtomEncodeOptions {
  /** The SOAP envelope, with an `xop:Include` for each attachment. */
  readonly envelope: string;
  /** `wsa:Action`. */
  readonly action: string;
  /** May be empty: the answers of the DMP's repository are multipart even then. */
  readonly attachments: readonly MtomAttachment[];
}

const ROOT_ID = 'envelope@dmpconnect';

/**
 * Packs an envelope and its documents as the DMP wants them (dmp-transactions 3.2): CRLF line ends, raw bytes.
 *
 * @throws {SoapError} `MIME_MALFORMED` for a content-id or a content type that no header can carry.
 * @example
 * ```ts
 * const { contentType, body } = encodeMtom({ envelope, action, attachments: [{ contentId: 'cda@lps', contentType: 'text/xml', bytes }] });
 * ```
 */
export function encodeMtom(options: MtomEncodeOptions): { contentType: string; body: Uint8Array } {
  const { contentType, body } = streamMtom(options);
  return { contentType, body: readBytes(body) };
}

/**
 * {@link encodeMtom} without the message ever being whole: its documents are read while it is sent.
 *
 * @throws {SoapError} `MIME_MALFORMED`, as {@link encodeMtom}.
 */
export function streamMtom(options: MtomEncodeOptions): { contentType: string; body: ByteSource } {
  const { envelope, action, attachments } = options;
  const boundary = `----=_Part_${randomUUID()}`;
  const root = partHeader(boundary, {
    'Content-Type': writeMediaType('application/xop+xml', {
      charset: 'UTF-8',
      type: 'application/soap+xml',
      action,
    }),
    'Content-Transfer-Encoding': '8bit',
    'Content-ID': `<${ROOT_ID}>`,
  });
  const parts: Bytes[] = [Buffer.from(root + envelope)];
  for (const { contentId, contentType, bytes } of attachments) {
    const header = partHeader(boundary, {
      'Content-Type': checkHeaderValue(contentType),
      'Content-Transfer-Encoding': 'binary',
      'Content-ID': `<${checkContentId(contentId)}>`,
    });
    parts.push(Buffer.from(`\r\n${header}`), bytes);
  }
  parts.push(Buffer.from(`\r\n--${boundary}--\r\n`));
  const contentType = writeMediaType('multipart/related', {
    boundary,
    type: 'application/xop+xml',
    start: `<${ROOT_ID}>`,
    'start-info': 'application/soap+xml',
    action,
  });
  return { contentType, body: joinBytes(parts) };
}

function partHeader(boundary: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `--${boundary}\r\n${lines.join('')}\r\n`;
}

function checkHeaderValue(value: string): string {
  if (/^[\t\x20-\x7e]+$/.test(value)) return value;
  throw new SoapError('MIME_MALFORMED', 'A content type is printable ASCII on one line.');
}
