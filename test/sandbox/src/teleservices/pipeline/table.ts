import { startPipeline } from '../../dmp/pipeline/step.js';
import { checkAddressing } from '../checks/addressing.js';
import { checkAuthentication } from '../checks/authentication.js';
import { checkBody } from '../checks/body.js';
import { checkContexts } from '../checks/contexts.js';
import { checkEntitlement } from '../checks/entitlement.js';
import { checkEnvelope } from '../checks/envelope.js';
import { checkHttp } from '../checks/http.js';
import { checkSoftware } from '../checks/software.js';
import { checkVitale } from '../checks/vitale.js';
import { checkXml } from '../checks/xml.js';
import type { TlsiFacts } from '../journal.js';
import type { TlsiWorld } from '../world.js';
import type { ReceivedCall } from './call.js';

/** The checks of every call, in the order of teleservices 15.2: the first that fails answers. */
export const TLSI_CHECKS = startPipeline<ReceivedCall, TlsiWorld, TlsiFacts>()
  .followedBy(checkHttp)
  .followedBy(checkXml)
  .followedBy(checkEnvelope)
  .followedBy(checkAddressing)
  .followedBy(checkContexts)
  .followedBy(checkSoftware)
  .followedBy(checkAuthentication)
  .followedBy(checkVitale)
  .followedBy(checkEntitlement)
  .followedBy(checkBody);
