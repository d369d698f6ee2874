import type { WireCommand, WireMessage } from '../transport/index.js';
import type { Caller } from './caller.js';
import type { CallOptions } from './options.js';

/** Starts a command and waits for its one answer. */
export function callOnce(caller: Caller, command: WireCommand, options: CallOptions): Promise<WireMessage> {
  return new Promise((resolve, reject) => {
    caller.start(command, 'answer', options, {
      message: resolve,
      end(error) {
        if (error !== undefined) reject(error);
      },
    });
  });
}
