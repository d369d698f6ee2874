import type { AtService, ReceivedCall, ServiceName } from '../pipeline/call.js';
import { SERVICES } from '../pipeline/call.js';
import { refuseHttp } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';

/** Step 2: method, path (case-sensitive), content type, size (dmp-transactions 9.2, 1.2). */
export const checkHttp: Step<ReceivedCall, AtService> = {
  name: 'HTTP request',
  run: ({ method, path, contentType, body }, { world }) => {
    const service = serviceOf(path, world.basePath);
    if (service === undefined) throw refuseHttp(404, `No service at the path ${path}.`);
    if (method !== 'POST') throw refuseHttp(405, 'Services are called with POST.');
    const type = /^[^;]*/.exec(contentType)?.[0].trim().toLowerCase();
    const accepted = service === 'repository' ? [SOAP_TYPE, MULTIPART_TYPE] : [SOAP_TYPE];
    if (type === undefined || !accepted.includes(type)) {
      throw refuseHttp(415, `Content type ${JSON.stringify(type)} is not taken by /${service}.`);
    }
    if (body === undefined) throw refuseHttp(413, `The message is over ${world.settings.maxLotBytes} bytes.`);
    return { service, bytes: body };
  },
};

const SOAP_TYPE = 'application/soap+xml';
const MULTIPART_TYPE = 'multipart/related';

/** A double slash before the suffix is accepted, as the real server does (dmp-transactions 1.2). */
function serviceOf(path: string, basePath: string): ServiceName | undefined {
  return SERVICES.find((name) => path === `${basePath}/${name}` || path === `${basePath}//${name}`);
}
