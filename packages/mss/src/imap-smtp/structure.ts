import type { MessageStructureObject } from 'imapflow';
import type { Attachment } from '../mailbox/message.js';

/** Parts of a message that have no parts of their own, in order. */
export function leaves(node: MessageStructureObject): readonly MessageStructureObject[] {
  return node.childNodes === undefined ? [node] : node.childNodes.flatMap(leaves);
}

/** Name of the file that a part is; absent for the body. */
function fileName({ dispositionParameters, parameters }: MessageStructureObject): string | undefined {
  return dispositionParameters?.filename ?? parameters?.name;
}

function isFile(part: MessageStructureObject): boolean {
  return part.disposition === 'attachment' || fileName(part) !== undefined;
}

/** Number of a part: a message of one part counts it 1. */
function numberOf({ part }: MessageStructureObject): string {
  return part ?? '1';
}

/** The files of a message (mss 5.3). Sizes are those of the decoded bytes, as far as base64 tells. */
export function attachmentsOf(root: MessageStructureObject | undefined): readonly Attachment[] {
  if (root === undefined) return [];
  return leaves(root)
    .filter(isFile)
    .map((part) => ({
      part: numberOf(part),
      fileName: fileName(part) ?? '',
      contentType: part.type,
      size: decodedSize(part),
    }));
}

/** The part that a person reads: HTML or plain text, as asked; the other one when it is the only one. */
export function bodyPart(root: MessageStructureObject | undefined, html: boolean): string | undefined {
  if (root === undefined) return undefined;
  const texts = leaves(root).filter((part) => part.type.startsWith('text/') && !isFile(part));
  const wanted = texts.find(({ type }) => type === (html ? 'text/html' : 'text/plain')) ?? texts[0];
  return wanted && numberOf(wanted);
}

/** Base64 has lines of 76 characters and two for their end. */
function decodedSize({ encoding, size = 0 }: MessageStructureObject): number {
  return encoding?.toLowerCase() === 'base64' ? Math.floor((size * 76) / 78 / 4) * 3 : size;
}
