import { attribute, descendants } from '@dmpconnect/soap';
import type { Unpacked, WithEnvelope } from '../pipeline/call.js';
import { refuseMessage } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';

const XOP_URI = 'http://www.w3.org/2004/08/xop/include';

/**
 * Step 3, end: every `xop:Include` finds its part and every part is included once (dmp-transactions 9.2). It needs
 * the envelope read, so it comes right after.
 */
export const checkAttachments: Step<Unpacked & WithEnvelope, object> = {
  name: 'MIME attachments',
  run: ({ envelope, parts, multipart }, { verdict }) => {
    const includes = descendants(envelope.root, XOP_URI, 'Include');
    if (!multipart && includes.length === 0) {
      verdict.skip('No attachment.');
      return {};
    }
    const used = new Set<string>();
    for (const include of includes) {
      const id = contentIdOf(attribute(include, 'href') ?? '');
      if (id === undefined || !parts.has(id)) {
        throw refuseMessage('An xop:Include names a part that the message does not carry.');
      }
      if (used.has(id)) throw refuseMessage('Two xop:Include name the same part.');
      used.add(id);
    }
    if (used.size !== parts.size) throw refuseMessage('A part of the message is included nowhere.');
    return {};
  },
};

/** dmp-transactions 3.2: `cid:` and the Content-ID, percent-encoded. */
function contentIdOf(href: string): string | undefined {
  if (!href.startsWith('cid:')) return undefined;
  try {
    return decodeURIComponent(href.slice('cid:'.length));
  } catch {
    return undefined;
  }
}
