import { createPrivateKey, createSign, X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Signer } from '@dmpconnect/soap';
import { type Clock, systemClock } from '../dmp/clock.js';
import { createJournal } from '../dmp/journal.js';
import { readTrustStore } from '../dmp/pki/trust.js';
import { listen } from '../dmp/server/listen.js';
import { refusePublicHost } from '../dmp/server/loopback-only.js';
import { startHttpsServer } from '../loopback/https-server.js';
import { type DeliveryInput, deliver } from './delivery.js';
import { fillPostOffice } from './fixtures/data-set.js';
import { DIRECTORY, SHARED_MAILBOXES } from './fixtures/directory.js';
import type { MssJournalEntry } from './journal.js';
import { directoryAnswer, refusedHandshake } from './journal-entries.js';
import { personEntry, sharedEntry } from './ldap/entry.js';
import { startLdapServer } from './ldap/server.js';
import { loginNames } from './login/names.js';
import { createSessions } from './login/sessions.js';
import type { MssWorld } from './operations/operation.js';
import { createScenarios, type MssScenario, type MssScenarioInput } from './scenarios.js';
import { refuseCard } from './server/card-trust.js';
import { answerIdentity } from './server/identity-host.js';
import { answerMail } from './server/mail-host.js';
import { depart, type Outcome } from './server/outcome.js';
import { type ReceivedRequest, readRequest } from './server/request.js';
import { type MssSettings, type MssSettingsInput, mssSettingsSchema } from './settings.js';
import { PATIENT_DOMAIN } from './store/deliver.js';
import { createPostOffice, type OutboxEntry } from './store/post-office.js';
import { type MailboxSummary, summarize } from './store/summary.js';
import { WHITE_LIST_PATH, writeWhiteList } from './white-list.js';

export interface MssSimulatorOptions {
  readonly tls: {
    /** Server certificate then its authorities, PEM, for `localhost`; it signs assertions too. */
    readonly cert: string;
    /** Private key of the server certificate, PEM. */
    readonly key: string;
    /** Authorities client certificates must come from, PEM, concatenated, root included. */
    readonly clientAuthorities: string;
  };
  /** Matricules with their keys of the patients that have a mailbox (mss 15.6). Default: none. */
  readonly patients?: () => readonly string[];
  readonly clock?: Clock;
  readonly settings?: MssSettingsInput;
  /** `both`: the mail host asks for the card too (mss 18, 2). Default `idp`. */
  readonly clientCertOn?: 'idp' | 'both';
  /** Told of a failure of the simulator itself; the caller gets HTTP 500. */
  readonly onError?: (error: unknown) => void;
}

/** A running simulator of the secure mail. */
export interface MssSimulator {
  /** Base addresses of the two hosts, e.g. `https://localhost:9444`. */
  readonly hosts: { readonly identity: string; readonly mail: string };
  readonly whiteListUrl: string;
  /** The directory in LDAP: in the clear with STARTTLS, and in TLS, e.g. `ldaps://localhost:9636`. */
  readonly directory: { readonly ldap: string; readonly ldaps: string };
  journal(): MssJournalEntry[];
  clearJournal(): void;
  /** Has the next calls meet a scenario. @throws {ZodError} naming the field. */
  force(scenario: MssScenarioInput): void;
  scenarios(): readonly MssScenario[];
  clearScenarios(): void;
  /** Mailboxes with their folders, and what is in them in a few words. */
  mailboxes(): readonly MailboxSummary[];
  /** Mails that left for other operators. */
  outbox(): readonly OutboxEntry[];
  /** Puts a message into a mailbox. @throws {ZodError}; {@link RangeError} for a mailbox that is not here. */
  deliver(message: DeliveryInput): { readonly messageId: number };
  /** Revokes a card by the serial number of its authentication certificate, hexadecimal. */
  revoke(serialNumber: string): void;
  /** Ends every session. */
  endSessions(): void;
  settings(): MssSettings;
  /** Changes some settings from now on. @throws {ZodError} */
  configure(change: Partial<MssSettingsInput>): MssSettings;
  /** Back to the data set: mailboxes, sessions, scenarios, revocations and journal. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts a strict double of the national secure mail on loopback: identity host behind mutual TLS, mail host, white
 * list, directory in LDAP.
 *
 * @throws {RangeError} when the certificate names a public host.
 * @example
 * ```ts
 * const mss = await startMssSimulator({ tls });
 * mss.force({ scenario: 'cutAfterSend', operation: 'item.sendMessage' });
 * await mss.close();
 * ```
 */
export async function startMssSimulator(options: MssSimulatorOptions): Promise<MssSimulator> {
  const { tls, clock = systemClock, patients = () => [], onError = () => {} } = options;
  refusePublicHost(tls.cert, WHITE_LIST_PATH);
  const trust = readTrustStore(tls.clientAuthorities);
  let settings = mssSettingsSchema.parse(options.settings ?? {});
  const journal = createJournal<MssJournalEntry>(settings.journalLength);
  const scenarios = createScenarios();
  const office = createPostOffice(clock);
  const sessions = createSessions(clock, () => settings);
  const revoked = new Set<string>();
  const world: MssWorld = {
    office,
    directory: DIRECTORY,
    settings: () => settings,
    get partnerDomains() {
      return settings.partnerDomains;
    },
    patients: () => new Set(patients()),
  };
  fillPostOffice(office);
  let challenges = 0;

  const serve =
    (
      host: MssJournalEntry['host'],
      answer: (request: ReceivedRequest, certificate: Uint8Array | undefined) => Promise<Outcome> | Outcome,
    ) =>
    async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const at = clock.now().toISOString();
      const received = await readRequest(request, settings.maxBodyBytes);
      const certificate =
        request.socket instanceof TLSSocket ? request.socket.getPeerCertificate().raw : undefined;
      const outcome = await answer(received, certificate);
      const { http, status, code, rule, facts } = outcome;
      journal.add({
        at,
        host,
        path: received.path,
        ...facts,
        requestBytes: received.body?.length ?? 0,
        answer: { http: outcome.departure?.kind === 'none' ? 0 : http, status, code, rule },
      });
      // What was not read to its end cannot be followed by another request.
      if (received.body === undefined) response.setHeader('connection', 'close');
      depart(response, outcome);
    };

