import { readMediaType } from '@dmpconnect/soap';
import type { ReceivedCall, TlsiStep } from '../pipeline/call.js';
import { createJudge } from '../pipeline/judge.js';
import { refuseHttp } from '../refusal.js';

/** The one path of every teleservice (teleservices 2.1). */
export const TLSI_PATH = '/lps';

/** Step 1: `POST /lps`, and the media type of SOAP 1.2 (teleservices 2.3, 15.2). */
export const checkHttp: TlsiStep<ReceivedCall, { readonly httpAction: string | undefined }> = {
  name: 'HTTP request',
  run: ({ method, path, contentType }, { world, verdict }) => {
    if (path !== TLSI_PATH) throw refuseHttp(404, `The services are under ${TLSI_PATH}.`);
    if (method !== 'POST') throw refuseHttp(405, 'The services take POST.', 'POST');
    const judge = createJudge(world, verdict);
    const media = readType(contentType);
    if (media?.type !== 'application/soap+xml') {
      judge.strictly(refuseHttp(415, 'The media type must be application/soap+xml.'));
    }
    return { httpAction: media?.parameters.get('action') };
  },
};

function readType(contentType: string) {
  try {
    return readMediaType(contentType);
  } catch {
    return undefined;
  }
}
