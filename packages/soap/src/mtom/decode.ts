import { SoapError } from '../errors.js';
import type { MtomPart, MtomParts } from './attachment.js';
import { stripAngleBrackets } from './content-id.js';
import { readMediaType } from './media-type.js';
import { type MimePart, splitMultipart } from './multipart.js';

export interface MtomMessage {
  /** The root part: the SOAP envelope. */
  readonly root: Uint8Array;
  readonly parts: MtomParts;
}

/**
 * Unpacks a `multipart/related` message.
 *
 * @param contentType The `Content-Type` header; boundary and start are read from it, quoted or not.
 * @throws {SoapError} `MIME_MALFORMED` without a boundary, truncated, with a content-id twice, with a start
 *   that no part has, or with a transfer encoding other than the identity ones and base64.
 */
export function decodeMtom(contentType: string, body: Uint8Array): MtomMessage {
  const { type, parameters } = readMediaType(contentType);
  const boundary = parameters.get('boundary');
  if (type !== 'multipart/related' || boundary === undefined || boundary === '') {
    throw new SoapError('MIME_MALFORMED', 'The message is not multipart/related with a boundary.');
  }
  const all = splitMultipart(body, boundary);
  const start = parameters.get('start');
  const root =
    start === undefined ? all[0] : all.find((part) => contentIdOf(part) === stripAngleBrackets(start));
  if (root === undefined) throw new SoapError('MIME_MALFORMED', 'The multipart message has no root part.');
  const parts = new Map<string, MtomPart>();
  for (const part of all) {
    if (part === root) continue;
    const contentId = contentIdOf(part);
    if (contentId === undefined)
      throw new SoapError('MIME_MALFORMED', 'A part of the message has no Content-ID.');
    if (parts.has(contentId)) {
      throw new SoapError('MIME_MALFORMED', 'Two parts of the message have the same Content-ID.');
    }
    parts.set(contentId, {
      contentType: part.headers.get('content-type') ?? 'text/plain',
      bytes: decodeTransfer(part),
    });
  }
  return { root: decodeTransfer(root), parts };
}

function contentIdOf(part: MimePart): string | undefined {
  const value = part.headers.get('content-id');
  return value === undefined ? undefined : stripAngleBrackets(value);
}

function decodeTransfer(part: MimePart): Uint8Array {
  const encoding = part.headers.get('content-transfer-encoding')?.trim().toLowerCase() ?? 'binary';
  if (encoding === 'binary' || encoding === '8bit' || encoding === '7bit') return part.content;
  if (encoding === 'base64') return Buffer.from(Buffer.from(part.content).toString('latin1'), 'base64');
  throw new SoapError('MIME_MALFORMED', 'A part of the message has a transfer encoding that is not read.');
}
