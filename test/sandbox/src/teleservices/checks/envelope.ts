import { children, readSoapEnvelope, SoapVersionError } from '@dmpconnect/soap';
import type { TlsiStep, WithEnvelope, WithRoot } from '../pipeline/call.js';
import { refuse, refuseVersion } from '../refusal.js';

/** Step 3: a SOAP 1.2 envelope (teleservices 15.2). */
export const checkEnvelope: TlsiStep<WithRoot, WithEnvelope> = {
  name: 'SOAP envelope',
  run: ({ bytes }) => {
    try {
      const { header, body } = readSoapEnvelope(bytes);
      const [content, second] = children(body);
      return { header, content: second === undefined ? content : undefined };
    } catch (cause) {
      if (cause instanceof SoapVersionError) throw refuseVersion(cause.message, cause);
      throw refuse(
        'desir_sim_003',
        cause instanceof Error ? cause.message : 'The envelope cannot be read.',
        cause,
      );
    }
  },
};
