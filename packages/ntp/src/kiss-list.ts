/** How long a server that sent a kiss-o'-death is left alone, in ms, by its four-letter reason (RFC 5905 section 7.4). */
const BACK_OFF_MS: Readonly<Record<string, number>> = {
  DENY: 24 * 60 * 60_000,
  RSTR: 24 * 60 * 60_000,
  RATE: 5 * 60_000,
};

/** The servers that asked not to be asked. */
export interface KissList {
  /** Records a kiss-o'-death; reasons other than those of the table only end the exchange under way. */
  add(server: string, reason: string): void;
  /** Why the server must be left alone now, or nothing. */
  reasonFor(server: string): string | undefined;
}

/** Makes an empty list over a steady clock in ms. */
export function createKissList(steadyMs: () => number): KissList {
  const entries = new Map<string, { readonly reason: string; readonly until: number }>();
  return {
    add(server, reason) {
      const backOff = BACK_OFF_MS[reason];
      if (backOff !== undefined) entries.set(server, { reason, until: steadyMs() + backOff });
    },
    reasonFor(server) {
      const entry = entries.get(server);
      if (entry === undefined || steadyMs() >= entry.until) return undefined;
      return `not asked: it sent a kiss-o'-death ${entry.reason} lately`;
    },
  };
}
