import { type HttpResponse, SoapError } from '@dmpconnect/soap';
import { MssError } from '../errors.js';
import {
  ECP_WIRE,
  type Envelope,
  isChallenge,
  LOGIN_CODES,
  meaningOf,
  type Protocol,
  readEnvelope,
  readRestAnswer,
  readRestFault,
  readSoapAnswer,
  readSoapFault11,
  SESSION_CODES,
  type WireFault,
  type WireOperation,
} from '../wire-profile/index.js';

/** An answer of the mail host, told apart (mss 3.2, 7.1). */
export type ServiceAnswer =
  | { readonly kind: 'challenge'; readonly envelope: Envelope; readonly text: string }
  | { readonly kind: 'fault'; readonly fault: WireFault }
  | { readonly kind: 'soap'; readonly envelope: Envelope }
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'empty' }
  /** Neither an answer nor a demand to log in; why is thrown by whoever needed an answer. */
  | { readonly kind: 'unreadable'; readonly error: MssError };

/** Tells the answers of the mail host apart; nothing is thrown. */
export function classifyAnswer(response: HttpResponse, what: string): ServiceAnswer {
  try {
    return classify(response, what);
  } catch (error) {
    if (error instanceof MssError) return { kind: 'unreadable', error };
    throw error;
  }
}

function classify(response: HttpResponse, what: string): ServiceAnswer {
  const code = errorHeader(response);
  if (code !== undefined) return { kind: 'fault', fault: { kind: 'TECHNIQUE', code } };
  refuseHtml(response, what);
  if (response.body.length === 0) return emptyAnswer(response, what);
  const answer = startsWith(response.body, '<') ? readXml(response, what) : readJson(response, what);
  if (answer.kind !== 'fault' && answer.kind !== 'challenge' && response.status >= 300) {
    throw statusError(response.status, what);
  }
  return answer;
}

/** Whether an answer asks for a login (mss 3.6). */
export function wantsLogin(answer: ServiceAnswer): boolean {
  return (
    answer.kind === 'challenge' ||
    (answer.kind === 'fault' && SESSION_CODES.has(answer.fault.code ?? Number.NaN))
  );
}

/** The number of `X-ErrorCode: <n>;…` (mss 3.6). */
export function errorHeader(response: HttpResponse): number | undefined {
  const header = response.headers.find(
    ({ name }) => name.toLowerCase() === ECP_WIRE.errorHeader.toLowerCase(),
  );
  const digits = /^\s*(\d{1,6})/.exec(header?.value ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** @throws {MssError} `ANSWER_HTML` for a page: of a proxy, or of the maintenance of the service (mss 7.1). */
export function refuseHtml(response: HttpResponse, what: string): void {
  const type = response.headers.find(({ name }) => name === 'content-type')?.value ?? '';
  const beginning = Buffer.from(response.body.subarray(0, 256))
    .toString('latin1')
    .replace(/^\W*(?=<)/, '');
  if (
    !/^\s*(text\/html|application\/xhtml\+xml)/i.test(type) &&
    !/^<(!doctype\s+html|html)\b/i.test(beginning)
  )
    return;
  throw new MssError(
    'ANSWER_HTML',
    `${what}: a web page came instead of the answer (HTTP ${response.status}): a proxy, or the maintenance of the service.`,
    { httpStatus: response.status },
  );
}

/** What an operation answered. @throws {MssError} `FAULT_…`, `LOGIN_REFUSED`, `ANSWER_UNEXPECTED` */
export function readOutput<O>(
  operation: WireOperation<unknown, O>,
  protocol: Protocol,
  answer: ServiceAnswer,
  httpStatus: number,
): O {
  try {
    if (answer.kind === 'unreadable') throw answer.error;
    if (answer.kind === 'fault') throw faultError(answer.fault, operation.key, httpStatus);
    if (answer.kind === 'empty') return readRestAnswer(operation, undefined);
    if (answer.kind === 'soap' && protocol === 'soap')
      return readSoapAnswer(operation, answer.envelope.content);
    if (answer.kind === 'json' && protocol === 'rest') return readRestAnswer(operation, answer.json);
  } catch (error) {
    if (!(error instanceof SoapError)) throw error;
    throw new MssError('ANSWER_UNEXPECTED', `${operation.key}: ${error.message}`, {
      cause: error,
      httpStatus,
    });
  }
  throw new MssError('ANSWER_UNEXPECTED', `${operation.key}: the answer is of the other protocol.`, {
    httpStatus,
  });
}

/** A refusal of the service as an error. */
export function faultError(fault: WireFault, what: string, httpStatus: number): MssError {
  const { code, message } = fault;
  const meaning = meaningOf(code);
  const words = `${code === undefined ? 'no number' : `number ${code}`}${meaning === undefined ? '' : `: ${meaning}`}`;
  const details = { serviceCode: code, httpStatus, serviceMessage: message };
  if (code !== undefined && LOGIN_CODES.has(code)) {
    return new MssError('LOGIN_REFUSED', `${what}: the service refuses the holder (${words}).`, details);
  }
  return fault.kind === 'FONCTIONNELLE'
    ? new MssError('FAULT_FUNCTIONAL', `${what}: the service refused the request (${words}).`, details)
    : new MssError('FAULT_TECHNICAL', `${what}: the service failed (${words}).`, details);
}

function emptyAnswer(response: HttpResponse, what: string): ServiceAnswer {
  if (response.status >= 200 && response.status < 300) return { kind: 'empty' };
  throw statusError(response.status, what);
}

function statusError(status: number, what: string): MssError {
  return status >= 500
    ? new MssError('FAULT_TECHNICAL', `${what}: the service failed with HTTP ${status}.`, {
        httpStatus: status,
      })
    : new MssError('ANSWER_UNEXPECTED', `${what}: the service answered HTTP ${status}.`, {
        httpStatus: status,
      });
}

function readXml({ body, status }: HttpResponse, what: string): ServiceAnswer {
  const text = Buffer.from(body).toString('utf8');
  const envelope = parsed(
    () => readEnvelope(body),
    /<\/[^<>]*Envelope\s*>\s*$/.test(text.slice(-200)),
    what,
    status,
  );
  if (isChallenge(envelope)) return { kind: 'challenge', envelope, text };
  const fault = readSoapFault11(envelope.content);
  return fault === undefined ? { kind: 'soap', envelope } : { kind: 'fault', fault };
}

function readJson({ body, status }: HttpResponse, what: string): ServiceAnswer {
  const text = Buffer.from(body).toString('utf8');
  const json = parsed((): unknown => JSON.parse(text), /[}\]"]\s*$/.test(text.slice(-20)), what, status);
  const fault = readRestFault(json);
  return fault === undefined ? { kind: 'json', json } : { kind: 'fault', fault };
}

function parsed<T>(parse: () => T, complete: boolean, what: string, httpStatus: number): T {
  try {
    return parse();
  } catch (cause) {
    // A document of another kind, or one that is refused, is whole all the same.
    throw complete || (cause instanceof SoapError && cause.code !== 'XML_MALFORMED')
      ? new MssError('ANSWER_UNEXPECTED', `${what}: the answer cannot be read (HTTP ${httpStatus}).`, {
          cause,
          httpStatus,
        })
      : new MssError('ANSWER_TRUNCATED', `${what}: the answer stops before its end.`, { cause, httpStatus });
  }
}

function startsWith(bytes: Uint8Array, sign: string): boolean {
  const first = bytes.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  return first === sign.charCodeAt(0);
}
