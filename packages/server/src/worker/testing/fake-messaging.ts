import {
  checkMessage,
  checkTrust,
  createNationalClient,
  DEFAULT_LIMITS,
  type DirectoryQuery,
  type DirectoryResult,
  fixedDomains,
  MssError,
  type OutgoingMessage,
  readServicePath,
  sayWhetherSent,
} from '@dmpconnect/mss';
import { createDispatcher } from '@dmpconnect/soap';
import type { MailboxChoice, MessagingConnection, MessagingOpening } from '../services.js';

/** The secure mail in memory: what was asked of it. */
export interface FakeMessaging {
  readonly openings: MessagingOpening[];
  readonly requests: { readonly path: string; readonly body: string }[];
  readonly queries: DirectoryQuery[];
  /** Mails that left. */
  readonly mails: { readonly choice: MailboxChoice; readonly message: OutgoingMessage }[];
  closed: number;
  found: DirectoryResult;
  /** Thrown instead of an answer. */
  fails: Error | undefined;
  /** An operator without web services and directory. */
  mailAlone: boolean;
  /** Waits before a mail leaves. */
  beforeSending: (signal: AbortSignal | undefined) => Promise<void>;
  open(opening: MessagingOpening): Promise<MessagingConnection>;
}

/** Domain of the addresses that may be written to. */
const TRUSTED = fixedDomains(['pro.mss.test']);

/** The real checks, before anything leaves. */
async function checkAsTheClient(mailbox: string, message: OutgoingMessage): Promise<void> {
  try {
    checkMessage(mailbox, message, DEFAULT_LIMITS);
    await checkTrust(mailbox, message, TRUSTED);
  } catch (error) {
    throw error instanceof MssError ? sayWhetherSent(error) : error;
  }
}

/** Makes a secure mail that answers 200 with what it received. */
export function createFakeMessaging(): FakeMessaging {
  const fake: FakeMessaging = {
    openings: [],
    requests: [],
    queries: [],
    mails: [],
    closed: 0,
    found: { entries: [], truncated: false, raw: Buffer.from('<r/>') },
    fails: undefined,
    mailAlone: false,
    beforeSending: async () => {},
    async open(opening) {
      fake.openings.push(opening);
      const dispatcher = createDispatcher({ allowHost: () => false });
      const client = createNationalClient({
        hosts: { identity: 'https://idp.test', mail: 'https://mail.test' },
        identityDispatcher: dispatcher,
        mailDispatcher: dispatcher,
        userId: opening.card.professional.identifier,
        softwareId: opening.softwareId ?? 'NONE',
        trustedDomains: TRUSTED,
      });
      return {
        mailboxes: (choice) => ({
          ...client,
          async sendMessage(mailbox, message, call) {
            await checkAsTheClient(mailbox, message);
            if (fake.fails !== undefined) throw fake.fails;
            await fake.beforeSending(call?.signal);
            fake.mails.push({ choice, message });
            return { copied: true };
          },
        }),
        request: fake.mailAlone
          ? undefined
          : async (path, body) => {
              readServicePath(path);
              if (fake.fails !== undefined) throw fake.fails;
              fake.requests.push({ path, body: Buffer.from(body).toString() });
              return { status: 500, statusText: 'Fault', headers: [{ name: 'a', value: 'b' }], body };
            },
        directory: fake.mailAlone
          ? undefined
          : {
              source: 'ldap',
              async search(query) {
                if (fake.fails !== undefined) throw fake.fails;
                fake.queries.push(query);
                return fake.found;
              },
            },
        close: async () => {
          fake.closed += 1;
          await dispatcher.destroy();
        },
      };
    },
  };
  return fake;
}
