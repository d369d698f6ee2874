import { checkMessage, checkTrust } from '../content/check-message.js';
import type { MssLimits } from '../content/limits.js';
import { withDelivery } from '../errors.js';
import { createSession, type Session } from '../login/session.js';
import type { CallOptions } from '../mailbox/client.js';
import type { OutgoingMessage, SavedMessage } from '../mailbox/message.js';
import { asMssError } from '../network/transport-error.js';
import {
  type InputOf,
  type OutputOf,
  type Protocol,
  servicePath,
  WIRE_PROFILE,
  type WireOperation,
} from '../wire-profile/index.js';
import { type CallContext, callOperation, writeRequest } from './call.js';
import { checkOptions } from './check-options.js';
import type { NationalClient } from './client.js';
import type { NationalClientOptions } from './client-options.js';
import { sayWhetherSent } from './delivery.js';
import { directoryEntryFromWire, directoryQueryToWire, proposalFromWire } from './directory.js';
import { folderMethods } from './folder-methods.js';
import { messageMethods } from './message-methods.js';
import { messageToWire } from './outgoing.js';
import { readServicePath } from './service-path.js';

/**
 * A client of the national operator's web services. Nothing is sent before the first call.
 *
 * @example
 * ```ts
 * const client = createNationalClient({
 *   hosts: MSS_HOSTS.test,
 *   identityDispatcher: createDispatcher({ trust, identity }),
 *   mailDispatcher: createDispatcher({ trust }),
 *   userId: '899700000001',
 *   softwareId: 'MY-SOFTWARE',
 *   trustedDomains: createWhiteList({ dispatcher }),
 * });
 * const [mailbox = ''] = await client.listMailboxes();
 * await client.sendMessage(mailbox, { to: [{ email: 'confrere@hopital.mss.test' }], subject: 'Avis', body: '…' });
 * ```
 * @throws {MssError} `OPTIONS_INVALID`
 */
export function createNationalClient(options: NationalClientOptions): NationalClient {
  const limits = checkOptions(options);
  const list = WIRE_PROFILE['annuaire.listEmails'];
  const session = createSession(options, {
    what: list.key,
    path: servicePath(list.service, 'soap', list.operation),
    protocol: 'soap',
    // The one request whose form is known in SOAP, and which changes nothing.
    body: writeRequest(list, 'soap', { userId: options.userId }),
  });
  return clientOf(options, limits, session, options.protocol ?? 'soap');
}

function clientOf(
  options: NationalClientOptions,
  limits: MssLimits,
  session: Session,
  protocol: Protocol,
): NationalClient {
  const context: CallContext = { session, protocol, options };
  const save = sender(context, limits, options);
  return {
    adapter: 'nationalWs',
    login: ({ signal } = {}) => session.open(signal),
    async listMailboxes(call = {}) {
      const operation = WIRE_PROFILE['annuaire.listEmails'];
      const { output } = await callOperation(context, operation, { userId: options.userId }, call);
      return output.emails;
    },
    ...folderMethods(context),
    ...messageMethods(context),
    sendMessage: (mailbox, message, call = {}) => save('item.sendMessage', mailbox, message, call),
    saveDraft: (mailbox, message, call = {}) => save('item.draftMessage', mailbox, message, call),
    async searchRecipients(mailbox, text, call = {}) {
      const operation = WIRE_PROFILE['annuaire.searchRecipient'];
      const input = { email: mailbox, searchString: text };
      const { output } = await callOperation(context, operation, input, { mailbox, ...call });
      return output.professionnels.map(proposalFromWire);
    },
    directory: {
      source: 'annuaireWs',
      async search(query, call = {}) {
        const operation = WIRE_PROFILE['annuaire.rechercher'];
        const { output, raw } = await callOperation(context, operation, directoryQueryToWire(query), call);
        return {
          entries: output.resultat.map(directoryEntryFromWire),
          truncated: output.tronque ?? false,
          raw,
        };
      },
    },
    async request(path, body, { signal } = {}) {
      const spoken = readServicePath(path);
      try {
        const { response } = await session.exchange({
          what: 'request',
          path,
          protocol: spoken,
          body,
          signal,
        });
        return response;
      } catch (error) {
        throw asMssError(error, 'request');
      }
    },
    withProtocol: (other) => clientOf(options, limits, session, other),
    async close() {
      session.close();
    },
  };
}

type SavingKey = 'item.sendMessage' | 'item.draftMessage';

/** Sends or keeps a message, once; every failure of a sending says what became of the mail. */
function sender(context: CallContext, limits: MssLimits, { trustedDomains }: NationalClientOptions) {
  async function save(
    key: SavingKey,
    mailbox: string,
    message: OutgoingMessage,
    { signal }: CallOptions,
  ): Promise<SavedMessage> {
    const sending = key === 'item.sendMessage';
    checkMessage(mailbox, message, limits, sending ? 'send' : 'draft');
    if (sending) await checkTrust(mailbox, message, trustedDomains, signal);
    const operation: WireOperation<InputOf<SavingKey>, OutputOf<SavingKey>> = WIRE_PROFILE[key];
    const input = { email: mailbox, message: messageToWire(mailbox, message) };
    // With a session open beforehand a large message crosses the network once.
    await context.session.open(signal).catch((error: unknown) => {
      throw withDelivery(asMssError(error, 'login'), 'not-sent');
    });
    const { output } = await callOperation(context, operation, input, { mailbox, signal });
    const id = output.message?.messageId;
    return { ...(id === undefined ? {} : { messageId: String(id) }), copied: true };
  }
  return async (key: SavingKey, mailbox: string, message: OutgoingMessage, call: CallOptions) => {
    try {
      return await save(key, mailbox, message, call);
    } catch (error) {
      const known = asMssError(error, key);
      throw key === 'item.sendMessage' ? sayWhetherSent(known) : known;
    }
  };
}
