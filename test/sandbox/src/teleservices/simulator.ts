import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { type Clock, systemClock } from '../dmp/clock.js';
import { createJournal } from '../dmp/journal.js';
import { createRecorder } from '../dmp/pipeline/recorder.js';
import { readTrustStore } from '../dmp/pki/trust.js';
import { listen } from '../dmp/server/listen.js';
import { refusePublicHost } from '../dmp/server/loopback-only.js';
import { readBody } from '../dmp/server/read-body.js';
import { refuseClientCertificate } from '../dmp/tls/client-certificate.js';
import { startHttpsServer } from '../loopback/https-server.js';
import { answerCall } from './answer/answer-call.js';
import { deliver } from './answer/deliver.js';
import { createPacker } from './answer/pack.js';
import { createBatchStore } from './batches.js';
import { TLSI_PATH } from './checks/http.js';
import type { TlsiIdentityInput } from './identities/identity.js';
import { INVENTED_IDENTITIES } from './identities/invented.js';
import { PUBLISHED_IDENTITIES } from './identities/published.js';
import { createIdentityStore, type IdentityStore } from './identities/store.js';
import type { TlsiFacts, TlsiJournalEntry, TlsiListener } from './journal.js';
import { createDirectory, type ProfessionalDirectory, type TlsiProfessional } from './professionals.js';
import { createScenarioQueue, type ForcedScenario, type ForcedScenarioInput } from './scenarios/scenario.js';
import { type TlsiSettings, tlsiSettingsSchema } from './settings.js';
import type { TlsiWorld } from './world.js';

export interface TlsiSimulatorOptions {
  readonly tls: {
    /** Server certificate then its authorities, PEM, for `localhost`. */
    readonly cert: string;
    readonly key: string;
    /** Authorities of the certificates of software, PEM, root included. */
    readonly softwareAuthorities: string;
  };
  /** Authorities of the signature certificates of professionals, PEM, root included. */
  readonly signingAuthorities: string;
  /** Authorities of those of organisations that answer for their users; default: none is taken. */
  readonly organisationAuthorities?: string;
  /** Authorities of the keys of Vitale cards, PEM, root included. */
  readonly vitaleAuthorities: string;
  /** The simulator only ever plays the test environment. */
  readonly environment: 'test';
  readonly clock?: Clock;
  /** Whom the base knows; default: the published patients and those of the sandbox (teleservices 15.5). */
  readonly identities?: readonly TlsiIdentityInput[];
  readonly professionals?: readonly TlsiProfessional[];
  readonly settings?: Partial<TlsiSettings>;
  /** Told of a failure of the simulator itself; the caller gets a Receiver fault. */
  readonly onError?: (error: unknown) => void;
}

