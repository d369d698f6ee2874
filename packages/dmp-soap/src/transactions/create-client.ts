import { DmpError } from '../errors.js';
import { isOid } from '../identifiers/oid.js';
import { DEFAULT_AUTHENTICATION } from '../options/authentication.js';
import type { DmpClientOptions } from '../options/client-options.js';
import { DEFAULT_PROTOCOL } from '../options/protocol.js';
import { checkBaseUrl } from '../options/url.js';
import { resolveUser } from '../options/user.js';
import { resolveEmitter } from '../publication/emitter.js';
import { writeDocuments } from '../publication/write-documents.js';
import { buildVihf } from '../vihf/build-vihf.js';
import { checkSigner } from '../vihf/check-signer.js';
import { createVihfCache } from '../vihf/vihf-cache.js';
import type { DmpClient } from './client.js';
import type { ClientContext } from './client-context.js';
import { createConnection } from './connection.js';
import { documentManagement } from './document-management.js';
import { patientTransactions } from './patient-transactions.js';
import { retrieveDocument } from './retrieve-document.js';
import { testExistence } from './td0-2.js';
import { submitDocuments } from './td2-1.js';
import { findDocuments } from './td3-1.js';
import { findEntryUuid } from './td3-1b.js';
import { changeStatus, DELETION } from './td3-3.js';

/**
 * Opens the DMP for one user in one structure. Nothing is sent before the first call.
 *
 * @example
 * ```ts
 * async function mayRead(options: DmpClientOptions, ins: Ins): Promise<boolean> {
 *   const { authorization } = await createDmpClient(options).testExistence(ins);
 *   return authorization === 'granted';
 * }
 * ```
 * @throws {DmpError} `OPTIONS_INVALID`, `AUTHOR_INCOMPLETE`, `CODE_UNKNOWN`.
 */
export function createDmpClient(options: DmpClientOptions): DmpClient {
  const context = createContext(options);
  return {
    ...patientTransactions(context),
    ...documentManagement(context),
    testExistence: async (ins, call) => testExistence(context, ins, call),
    submitDocuments: async (request, call) => submitDocuments(context, request, call),
    writeDocuments: async (request) =>
      writeDocuments(request, { emitter: context.emitter, now: context.options.clock.now() }),
    findDocuments: async (query, call) => findDocuments(context, query, call),
    findEntryUuid: async (document, call) => findEntryUuid(context, document, call),
    retrieveDocument: async (request, call) => retrieveDocument(context, request, call),
    deleteDocument: async (request, call) => changeStatus(context, request, DELETION, call),
  };
}

function createContext(given: DmpClientOptions): ClientContext {
  checkOptions(given);
  const { signer, structure, software, clock, valueSets, authentication = DEFAULT_AUTHENTICATION } = given;
  checkSigner(signer.certificate, authentication);
  const user = resolveUser(given.user, signer, authentication);
  const options = { ...given, user };
  const protocol = { ...DEFAULT_PROTOCOL, ...options.protocol };
  const emitter = resolveEmitter(options);
  const vihf = createVihfCache({
    clock,
    lifetimeMs: protocol.vihfLifetimeMs,
    build: (ins, access, now) =>
      buildVihf({
        signer,
        authentication,
        user,
        structure,
        software,
        ...(ins === undefined ? {} : { ins }),
        access,
        now,
        protocol,
        ...(valueSets === undefined ? {} : { valueSets }),
      }),
  });
  const send = createConnection({ ...options, baseUrl: checkBaseUrl(options.baseUrl), vihf });
  return { options, protocol, emitter, valueSets: emitter.valueSets, send };
}

function checkOptions({ software, timeZone, transactionTimeoutMs }: DmpClientOptions): void {
  const invalid = (field: string, rule: string) =>
    new DmpError('OPTIONS_INVALID', `${field} ${rule}.`, { field });
  for (const part of ['name', 'version', 'instanceId', 'homologationId'] as const) {
    if (software[part].trim() === '') throw invalid(`software.${part}`, 'is missing');
  }
  // Arcs are put behind it for the identifiers of messages.
  if (!isOid(`${software.oid}.2`)) throw invalid('software.oid', 'is not an OID of at most 62 characters');
  if (!(transactionTimeoutMs > 0))
    throw invalid('transactionTimeoutMs', 'must be a positive number of milliseconds');
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw invalid('timeZone', 'is not a known time zone');
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