  const cardListener = async (host: MssJournalEntry['host'], handle: ReturnType<typeof serve>) => {
    const { port, close } = await listen({
      ...tls,
      port: 0,
      rejectUnauthorized: false,
      judge: ([certificate]) =>
        certificate === undefined ? undefined : refuseCard(certificate, trust, clock.now()),
      onRefusedHandshake: (rule) => journal.add(refusedHandshake(host, rule, clock.now())),
      onRequest: (request, response) => {
        handle(request, response).catch((error: unknown) => {
          onError(error);
          response.destroy();
        });
      },
    });
    return { url: `https://localhost:${port}`, close };
  };

  const hosts = { identity: '', mail: '' };
  const names = () => loginNames(hosts);
  const signer = signerOf(tls);
  const identityHost = await cardListener(
    'identity',
    serve('identity', (request, certificate) =>
      answerIdentity(request, certificate, { names: names(), signer, clock, scenarios, revoked }),
    ),
  );
  const handleMail = serve('mail', (request) =>
    request.path === WHITE_LIST_PATH && request.method === 'GET'
      ? whiteList(world)
      : answerMail(request, {
          world,
          names: names(),
          url: hosts.mail,
          sessions,
          scenarios,
          signedBy: tls.cert,
          count: () => {
            challenges += 1;
            return challenges;
          },
        }),
  );
  const mailHost =
    options.clientCertOn === 'both'
      ? await cardListener('mail', handleMail)
      : await startHttpsServer({ certificate: tls.cert, key: tls.key }, handleMail);
  const entries = [...DIRECTORY.map(personEntry), ...SHARED_MAILBOXES.map(sharedEntry)];
  const directory = await startLdapServer({
    ...tls,
    entries: () => entries,
    rules: () => ({ limit: settings.ldapLimit, account: settings.ldapAccount }),
    onAnswer: (told) => journal.add(directoryAnswer(told, clock.now())),
  });
  hosts.identity = identityHost.url;
  hosts.mail = mailHost.url;

  return {
    hosts,
    directory: { ldap: directory.ldap, ldaps: directory.ldaps },
    whiteListUrl: `${mailHost.url}${WHITE_LIST_PATH}`,
    journal: journal.list,
    clearJournal: journal.clear,
    force: scenarios.push,
    scenarios: scenarios.list,
    clearScenarios: scenarios.clear,
    mailboxes: () => [...office.mailboxes.values()].map(summarize),
    outbox: () => [...office.outbox],
    deliver: (input) => ({ messageId: deliver(office, input).id }),
    revoke: (serialNumber) => {
      revoked.add(serialNumber.toUpperCase());
    },
    endSessions: sessions.clear,
    settings: () => settings,
    configure(change) {
      settings = mssSettingsSchema.parse({ ...settings, ...change });
      return settings;
    },
    reset() {
      office.clear();
      fillPostOffice(office);
      sessions.clear();
      scenarios.clear();
      revoked.clear();
      journal.clear();
    },
    async close() {
      await Promise.all([identityHost.close(), mailHost.close(), directory.close()]);
    },
  };
}

function whiteList({ office, partnerDomains }: MssWorld): Outcome {
  const own = [...office.mailboxes.keys()].map((address) => address.slice(address.indexOf('@') + 1));
  return {
    http: 200,
    headers: { 'content-type': 'application/xml' },
    body: writeWhiteList([...new Set([...own, PATIENT_DOMAIN, ...partnerDomains])]),
    status: 'answered',
    facts: { operation: 'whiteList' },
  };
}

function signerOf({ cert, key }: MssSimulatorOptions['tls']): Signer {
  const privateKey = createPrivateKey(key);
  return {
    certificate: new Uint8Array(new X509Certificate(cert).raw),
    sign: async (data, algorithm) => createSign(algorithm).update(data).sign(privateKey),
  };
}
