import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Clock } from './clock.js';
import { createWorld } from './create-world.js';
import { createFaultQueue, type OneShotFault, type WaitingFault } from './faults.js';
import type { DmpFixtures } from './fixtures/fixtures.js';
import { createJournal, type JournalEntry, type JournalTls } from './journal.js';
import { createRecorder, type Facts } from './pipeline/recorder.js';
import { readTrustStore } from './pki/trust.js';
import { answerCall } from './server/answer-call.js';
import { listen } from './server/listen.js';
import { refusePublicHost } from './server/loopback-only.js';
import { readBody } from './server/read-body.js';
import { describeCertificate, describeTls } from './server/tls-facts.js';
import type { DmpSimulatorMode, DmpSimulatorSettings } from './settings.js';
import type { AccessHistory } from './state/access-history.js';
import type { StoredDocumentSummary } from './state/documents.js';
import type { PatientStore } from './state/patients.js';
import type { ProfessionalStore, StructureStore } from './state/professionals.js';
import { type DmpState, restoreState, saveState } from './state/snapshot.js';
import { refuseClientCertificate } from './tls/client-certificate.js';
import { WEB_PS_ROOT } from './webps/address.js';
import { answerPage } from './webps/answer-page.js';

export interface DmpSimulatorOptions {
  readonly tls: {
    /** Server certificate then its authorities, PEM, for `localhost`. */
    readonly cert: string;
    /** Private key of the server certificate, PEM. */
    readonly key: string;
    /** Authorities client certificates must come from, PEM, concatenated, root included. */
    readonly clientAuthorities: string;
  };
  /** Authorities the certificates that sign VIHFs and lots must come from, PEM, concatenated, root included. */
  readonly signingAuthorities: string;
  /** Loopback port; 0 (default) takes a free one. */
  readonly port?: number;
  /** Path the services hang under, default `/si-dmp-server/v2/services`. */
  readonly basePath?: string;
  readonly mode?: DmpSimulatorMode;
  /** The simulator only ever plays the test environment (dmp-transactions 7.1). */
  readonly environment: 'test';
  readonly clock?: Clock;
  /** What the simulator knows when it starts; default: the fictitious people of `fixtures/`. */
  readonly fixtures?: DmpFixtures;
  /** A state saved before, which takes the place of the fixtures. */
  readonly state?: DmpState;
  readonly settings?: Partial<DmpSimulatorSettings>;
  /** Told of a failure of the simulator itself; the caller gets a Receiver fault. */
  readonly onError?: (error: unknown) => void;
}

/** A running simulator. */
export interface DmpSimulator {
  /** Base address of the services, e.g. `https://localhost:9443/si-dmp-server/v2/services`. */
  readonly url: string;
  readonly port: number;
  journal(): JournalEntry[];
  clearJournal(): void;
  readonly patients: PatientStore;
  readonly professionals: ProfessionalStore;
  readonly structures: StructureStore;
  /** Makes the next call that the fault concerns fail, once. @throws {ZodError} naming the field. */
  failNext(fault: OneShotFault): void;
  /** Makes every call that the fault concerns fail, until the faults are cleared. @throws {ZodError} */
  failAlways(fault: OneShotFault): void;
  /** Faults that wait for their call. */
  faults(): WaitingFault[];
  clearFaults(): void;
  documents(): StoredDocumentSummary[];
  /** The history of accesses to the DMPs, oldest first. */
  readonly accesses: Pick<AccessHistory, 'list'>;
  /** The settings in force. */
  settings(): DmpSimulatorSettings;
  /** Changes some settings from now on; the length of the journal is fixed. @throws {ZodError} */
  configure(change: Partial<DmpSimulatorSettings>): DmpSimulatorSettings;
  /** Everything the DMP holds, as a value of JSON: people, documents, history. Not the journal, nor the faults. */
  saveState(): DmpState;
  /** Replaces everything the DMP holds. @throws {ZodError} before anything is replaced. */
  restoreState(state: unknown): void;
  close(): Promise<void>;
}

