import type { HttpResponse } from '@dmpconnect/soap';
import type { DirectoryProvider } from '../directory/provider.js';
import type { CallOptions, MailboxClient } from '../mailbox/client.js';
import type { Protocol } from '../wire-profile/index.js';

/** A professional proposed while an address is typed (mss 6, `searchRecipient`). */
export interface RecipientProposal {
  readonly name: string;
  readonly given: string;
  readonly profession: string;
  readonly speciality: string;
  readonly phone: string;
  readonly mails: readonly string[];
  readonly practices: readonly {
    readonly name: string;
    readonly address: string;
    readonly postalCode: string;
    readonly city: string;
  }[];
}

/** The national operator through its web services (mss 2 to 8). */
export interface NationalClient extends MailboxClient {
  readonly adapter: 'nationalWs';
  /** The web service `Annuaire`. */
  readonly directory: DirectoryProvider;
  /** Proposals for what is typed: the beginning of a name or of an address. */
  searchRecipients(
    mailbox: string,
    text: string,
    options?: CallOptions,
  ): Promise<readonly RecipientProposal[]>;
  /**
   * One request of the caller's own, handed on as it is with its answer, whatever its status; the login is done behind
   * it. It is sent once, twice only when the first was answered by the demand to log in (mss 12.1).
   *
   * @param path `/mss-msg-services/services/…`; `/soap/` or `/rest/` in it chooses the headers.
   * @throws `REQUEST_INVALID` for any other path.
   */
  request(path: string, body: Uint8Array, options?: CallOptions): Promise<HttpResponse>;
  /** The same session, spoken to in the other protocol. */
  withProtocol(protocol: Protocol): NationalClient;
}
