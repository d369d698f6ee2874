import type { Readable } from 'node:stream';
import { type InvitationCard, invitationCard } from '../ipc/invitation-card.js';

/** An invitation is a path and a token. */
const MAX_CHARACTERS = 4096;

/**
 * Reads the one line that the master writes on the worker's standard input: neither the arguments nor the
 * environment of a process are secret.
 */
export function readInvitation(input: Readable): Promise<InvitationCard> {
  return new Promise((resolve, reject) => {
    let text = '';
    const settle = (finish: () => void) => {
      input.off('data', onData);
      input.off('end', onEnd);
      finish();
    };
    const onEnd = () => settle(() => reject(new Error('no invitation on the standard input')));
    const onData = (piece: string) => {
      text += piece;
      const line = text.indexOf('\n');
      if (line >= 0) {
        settle(() => {
          try {
            resolve(invitationCard.parse(JSON.parse(text.slice(0, line))));
          } catch (error) {
            reject(error);
          }
        });
      } else if (text.length > MAX_CHARACTERS) settle(() => reject(new Error('the invitation is too long')));
    };
    input.setEncoding('utf8');
    input.on('data', onData);
    input.on('end', onEnd);
  });
}
