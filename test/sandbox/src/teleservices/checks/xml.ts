import { parseXml } from '@dmpconnect/soap';
import type { ReceivedCall, TlsiStep, WithRoot } from '../pipeline/call.js';
import { refuseHttp } from '../refusal.js';

/** Step 2: well-formed, without DTD, of a bearable size (teleservices 15.2). */
export const checkXml: TlsiStep<ReceivedCall, WithRoot> = {
  name: 'XML',
  run: ({ body }, { world: { settings } }) => {
    const rule = `The request must be at most ${settings.maxBodyBytes} bytes.`;
    if (body === undefined) throw refuseHttp(400, rule);
    try {
      return { bytes: body, root: parseXml(body, { maxSize: settings.maxBodyBytes, maxDepth: 64 }) };
    } catch (cause) {
      throw refuseHttp(400, cause instanceof Error ? cause.message : 'The request is not XML.');
    }
  },
};
