import {
  createNationalClient,
  type DirectoryQuery,
  type DirectoryResult,
  readServicePath,
} from '@dmpconnect/mss';
import { createDispatcher } from '@dmpconnect/soap';
import type { MessagingConnection, MessagingOpening } from '../services.js';

/** The secure mail in memory: what was asked of it. */
export interface FakeMessaging {
  readonly openings: MessagingOpening[];
  readonly requests: { readonly path: string; readonly body: string }[];
  readonly queries: DirectoryQuery[];
  closed: number;
  found: DirectoryResult;
  /** Thrown instead of an answer. */
  fails: Error | undefined;
  open(opening: MessagingOpening): Promise<MessagingConnection>;
}

/** Makes a secure mail that answers 200 with what it received. */
export function createFakeMessaging(): FakeMessaging {
  const fake: FakeMessaging = {
    openings: [],
    requests: [],
    queries: [],
    closed: 0,
    found: { entries: [], truncated: false, raw: Buffer.from('<r/>') },
    fails: undefined,
    async open(opening) {
      fake.openings.push(opening);
      const dispatcher = createDispatcher({ allowHost: () => false });
      const client = createNationalClient({
        hosts: { identity: 'https://idp.test', mail: 'https://mail.test' },
        identityDispatcher: dispatcher,
        mailDispatcher: dispatcher,
        userId: opening.card.professional.identifier,
        softwareId: opening.softwareId,
        trustedDomains: { has: async () => false },
      });
      return {
        client: {
          ...client,
          async request(path, body) {
            readServicePath(path);
            if (fake.fails !== undefined) throw fake.fails;
            fake.requests.push({ path, body: Buffer.from(body).toString() });
            return { status: 500, statusText: 'Fault', headers: [{ name: 'a', value: 'b' }], body };
          },
        },
        directory: {
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
