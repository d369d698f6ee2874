import { createHash, randomUUID } from 'node:crypto';
import { type DcParameter, DcParameterError, matchesOrigin } from '@dmpconnect/licensing';
import { z } from 'zod';
import { ApiFailure } from '../../contract/errors.js';
import { invalidInput } from '../../contract/invalid-input.js';
import { readRequest } from '../../contract/read-json.js';
import { hl_openSession } from '../../contract/session.js';
import type { WorkerKey } from '../workers/pool.js';
import type { WorkerCall } from '../workers/worker.js';
import type { IncomingCall } from './call.js';
import { type AccountRules, chooseAccount } from './choose-account.js';

/** What the opening of a session needs to know. */
export interface OpeningRules extends AccountRules {
  /** Verifies a DC parameter. @throws {DcParameterError} */
  readonly readDcParameter: (blob: string) => Promise<DcParameter>;
  /** Origins the operator allows for every integrator (`server.allowed_origins`). */
  readonly operatorOrigins: () => readonly string[];
}

/** A session about to be opened: in which worker, and what it is asked. */
export interface Opening {
  readonly key: WorkerKey;
  readonly call: WorkerCall;
}

const { s_dcparameters64, s_applicationId, s_userName, s_domainName } = hl_openSession.input.shape;

/** The part of `hl_openSession` that chooses the worker; the worker reads the whole. */
const routing = z.object({ s_dcparameters64, s_applicationId, s_userName, s_domainName });

/**
 * Chooses the worker of a new session: it belongs to the integrator of the DC parameter, else to the origin
 * (js-api 1.8), and to an account of the system.
 *
 * @throws {ApiFailure} 6000/2 when the DC parameter is refused or belongs to other origins; see also `chooseAccount`.
 */
export async function prepareOpening(call: IncomingCall, rules: OpeningRules): Promise<Opening> {
  const read = routing.safeParse(readRequest(call.body));
  if (!read.success) throw invalidInput(read.error);
  const asked = read.data;
  const chosen = await chooseAccount(asked, call.account, rules);
  const integrator =
    asked.s_dcparameters64 === undefined
      ? undefined
      : await readIntegrator(asked.s_dcparameters64, call.origin, rules);
  const applicationId = asked.s_applicationId ?? defaultApplicationId(integrator, call.origin);
  return {
    key: { owner: ownerOf(integrator, call.origin), applicationId, ...chosen },
    call: {
      command: hl_openSession.name,
      sessionId: randomUUID(),
      opening: {
        applicationId,
        ...(call.origin === undefined ? {} : { origin: call.origin }),
        ...(integrator === undefined ? {} : { integrator: claimsOf(integrator) }),
      },
    },
  };
}

async function readIntegrator(
  blob: string,
  origin: string | undefined,
  { readDcParameter, operatorOrigins }: OpeningRules,
): Promise<DcParameter> {
  const integrator = await readDcParameter(blob).catch((error: unknown) => {
    if (!(error instanceof DcParameterError)) throw error;
    throw new ApiFailure('functional-fault', {
      description: `s_dcparameters64: ${error.message}`,
      cause: error,
    });
  });
  // An unsigned parameter names no origin: those of the settings and of the register already decided.
  const patterns = [...integrator.allowedOrigins, ...operatorOrigins()];
  const allowed =
    origin === undefined || !integrator.signed || patterns.some((pattern) => matchesOrigin(pattern, origin));
  if (allowed) return integrator;
  throw new ApiFailure('functional-fault', {
    description: 's_dcparameters64: this DC parameter does not allow the origin of the page',
  });
}

function ownerOf(integrator: DcParameter | undefined, origin: string | undefined): string {
  if (integrator !== undefined) {
    return integrator.signed ? `integrator:${integrator.integratorId}` : `blob:${integrator.fingerprint}`;
  }
  return origin === undefined ? 'local' : `origin:${origin}`;
}

/** js-api 1.8: hash of the DC parameter if given, else of the origin, else `default`. */
function defaultApplicationId(integrator: DcParameter | undefined, origin: string | undefined): string {
  if (integrator !== undefined) return integrator.fingerprint.slice(0, 32);
  if (origin === undefined) return 'default';
  return createHash('sha256').update(origin, 'utf8').digest('hex').slice(0, 32);
}

function claimsOf({ integratorId, applicationName, allowedOrigins, environment, features }: DcParameter) {
  return { integratorId, applicationName, allowedOrigins, environment, features };
}
