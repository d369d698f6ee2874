import type { CpxCard } from '@dmpconnect/card-pkcs11';
import { ApiFailure } from '../../../contract/errors.js';
import { nationalAuthorities } from '../../connections/national-authorities.js';
import { readServer } from '../../connections/read-server.js';
import type { Handler, HandlerContext } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { requireFeature } from '../../require-feature.js';
import { readNamedAuthorities } from '../../services/authorities-folder.js';
import { chooseProxy } from '../../services/proxy.js';

/** js-api 4.6. Nothing is sent yet: a server that cannot be reached shows at the first request. */
export const hl_createConnection: Handler<'hl_createConnection'> = async (input, context) => {
  const { session, services } = context;
  const { settings } = services;
  const url = readServer(input.s_server, settings);
  const proxy = chooseProxy(settings.proxy, input, session.opened);
  const card = input.i_usePkcs11 ? requireUnlockedCard(context) : undefined;
  const authorities =
    input.s_caCertName === undefined ? undefined : await readNamedAuthorities(input.s_caCertName, settings);
  const opened = await services.openConnection({
    url,
    timeoutMs: input.i_requestTimeout * 1000,
    proxy,
    card,
    authorities,
  });
  const forget = session.onClose(() => opened.close());
  const open = {
    ...opened,
    close() {
      forget();
      return opened.close();
    },
  };
  const source = {
    url: url.href,
    timeoutSeconds: input.i_requestTimeout,
    proxy,
    card,
    authorities:
      input.s_caCertName === undefined ? nationalAuthorities(settings) : { fileName: input.s_caCertName },
    open,
  };
  return { i_connectionHandle: handlesOf(session).handleOf({ kind: 'connection', source }, 'application') };
};

/** The card, whose PIN was accepted in this session: the command itself takes none. */
function requireUnlockedCard(context: HandlerContext): CpxCard {
  requireFeature('hl_createConnection', context);
  const { cpxCard } = context.session.slots;
  if (cpxCard === undefined) {
    throw new ApiFailure('functional-fault', {
      description: 'i_usePkcs11: no PIN was accepted in this session, call hl_readCpxCard first',
    });
  }
  cpxCard.assertUsable();
  return cpxCard;
}