/**
 * Starts a strict double of the DMP on loopback, behind mutual TLS.
 *
 * @throws {RangeError} when the configuration names a public host.
 * @example
 * ```ts
 * const dmp = await startDmpSimulator({ tls, signingAuthorities, environment: 'test' });
 * console.log(dmp.url, dmp.journal());
 * await dmp.close();
 * ```
 */
export async function startDmpSimulator(options: DmpSimulatorOptions): Promise<DmpSimulator> {
  const { tls, port = 0, onError = () => {} } = options;
  const { world, configure } = createWorld(options);
  refusePublicHost(tls.cert, world.basePath);
  const clientTrust = readTrustStore(tls.clientAuthorities);
  const journal = createJournal(world.settings.journalLength);
  const faults = createFaultQueue();

  const onRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!(request.socket instanceof TLSSocket)) return;
    const at = world.clock.now().toISOString();
    const start = performance.now();
    const recorder = createRecorder<Facts>({});
    const clientCertificate = request.socket.getPeerCertificate().raw;
    const facts = describeTls(request.socket, clientCertificate);
    await recorder.check('TLS identity', (verdict) => verdict.detail(facts.subject));
    const path = (request.url ?? '').replace(/\?.*$/, '');
    const method = request.method ?? '';
    const body = await readBody(request, world.settings.maxLotBytes);
    const outcome = path.startsWith(WEB_PS_ROOT)
      ? await answerPage({ method, path, clientCertificate }, world, recorder)
      : await answerCall(
          {
            method,
            path,
            contentType: request.headers['content-type'] ?? '',
            body,
            tls: facts,
            clientCertificate,
          },
          { world, recorder, takeFault: faults.take, onError },
        );
    const { transaction = '?', action = '', messageId = '', vihf } = recorder.facts();
    const cut = 'cut' in outcome;
    journal.add({
      at,
      transaction,
      path,
      action,
      messageId,
      tls: facts,
      ...(vihf === undefined ? {} : { vihf }),
      checks: recorder.checks(),
      answer: cut
        ? { http: 0, status: 'fault injected', code: outcome.cut }
        : {
            http: outcome.http,
            status: outcome.status,
            ...(outcome.code === undefined ? {} : { code: outcome.code }),
          },
      durationMs: performance.now() - start,
    });
    if (cut) {
      if (outcome.cut === 'connection reset') request.socket.destroy();
      return;
    }
    response.writeHead(outcome.http, {
      'content-type': outcome.contentType,
      'content-length': outcome.body.length,
      ...(outcome.http === 413 ? { connection: 'close' } : {}),
    });
    response.end(outcome.body);
  };

  const listener = await listen({
    ...tls,
    port,
    judge: ([certificate]) =>
      certificate === undefined
        ? undefined
        : refuseClientCertificate(certificate, clientTrust, world.clock.now()),
    onRefusedHandshake: (reason, [certificate]) => {
      journal.add(refusedHandshake(reason, describeCertificate(certificate), world.clock.now()));
    },
    onRequest: (request, response) => {
      // A client that leaves in the middle of its request ends here, with nothing to answer to.
      onRequest(request, response).catch(onError);
    },
  });

  return {
    url: `https://localhost:${listener.port}${world.basePath}`,
    port: listener.port,
    journal: journal.list,
    clearJournal: journal.clear,
    patients: world.patients,
    professionals: world.professionals,
    structures: world.structures,
    failNext: (fault) => faults.push(fault, false),
    failAlways: (fault) => faults.push(fault, true),
    faults: faults.list,
    clearFaults: faults.clear,
    documents: world.documents.summaries,
    accesses: world.accesses,
    settings: () => world.settings,
    configure,
    saveState: () => saveState(world),
    restoreState: (state) => restoreState(state, world),
    close: listener.close,
  };
}

function refusedHandshake(reason: string, tls: JournalTls, at: Date): JournalEntry {
  return {
    at: at.toISOString(),
    transaction: 'TLS',
    path: '',
    action: '',
    messageId: '',
    tls,
    checks: [{ name: 'TLS identity', outcome: 'refused', detail: reason }],
    answer: { http: 0, status: 'TLS alert', code: 'handshake_failure' },
    durationMs: 0,
  };
}
