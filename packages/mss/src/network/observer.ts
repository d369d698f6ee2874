/** One exchange with a mail server or a directory: what each side said, line by line, credentials left out. */
export interface ObservedExchange {
  readonly protocol: 'imap' | 'smtp' | 'ldap';
  readonly host: string;
  readonly port: number;
  readonly startedAt: Date;
  readonly totalMs: number;
  /**
   * The lines of each side, each after the milliseconds since the start (`+12 `): both together give the order. Absent
   * when they are not kept. Personal data and the content of mails are in them; tokens and passwords never.
   */
  readonly sent?: string;
  readonly received?: string;
  /** Why it failed. */
  readonly error?: unknown;
}

/** Follows exchanges that are no HTTP: IMAP, SMTP, LDAP. */
export interface ExchangeObserver {
  /** Whether lines are kept, asked at the start of each exchange. */
  keepsLines(): boolean;
  /** Told of each exchange at its end. What it throws is not heard. */
  ended(exchange: ObservedExchange): void;
}

/** An exchange under way. */
export interface Transcript {
  /** Whether lines are kept: who would have to make them can do without. */
  readonly keeps: boolean;
  sent(line: string): void;
  received(line: string): void;
  end(failure?: { readonly error: unknown }): void;
}

/** Starts to follow an exchange; without observer nothing is kept and nobody is told. */
export function startTranscript(
  observer: ExchangeObserver | undefined,
  what: Pick<ObservedExchange, 'protocol' | 'host' | 'port'>,
): Transcript {
  const startedAt = new Date();
  const start = performance.now();
  const elapsed = (): number => Math.round(performance.now() - start);
  const keeps = observer?.keepsLines() ?? false;
  const [sent, received]: [string[], string[]] = [[], []];
  const note = (lines: string[], line: string): void => {
    if (keeps) lines.push(`+${elapsed()} ${line}\n`);
  };
  return {
    keeps,
    sent: (line) => note(sent, withoutCredentials(line)),
    received: (line) => note(received, line),
    end(failure = undefined) {
      try {
        const lines = keeps ? { sent: sent.join(''), received: received.join('') } : {};
        observer?.ended({ ...what, startedAt, totalMs: elapsed(), ...lines, ...failure });
      } catch {
        // An exchange does not fail for who looks at it.
      }
    },
  };
}

/** Commands that log in: what follows the mechanism is a credential, whatever the library made of it. */
const LOGIN = /^((?:[A-Za-z0-9]+ )?(?:AUTHENTICATE|AUTH) [A-Za-z0-9-]+|(?:[A-Za-z0-9]+ )?LOGIN) .*$/is;

function withoutCredentials(line: string): string {
  return line.replace(LOGIN, '$1 ***');
}
