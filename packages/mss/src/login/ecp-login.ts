import { type HttpResponse, SoapError, serializeElement } from '@dmpconnect/soap';
import { MssError } from '../errors.js';
import { errorHeader, faultError, refuseHtml } from '../national/read-answer.js';
import {
  ECP_WIRE,
  type Envelope,
  PAOS_TYPE,
  type ReadChallenge,
  readChallenge,
  readEnvelope,
  readIdentityAnswer,
  readSoapFault11,
  replaceHeader,
} from '../wire-profile/index.js';

/** One POST to one of the two hosts, cookies seen to. */
export type Post = (
  host: 'identity' | 'mail',
  url: string,
  contentType: string,
  body: string,
) => Promise<HttpResponse>;

export interface EcpLoginOptions {
  /** Base address of the identity host. */
  readonly identity: string;
  /** Base address of the mail host: the only place where the assertion may go. */
  readonly mail: string;
  readonly post: Post;
}

/**
 * Steps 3 to 6 of the login: the challenge of the mail host is signed by the identity host, and handed back
 * (mss 3.2). Afterwards the cookies of the mail host hold the session.
 *
 * @param text The challenge as it was received: its body goes on byte for byte.
 * @throws {MssError} `LOGIN_FOREIGN`, `LOGIN_REFUSED`, `LOGIN_ANSWER`, `ANSWER_HTML`, or the codes of transport.
 */
export async function logIn(envelope: Envelope, text: string, options: EcpLoginOptions): Promise<void> {
  const challenge = reading('the challenge of the mail host', () => readChallenge(envelope));
  refuseForeign(challenge.consumerUrl, options.mail);
  const identityUrl = new URL(ECP_WIRE.idpPath, options.identity).href;
  const question = reading('the challenge of the mail host', () => replaceHeader(text));
  const signed = await options.post('identity', identityUrl, 'text/xml', question);
  const assertion = readAssertionAnswer(signed, challenge);
  const relayState = challenge.relayState === undefined ? '' : serializeElement(challenge.relayState);
  const answer = reading('the answer of the identity host', () => replaceHeader(assertion, relayState));
  checkAccepted(await options.post('mail', challenge.consumerUrl, PAOS_TYPE, answer));
}

/** An assertion sent elsewhere would be a credential given away (mss 3.2, checks by the client). */
function refuseForeign(consumerUrl: string, mail: string): void {
  const expected = new URL(mail);
  const url = URL.canParse(consumerUrl) ? new URL(consumerUrl) : undefined;
  if (url?.origin === expected.origin && url.username === '' && url.password === '') return;
  throw new MssError(
    'LOGIN_FOREIGN',
    'The login is stopped: the mail host asks for the assertion to be sent to another host.',
  );
}

function readAssertionAnswer(response: HttpResponse, challenge: ReadChallenge): string {
  const what = 'The login at the identity host';
  const code = errorHeader(response);
  if (code !== undefined) throw loginRefused(response, what, code);
  refuseHtml(response, what);
  if (response.status === 401 || response.status === 403) throw loginRefused(response, what);
  const text = Buffer.from(response.body).toString('utf8');
  const envelope = reading('the answer of the identity host', () => readEnvelope(text), response.status);
  const fault = readSoapFault11(envelope.content);
  if (fault !== undefined) throw loginRefused(response, what, fault.code, fault.message);
  if (response.status !== 200) throw loginAnswer('The identity host', response.status);
  const answer = reading(
    'the answer of the identity host',
    () => readIdentityAnswer(envelope),
    response.status,
  );
  if (answer.status !== 'Success') {
    throw new MssError('LOGIN_REFUSED', `${what} was refused: status ${nameOnly(answer.status)}.`, {
      httpStatus: 200,
    });
  }
  if (!answer.hasAssertion) {
    throw new MssError('LOGIN_ANSWER', 'The identity host answered without an assertion.', {
      httpStatus: 200,
    });
  }
  if (answer.consumerUrl !== undefined && answer.consumerUrl !== challenge.consumerUrl) {
    throw new MssError(
      'LOGIN_FOREIGN',
      'The login is stopped: the assertion is meant for another address than the mail host’s.',
    );
  }
  return text;
}

/** Step 6: a redirection to where the session is. It is not followed: the original request is sent again. */
function checkAccepted(response: HttpResponse): void {
  const what = 'The login at the mail host';
  const code = errorHeader(response);
  if (code !== undefined) throw loginRefused(response, what, code);
  if (response.status >= 300 && response.status < 400) return;
  refuseHtml(response, what);
  if (response.status === 401 || response.status === 403) throw loginRefused(response, what);
  if (response.status < 200 || response.status >= 300) throw loginAnswer('The mail host', response.status);
}

function loginRefused(response: HttpResponse, what: string, code?: number, message?: string): MssError {
  const { serviceCode, message: words } = faultError(
    { kind: 'TECHNIQUE', code, message },
    what,
    response.status,
  );
  return new MssError('LOGIN_REFUSED', words, {
    serviceCode,
    httpStatus: response.status,
    serviceMessage: message,
  });
}

function loginAnswer(who: string, httpStatus: number): MssError {
  return new MssError('LOGIN_ANSWER', `${who} answered the login with HTTP ${httpStatus}.`, { httpStatus });
}

function reading<T>(what: string, read: () => T, httpStatus?: number): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof SoapError)) throw cause;
    throw new MssError('LOGIN_ANSWER', `The login failed: ${what} cannot be read (${cause.message})`, {
      cause,
      httpStatus,
    });
  }
}

/** A status is a name; anything else is not repeated. */
function nameOnly(status: string): string {
  return /^[A-Za-z]{1,40}$/.test(status) ? status : 'unknown';
}
