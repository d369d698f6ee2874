import {
  ECP_WIRE,
  PAOS_TYPE,
  readEnvelope,
  SESSION_CODES,
  writeChallenge,
} from '@dmpconnect/mss/wire-profile';
import { SoapError } from '@dmpconnect/soap';
import { checkLoginResponse } from '../login/check-response.js';
import type { LoginNames } from '../login/names.js';
import type { Sessions } from '../login/sessions.js';
import type { MssWorld } from '../operations/operation.js';
import { MssRefusal } from '../refusal.js';
import type { MssScenarios } from '../scenarios.js';
import { answerOperation, readAddress } from './answer-operation.js';
import { type Outcome, refusedByHeader, refusedByStatus } from './outcome.js';
import { mediaType, type ReceivedRequest } from './request.js';

export interface MailContext {
  readonly world: MssWorld;
  readonly names: LoginNames;
  /** Base address of the host. */
  readonly url: string;
  readonly sessions: Sessions;
  readonly scenarios: MssScenarios;
  /** Certificate of the identity host, PEM. */
  readonly signedBy: string;
  /** Counts challenges: their content type alternates (mss 15.4). */
  readonly count: () => number;
}

/** What the mail host answers (mss 3, 4, 15.2). */
export function answerMail(request: ReceivedRequest, context: MailContext): Outcome {
  if (request.path === ECP_WIRE.consumerPath) return answerConsumer(request, context);
  const address = readAddress(request.path);
  if (address === undefined) return refusedByStatus(404);
  const facts = { operation: address.operation.key, protocol: address.protocol };
  if (request.method !== 'POST') return refusedByStatus(405, facts);
  const cookie = request.cookie(ECP_WIRE.sessionCookie);
  try {
    checkSoftware(request, context.world);
    const holder = context.sessions.holderOf(cookie);
    if (holder === undefined) return challenge(request, context, facts);
    // What is answered by the demand to log in is no call of the operation yet.
    const forced = context.scenarios.take('mail', address.operation.key);
    if (forced?.scenario === 'updateRequired') throw new MssRefusal(3, 'The software must be updated.');
    if (forced?.scenario === 'sessionLost') {
      context.sessions.end(cookie);
      throw new MssRefusal(26, 'The session is invalid.');
    }
    return answerOperation(request, address, { world: context.world, caller: { holder }, forced });
  } catch (error) {
    if (
      error instanceof MssRefusal &&
      (SESSION_CODES.has(error.code) || error.code === 5 || error.code === 3)
    ) {
      return refusedByHeader(error, facts);
    }
    throw error;
  }
}

/** A caller without session is asked to log in, if it can (mss 15.2). @throws {MssRefusal} 27 */
function challenge(
  request: ReceivedRequest,
  { sessions, names, world, count }: MailContext,
  facts: Outcome['facts'],
): Outcome {
  const accepts = (request.header('accept') ?? '').includes(PAOS_TYPE);
  if (request.header('paos') !== ECP_WIRE.paosHeader || !accepts) {
    throw new MssRefusal(27, 'There is neither token, nor assertion, nor session, nor a client of PAOS.');
  }
  const login = sessions.challenge(request.path);
  return {
    http: 200,
    headers: { 'content-type': count() % 2 === 0 ? 'text/xml; charset=utf-8' : PAOS_TYPE },
    body: writeChallenge({
      id: login.id,
      issuedAt: world.office.clock.now().toISOString(),
      relayState: login.relayState,
      ...names,
    }),
    status: 'challenge',
    facts,
  };
}

/** Step 5 and 6 of the login: the assertion comes, the session goes (mss 3.2). */
function answerConsumer(request: ReceivedRequest, context: MailContext): Outcome {
  const facts = { operation: 'login' };
  if (request.method !== 'POST') return refusedByStatus(405, facts);
  try {
    if (mediaType(request) !== PAOS_TYPE) throw new MssRefusal(25, `Content-Type must be ${PAOS_TYPE}.`);
    if (request.body === undefined) throw new MssRefusal(25, 'The body is too long.');
    const { names, sessions, signedBy, world } = context;
    const now = world.office.clock.now();
    const login = checkLoginResponse(readEnvelope(request.body), { names, sessions, signedBy, now });
    const cookie = sessions.open(login.holder);
    return {
      http: 302,
      headers: {
        location: `${context.url}${login.path}`,
        'set-cookie': `${ECP_WIRE.sessionCookie}=${cookie}; Path=/mss-msg-services; Secure; HttpOnly`,
      },
      body: '',
      status: 'answered',
      facts: { ...facts, holder: login.holder },
    };
  } catch (error) {
    if (error instanceof MssRefusal) return refusedByHeader(error, facts);
    if (error instanceof SoapError) return refusedByHeader(new MssRefusal(25, error.message), facts);
    throw error;
  }
}

function checkSoftware(request: ReceivedRequest, { settings }: MssWorld): void {
  const { softwareIds } = settings();
  const id = request.header(ECP_WIRE.softwareHeader)?.trim() ?? '';
  if (id === '' || (softwareIds.length > 0 && !softwareIds.includes(id))) {
    throw new MssRefusal(5, `${ECP_WIRE.softwareHeader} is missing, or is not a known approval number.`);
  }
}
