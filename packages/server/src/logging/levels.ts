/** Severities of an entry, the gravest first, with the letter that stands in the line (js-api 6). */
export const SEVERITIES = {
  fatal: { level: 1, letter: 'F' },
  error: { level: 2, letter: 'E' },
  warn: { level: 3, letter: 'W' },
  info: { level: 4, letter: 'I' },
  debug: { level: 5, letter: 'D' },
} as const satisfies Record<string, { readonly level: number; readonly letter: string }>;

/** Severity of an entry. */
export type Severity = keyof typeof SEVERITIES;

/**
 * Levels of the two journals: js-api 11.13 for the library (0 disabled … 5 dev), seed 6.2 for the server (1..7).
 * Both number severities alike; the server's 6 and 7 add the details of {@link SERVER_DETAIL}.
 */
export interface JournalLevels {
  /** `dmp-connect.log`, 0..5. */
  readonly library: number;
  /** `dmpConnect-js2.log`, 1..7. */
  readonly server: number;
}

/** Whether a journal at `level` keeps an entry of `severity`. */
export function isKept(severity: Severity, level: number): boolean {
  return SEVERITIES[severity].level <= level;
}

/** What the journal of the server tells beyond debug, from which level on. */
export const SERVER_DETAIL = {
  /** Each HTTP request and each WebSocket. */
  connections: 6,
  /** Each message between master and workers. */
  messages: 7,
} as const;
