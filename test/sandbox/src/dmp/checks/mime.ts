import { decodeMtom, type SoapError } from '@dmpconnect/soap';
import type { AtService, ReceivedCall, Unpacked } from '../pipeline/call.js';
import { refuseMessage } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';

/** Step 3: boundary, start part, parts (dmp-transactions 9.2, 3.2). */
export const checkMime: Step<ReceivedCall & AtService, Unpacked> = {
  name: 'MIME message',
  run: ({ contentType, bytes }, { verdict }) => {
    if (!/^multipart\/related\b/i.test(contentType)) {
      verdict.skip('The message is not multipart.');
      return { envelopeBytes: bytes, parts: new Map(), multipart: false };
    }
    try {
      const { root, parts } = decodeMtom(contentType, bytes);
      verdict.detail(`${parts.size} part(s) beside the envelope`);
      return { envelopeBytes: root, parts, multipart: true };
    } catch (cause) {
      throw refuseMessage(`The multipart message cannot be read. ${messageOf(cause)}`, { cause });
    }
  },
};

/** The soap package's messages name rules, never content. */
function messageOf(cause: unknown): string {
  return cause instanceof Error ? (cause as SoapError).message : '';
}
