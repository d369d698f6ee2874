/** Message ids already seen, so that a replayed call is refused (dmp-transactions 9.2 step 5). */
export interface MessageMemory {
  /** `false` when the id was there already. */
  remember(messageId: string): boolean;
}

export function createMessageMemory(limit: number): MessageMemory {
  const seen = new Set<string>();
  return {
    remember: (messageId) => {
      if (seen.has(messageId)) return false;
      seen.add(messageId);
      const [oldest] = seen;
      if (seen.size > limit && oldest !== undefined) seen.delete(oldest);
      return true;
    },
  };
}
