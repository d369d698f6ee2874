import { readServicePath } from '@dmpconnect/mss';
import { ApiFailure } from '../../contract/errors.js';
import { inWireNames } from '../dmp/wire-names.js';

/** The protocol of the path that an application sends a mail by (mss 12.1). @throws {ApiFailure} 6000/2 */
export function readSendingPath(path: string): 'soap' | 'rest' {
  const protocol = inWireNames({ path: 's_requestPath' }, () => readServicePath(path));
  if (/\/Item\/[^/]+\/v1\/sendMessage$/.test(path)) return protocol;
  throw new ApiFailure('functional-fault', {
    description: `s_requestPath must be that of sendMessage: /mss-msg-services/services/Item/${protocol}/v1/sendMessage`,
  });
}
