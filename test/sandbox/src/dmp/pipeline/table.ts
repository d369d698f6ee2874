import { checkAddressing } from '../checks/addressing.js';
import { checkAttachments } from '../checks/attachments.js';
import { checkAuthorisation } from '../checks/authorisation.js';
import { checkDirectory } from '../checks/directory.js';
import { checkHttp } from '../checks/http.js';
import { checkMime } from '../checks/mime.js';
import { checkOffered } from '../checks/offered.js';
import { checkPatient } from '../checks/patient.js';
import { checkRights } from '../checks/rights.js';
import { checkVihfSignature } from '../checks/vihf-signature.js';
import { checkVihfStructure } from '../checks/vihf-structure.js';
import { checkVihfTime } from '../checks/vihf-time.js';
import { checkVihfTls } from '../checks/vihf-tls.js';
import { checkXml } from '../checks/xml.js';
import type { ReceivedCall } from './call.js';
import { startPipeline } from './step.js';

/**
 * The checks of every call, in the order of dmp-transactions 9.2: the first that fails answers. Step 1 is TLS,
 * before any of them; step 14 is the transaction's own. They run in two parts, so that what refuses in the words of
 * the service knows the service by then.
 */
export const MESSAGE_CHECKS = startPipeline<ReceivedCall>()
  .followedBy(checkHttp)
  .followedBy(checkMime)
  .followedBy(checkXml)
  .followedBy(checkAttachments)
  .followedBy(checkAddressing);

/** A call whose message and transaction are known. */
export type MessageCall = Awaited<ReturnType<typeof MESSAGE_CHECKS.run>>;

export const CALLER_CHECKS = startPipeline<MessageCall>()
  .followedBy(checkOffered)
  .followedBy(checkVihfStructure)
  .followedBy(checkVihfSignature)
  .followedBy(checkVihfTime)
  .followedBy(checkVihfTls)
  .followedBy(checkDirectory)
  .followedBy(checkRights)
  .followedBy(checkPatient)
  .followedBy(checkAuthorisation);
