import type { LicenceVerdict } from '@dmpconnect/licensing';
import type { HandlerContext } from '../../context.js';
import { chooseProxy, type ProxyFields } from '../../services/proxy.js';

/** Whom the licence is asked for, and how. */
export interface LicenceNeed {
  readonly cardId: string;
  /** `''` when the card was not read in this session. */
  readonly holder: string;
  readonly totalMs: number;
  /** Proxy fields of the command, when it has some. */
  readonly proxyFields?: ProxyFields;
}

/** Checks the licence of a card for the integrator of the session. @throws {LicenceError} */
export async function checkLicence(need: LicenceNeed, context: HandlerContext): Promise<LicenceVerdict> {
  const { session, services, signal } = context;
  const { cardId, holder, totalMs, proxyFields = {} } = need;
  return services.checkLicence({
    cardId,
    holder,
    integratorId: session.integrator?.integratorId ?? '',
    proxy: chooseProxy(services.settings.proxy, proxyFields, session.opened),
    totalMs,
    signal,
  });
}
