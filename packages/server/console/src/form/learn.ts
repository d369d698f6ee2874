/** Fields of requests that are filled in with what an answer said under another name. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  s_uniqueId: ['s_uniqueId', 's_documentUniqueId'],
  s_uuid: ['s_uuid', 's_documentUuid'],
  i_handle: ['i_documentHandle'],
  i_connectionHandle: ['i_connection'],
};

/** Values that an answer gives for later requests, by the name of the field of those. The first document of a search counts. */
export function learnFrom(answer: unknown): Readonly<Record<string, string>> {
  const learnt: Record<string, string> = {};
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === 'object') visit(member);
      else for (const field of ALIASES[name] ?? []) learnt[field] ??= String(member);
    }
  };
  visit(answer);
  return Object.fromEntries(Object.entries(learnt).filter(([, value]) => value !== ''));
}