/** A running simulator of the teleservices. */
export interface TlsiSimulator {
  /** Address for the assertion in the header: `https://localhost:<port>/lps`. */
  readonly url: string;
  /** Address for a software certificate in mutual TLS. */
  readonly certificateUrl: string;
  journal(): TlsiJournalEntry[];
  clearJournal(): void;
  readonly identities: IdentityStore;
  readonly professionals: ProfessionalDirectory;
  /** Makes the next calls that it concerns meet a scenario. @throws {ZodError} naming the field. */
  force(scenario: ForcedScenarioInput): void;
  scenarios(): readonly ForcedScenario[];
  clearScenarios(): void;
  settings(): TlsiSettings;
  /** Changes some settings from now on; the length of the journal is fixed. @throws {ZodError} */
  configure(change: Partial<TlsiSettings>): TlsiSettings;
  /** Forgets journal, scenarios and batches, and puts the first people and settings back. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts a strict double of the teleservices of the health insurance on loopback: INSi operations 1 to 5 and ALDi, behind both
 * ways of authenticating (teleservices 15).
 *
 * @throws {RangeError} when the configuration names a public host.
 * @example
 * ```ts
 * const teleservices = await startTlsiSimulator({ tls, signingAuthorities, vitaleAuthorities, environment: 'test' });
 * teleservices.force({ scenario: 'technical', operation: 'insi.traits' });
 * ```
 */
export async function startTlsiSimulator(options: TlsiSimulatorOptions): Promise<TlsiSimulator> {
  const { tls, clock = systemClock, onError = () => {} } = options;
  refusePublicHost(tls.cert, TLSI_PATH);
  const people = options.identities ?? [...PUBLISHED_IDENTITIES, ...INVENTED_IDENTITIES];
  const first = tlsiSettingsSchema.parse(options.settings ?? {});
  let settings = first;
  const batches = createBatchStore(clock);
  const world: TlsiWorld = {
    clock,
    get settings() {
      return settings;
    },
    identities: createIdentityStore(people),
    professionals: createDirectory(options.professionals ?? []),
    batches,
    signingTrust: readTrustStore(options.signingAuthorities),
    organisationTrust: readTrustStore(options.organisationAuthorities ?? ''),
    vitaleTrust: readTrustStore(options.vitaleAuthorities),
  };
  const journal = createJournal<TlsiJournalEntry>(settings.journalLength);
  const scenarios = createScenarioQueue();
  const pack = createPacker();

  const serve = async (
    listener: TlsiListener,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const at = clock.now().toISOString();
    const start = performance.now();
    const recorder = createRecorder<TlsiFacts>({});
    const path = (request.url ?? '').replace(/\?.*$/, '');
    const { method = '', headers } = request;
    const outcome = await answerCall(
      {
        listener,
        method,
        path,
        contentType: headers['content-type'] ?? '',
        authorization: headers.authorization ?? '',
        body: await readBody(request, settings.maxBodyBytes),
        clientCertificate: clientCertificateOf(request),
      },
      { world, recorder, scenarios, pack, onError },
    );
    const { http, status, code, delivery } = outcome;
    journal.add({
      at,
      listener,
      path,
      ...recorder.facts(),
      checks: recorder.checks(),
      answer: { http: delivery.kind === 'cut' ? 0 : http, status, ...(code === undefined ? {} : { code }) },
      durationMs: performance.now() - start,
    });
    deliver(response, outcome);
  };

  const assertion = await startHttpsServer({ certificate: tls.cert, key: tls.key }, (request, response) =>
    serve('assertion', request, response),
  );
  const softwareTrust = readTrustStore(tls.softwareAuthorities);
  const certificate = await listen({
    cert: tls.cert,
    key: tls.key,
    clientAuthorities: tls.softwareAuthorities,
    port: 0,
    judge: ([own]) =>
      own === undefined ? undefined : refuseClientCertificate(own, softwareTrust, clock.now()),
    onRefusedHandshake: (reason) => journal.add(refusedHandshake(reason, clock.now())),
    onRequest: (request, response) => {
      // A client that leaves in the middle of its request ends here, with nothing to answer to.
      serve('certificate', request, response).catch(onError);
    },
  });

  return {
    url: `${assertion.url}${TLSI_PATH}`,
    certificateUrl: `https://localhost:${certificate.port}${TLSI_PATH}`,
    journal: journal.list,
    clearJournal: journal.clear,
    identities: world.identities,
    professionals: world.professionals,
    force: scenarios.push,
    scenarios: scenarios.list,
    clearScenarios: scenarios.clear,
    settings: () => settings,
    configure: (change) => {
      settings = tlsiSettingsSchema.parse({ ...settings, ...change });
      return settings;
    },
    reset: () => {
      journal.clear();
      scenarios.clear();
      batches.clear();
      world.identities.replaceAll(people);
      settings = first;
    },
    close: async () => {
      await Promise.all([assertion.close(), certificate.close()]);
    },
  };
}

function clientCertificateOf({ socket }: IncomingMessage): Uint8Array | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const { raw } = socket.getPeerCertificate();
  // Without a client certificate the answer is an object without any field.
  return raw as Uint8Array | undefined;
}

function refusedHandshake(reason: string, at: Date): TlsiJournalEntry {
  return {
    at: at.toISOString(),
    listener: 'certificate',
    path: '',
    checks: [{ name: 'TLS identity', outcome: 'refused', detail: reason }],
    answer: { http: 0, status: 'TLS alert', code: 'handshake_failure' },
    durationMs: 0,
  };
}
