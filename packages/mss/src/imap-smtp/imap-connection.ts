import type { ImapFlow, Logger } from 'imapflow';
import { MssError } from '../errors.js';
import type { Deadline } from '../network/deadline.js';
import { startTranscript, type Transcript } from '../network/observer.js';
import { proxyUrlFor } from '../network/proxy.js';
import { socketError } from '../network/socket-error.js';
import { tlsOptions } from '../network/tls-options.js';
import type { ImapSmtpOptions } from './options.js';

/** What the login of imapflow is made of, beneath its public types: EXTERNAL is not among its mechanisms. */
interface Internals {
  expectCapabilityUpdate: boolean;
  authenticated: unknown;
  readonly state: unknown;
  readonly states: { readonly NOT_AUTHENTICATED: unknown };
  exec(
    command: string,
    attributes: readonly { readonly type: string; readonly value: string }[],
    options: { readonly onPlusTag: () => Promise<void> },
  ): Promise<{ next(): void }>;
  write(line: string): void;
  setAuthenticationState(): Promise<void>;
}

/**
 * Runs `work` on a connection to the mailbox, opened for it and closed after it: a token lives minutes (mss 13.1).
 *
 * @throws {MssError} `LOGIN_REFUSED`, `FAULT_FUNCTIONAL`, the codes of transport.
 */
export async function withImap<T>(
  options: ImapSmtpOptions,
  mailbox: string,
  deadline: Deadline,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const { host, port } = options.imap;
  const transcript = startTranscript(options.observer, { protocol: 'imap', host, port });
  const client = await createClient(options, mailbox, transcript);
  // Failures reach the command that waits; without a listener they would end the process.
  let failure: unknown;
  client.on('error', (error) => {
    failure ??= error;
  });
  const cut = (): void => client.close();
  deadline.signal.addEventListener('abort', cut, { once: true });
  try {
    deadline.signal.throwIfAborted();
    await client.connect();
    const result = await work(client);
    transcript.end();
    return result;
  } catch (error) {
    const known =
      deadline.error('IMAP') ?? imapError(error, failure, proxyUrlFor(options.imap, options.proxy));
    transcript.end({ error: known });
    throw known;
  } finally {
    deadline.signal.removeEventListener('abort', cut);
    client.close();
  }
}

async function createClient(
  options: ImapSmtpOptions,
  mailbox: string,
  transcript: Transcript,
): Promise<ImapFlow> {
  // Takes a third of a second to load: only where mail goes by IMAP.
  const { ImapFlow } = await import('imapflow');
  const { imap, credentials, tls } = options;
  const secure = imap.security === 'tls';
  const proxy = proxyUrlFor(imap, options.proxy);
  const base = {
    host: imap.host,
    port: imap.port,
    secure,
    // Without it a server that offers no STARTTLS would be spoken to in clear.
    ...(secure ? {} : { doSTARTTLS: true }),
    tls: tlsOptions(tls),
    ...(proxy === undefined ? {} : { proxy }),
    logger: transcript.keeps ? imapLogger(transcript) : false,
    disableAutoIdle: true,
    disableBinary: true,
  } as const;
  if (credentials.kind === 'token') {
    return new ImapFlow({ ...base, auth: { user: mailbox, accessToken: await credentials.token() } });
  }
  const client = new ImapFlow(base);
  return Object.assign(client, { authenticate: () => authenticateExternal(client as unknown as Internals) });
}

/** What imapflow says of each line; it hides credentials, and gives the size of literals in their place. */
function imapLogger(transcript: Transcript): Logger {
  const line = ({ src, msg }: LogEntry): void => {
    if (msg === undefined) return;
    if (src === 'c') transcript.sent(msg);
    else if (src === 's') transcript.received(msg);
  };
  return { trace: line, debug: line, info: line, warn: line, error: line };
}

interface LogEntry {
  readonly src?: string;
  readonly msg?: string;
}

/** SASL EXTERNAL: the client certificate says who it is (RFC 4422, appendix A). */
async function authenticateExternal(client: Internals): Promise<boolean> {
  if (client.state !== client.states.NOT_AUTHENTICATED) return true;
  client.expectCapabilityUpdate = true;
  try {
    const answer = await client.exec('AUTHENTICATE', [{ type: 'ATOM', value: 'EXTERNAL' }], {
      // An empty identity: the one of the certificate.
      onPlusTag: async () => client.write(''),
    });
    answer.next();
  } catch (cause) {
    throw new MssError('LOGIN_REFUSED', 'IMAP: the server refused the client certificate.', { cause });
  }
  client.authenticated = true;
  await client.setAuthenticationState();
  return true;
}

function imapError(error: unknown, failure: unknown, proxy: string | undefined): MssError {
  if (error instanceof MssError) return error;
  if (error instanceof Error) {
    // The second one: the server offers no mechanism for what there is.
    if (
      ('authenticationFailed' in error && error.authenticationFailed === true) ||
      /authentication/i.test(error.message)
    ) {
      return new MssError('LOGIN_REFUSED', 'IMAP: the server refused the login.', { cause: error });
    }
    if ('responseStatus' in error && (error.responseStatus === 'NO' || error.responseStatus === 'BAD')) {
      return new MssError('FAULT_FUNCTIONAL', 'IMAP: the server refused the command.', { cause: error });
    }
  }
  return socketError(failure ?? error, 'IMAP', { proxied: proxy !== undefined });
}
