import { type Bytes, exchangeHttp, type HttpResponse } from '@dmpconnect/soap';
import { MssError, withDelivery } from '../errors.js';
import type { NationalClientOptions } from '../national/client-options.js';
import { classifyAnswer, faultError, type ServiceAnswer, wantsLogin } from '../national/read-answer.js';
import { asMssError } from '../network/transport-error.js';
import { ECP_WIRE, PAOS_TYPE, type Protocol } from '../wire-profile/index.js';
import { createCookieJar } from './cookie-jar.js';
import { logIn } from './ecp-login.js';

/** A request to the mail host. */
export interface SessionRequest {
  /** For messages and the journal. */
  readonly what: string;
  /** Begins with `/`. */
  readonly path: string;
  readonly protocol: Protocol;
  readonly body: Bytes;
  readonly mailbox?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a request was answered with. */
export interface SessionAnswer {
  readonly response: HttpResponse;
  readonly answer: ServiceAnswer;
}

/** The session of one holder at the mail host (mss 3.6). */
export interface Session {
  /**
   * Sends a request. When it is answered by the demand to log in, that is done, and the request is sent a second time:
   * the first was not carried out.
   *
   * @throws {MssError} `SESSION_EXPIRED` when the second one is answered so too; `LOGIN_…`, `ANSWER_…`, transport.
   */
  exchange(request: SessionRequest): Promise<SessionAnswer>;
  /** Opens the session unless it is open. @throws {MssError} as `exchange` */
  open(signal: AbortSignal | undefined): Promise<void>;
  /** Forgets the session; nothing more can be sent. */
  close(): void;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** The largest answer is an attachment in base64, and lists. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/**
 * A session, not yet opened.
 *
 * @param probe A request without effect: it brings the demand to log in when the session was lost in another way, and
 *   opens the session when nothing else is to be sent.
 */
export function createSession(options: NationalClientOptions, probe: SessionRequest): Session {
  const jars = { identity: createCookieJar(), mail: createCookieJar() };
  const dispatchers = { identity: options.identityDispatcher, mail: options.mailDispatcher };
  /** Counts the logins made: a request knows whether another has logged in since it was sent. */
  let logins = 0;
  let open = false;
  let closed = false;
  /** One login at a time; the others wait for it (mss 3.6). */
  let pending: Promise<void> | undefined;

  async function post(
    host: 'identity' | 'mail',
    url: string,
    headers: Readonly<Record<string, string>>,
    body: Bytes,
    request: Pick<SessionRequest, 'what' | 'mailbox' | 'signal'>,
  ): Promise<HttpResponse> {
    if (closed) {
      throw new MssError('ABORTED', `${request.what}: the client was closed.`, { delivery: 'not-sent' });
    }
    const cookie = jars[host].header();
    const sent = { operation: request.what, mailbox: request.mailbox, requestBytes: body.length };
    try {
      const response = await exchangeHttp({
        dispatcher: dispatchers[host],
        url,
        method: 'POST',
        headers: { ...headers, ...(cookie === undefined ? {} : { Cookie: cookie }) },
        body,
        ...(request.signal === undefined ? {} : { signal: request.signal }),
        timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        maxAnswerBytes: MAX_ANSWER_BYTES,
        label: request.what,
      });
      options.audit?.({ ...sent, httpStatus: response.status, answerBytes: response.body.length });
      // A session that arrives after the card has left is not kept.
      if (!closed) jars[host].take(response, new Date());
      return response;
    } catch (error) {
      options.audit?.({ ...sent, answerBytes: 0 });
      throw asMssError(error, request.what);
    }
  }

  async function send(request: SessionRequest): Promise<SessionAnswer> {
    const headers = {
      ...HEADERS[request.protocol],
      PAOS: ECP_WIRE.paosHeader,
      [ECP_WIRE.softwareHeader]: options.softwareId,
    };
    const response = await post(
      'mail',
      new URL(request.path, options.hosts.mail).href,
      headers,
      request.body,
      request,
    );
    return { response, answer: classifyAnswer(response, request.what) };
  }

  async function openSession(request: SessionRequest, refused: ServiceAnswer): Promise<void> {
    open = false;
    let answer = refused;
    if (answer.kind !== 'challenge') {
      // Error 26 brings no challenge: a request without session does (mss 3.6).
      jars.mail.clear();
      ({ answer } = await send({ ...probe, signal: request.signal }));
    }
    if (answer.kind === 'unreadable') throw answer.error;
    if (answer.kind !== 'challenge') {
      throw new MssError(
        'SESSION_EXPIRED',
        `${request.what}: the session ended, and the mail host offers no login.`,
      );
    }
    const login = { what: 'login', signal: request.signal };
    await logIn(answer.envelope, answer.text, {
      identity: options.hosts.identity,
      mail: options.hosts.mail,
      post: (host, url, type, body) => {
        const headers = { 'Content-Type': type, Accept: `text/xml, ${PAOS_TYPE}` };
        return post(host, url, headers, Buffer.from(body), login);
      },
    });
    logins += 1;
    open = !closed;
  }

  async function renew(request: SessionRequest, refused: ServiceAnswer, since: number): Promise<void> {
    while (pending !== undefined) await pending.catch(() => {});
    if (logins !== since) return;
    pending = openSession(request, refused);
    try {
      await pending;
    } finally {
      pending = undefined;
    }
  }

  async function exchange(request: SessionRequest): Promise<SessionAnswer> {
    while (pending !== undefined) await pending.catch(() => {});
    const since = logins;
    const first = await send(request);
    if (!wantsLogin(first.answer)) return first;
    await renew(request, first.answer, since).catch((error: unknown) => {
      throw withDelivery(asMssError(error, 'login'), 'not-sent');
    });
    const second = await send(request);
    if (!wantsLogin(second.answer)) return second;
    open = false;
    throw new MssError(
      'SESSION_EXPIRED',
      `${request.what}: the session was lost again right after a login.`,
      {
        httpStatus: second.response.status,
        delivery: 'not-sent',
        ...(second.answer.kind === 'fault' ? { serviceCode: second.answer.fault.code } : {}),
      },
    );
  }

  return {
    exchange,
    async open(signal) {
      if (open) return;
      const { answer, response } = await exchange({ ...probe, signal });
      if (answer.kind === 'unreadable') throw answer.error;
      if (answer.kind === 'fault') throw faultError(answer.fault, 'login', response.status);
      open = !closed;
    },
    close() {
      closed = true;
      open = false;
      jars.identity.clear();
      jars.mail.clear();
    },
  };
}

/** Headers of each protocol (mss 3.3). */
const HEADERS: Readonly<Record<Protocol, Readonly<Record<string, string>>>> = {
  rest: { Accept: `application/json, ${PAOS_TYPE}`, 'Content-Type': 'application/json' },
  soap: { Accept: `text/xml, ${PAOS_TYPE}`, 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' },
};
