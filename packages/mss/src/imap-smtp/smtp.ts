import { Readable } from 'node:stream';
import { MssError } from '../errors.js';
import type { Deadline } from '../network/deadline.js';
import { startTranscript, type Transcript } from '../network/observer.js';
import { proxyUrlFor } from '../network/proxy.js';
import { socketError } from '../network/socket-error.js';
import { tlsOptions } from '../network/tls-options.js';
import type { ImapSmtpOptions } from './options.js';

/**
 * Hands a message to the operator, once. Every failure says what became of the mail: it did not leave as long as none
 * of its bytes was sent, or when the server itself refused it.
 *
 * @throws {MssError} with `delivery`
 */
export async function submit(
  options: ImapSmtpOptions,
  mail: { readonly sender: string; readonly recipients: readonly string[]; readonly bytes: Buffer },
  deadline: Deadline,
): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const { host, port } = options.smtp;
  const transcript = startTranscript(options.observer, { protocol: 'smtp', host, port });
  const transport = createTransport({
    ...(await transportOptions(options, mail.sender)),
    ...(transcript.keeps ? { debug: true, logger: smtpLogger(transcript) } : {}),
  });
  const cut = (): void => transport.close();
  deadline.signal.addEventListener('abort', cut, { once: true });
  let started = false;
  const raw = Readable.from(
    (function* () {
      started = true;
      yield mail.bytes;
    })(),
  );
  const sending = transport.sendMail({ raw, envelope: { from: mail.sender, to: [...mail.recipients] } });
  try {
    const { rejected } = await Promise.race([sending, rejectedBy(deadline.signal)]);
    if (rejected.length > 0) {
      throw new MssError(
        'FAULT_FUNCTIONAL',
        `SMTP: the mail left, but ${rejected.length} of ${mail.recipients.length} recipients were refused.`,
        { delivery: 'unknown', field: 'message.to' },
      );
    }
    transcript.end();
  } catch (error) {
    const known = smtpError(error, started, deadline, proxyUrlFor(options.smtp, options.proxy));
    transcript.end({ error: known });
    throw known;
  } finally {
    deadline.signal.removeEventListener('abort', cut);
    sending.catch(() => {});
    raw.destroy();
    transport.close();
  }
}

/** What nodemailer says of each line, the mail included; it hides credentials. */
function smtpLogger(transcript: Transcript) {
  const line = ({ tnx }: { readonly tnx?: string }, text: unknown): void => {
    if (tnx === 'server') transcript.received(String(text));
    else if (tnx === 'client' || tnx === 'message') transcript.sent(String(text));
  };
  const nothing = (): void => {};
  return {
    level: nothing,
    trace: line,
    debug: line,
    info: nothing,
    warn: nothing,
    error: nothing,
    fatal: nothing,
  };
}

async function transportOptions({ smtp, credentials, tls, ...options }: ImapSmtpOptions, sender: string) {
  const secure = smtp.security === 'tls';
  const proxy = proxyUrlFor(smtp, options.proxy);
  const base = {
    host: smtp.host,
    port: smtp.port,
    secure,
    requireTLS: !secure,
    tls: tlsOptions(tls),
    ...(proxy === undefined ? {} : { proxy }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if (credentials.kind === 'token') {
    const accessToken = await credentials.token();
    return { ...base, auth: { type: 'OAuth2' as const, user: sender, accessToken } };
  }
  // The certificate alone is enough for a server that does not offer EXTERNAL.
  return base;
}

function smtpError(
  error: unknown,
  started: boolean,
  deadline: Deadline,
  proxy: string | undefined,
): MssError {
  if (error instanceof MssError) return error;
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  const delivery = started && typeof code !== 'number' ? 'unknown' : 'not-sent';
  const late = deadline.error('SMTP');
  const known =
    late ??
    (typeof code === 'number'
      ? refusal(error, code)
      : socketError(error, 'SMTP', { proxied: proxy !== undefined }));
  return new MssError(known.code, known.message, { cause: error, delivery, serviceCode: known.serviceCode });
}

function refusal(cause: unknown, serviceCode: number): MssError {
  const login = cause instanceof Error && 'code' in cause && cause.code === 'EAUTH';
  const details = { cause, serviceCode };
  if (login)
    return new MssError('LOGIN_REFUSED', `SMTP: the server refused the login (${serviceCode}).`, details);
  return serviceCode >= 500
    ? new MssError('FAULT_FUNCTIONAL', `SMTP: the server refused the mail (${serviceCode}).`, details)
    : new MssError('FAULT_TECHNICAL', `SMTP: the server cannot take the mail now (${serviceCode}).`, details);
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
