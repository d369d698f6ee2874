/** Globals of the page that the session-opening methods read (js-api 14.1). `const` and `let` ones count too. */
declare const dmpConnectJSUseMss: unknown;
declare const MssParameters: Record<string, unknown>;

interface PageGlobals {
  readonly document?: { getElementById(id: string): { readonly value?: string } | null };
}

/** User of a terminal server, from the two inputs a page may have; nothing unless both are filled. */
export function readTseUser(): { readonly s_userName: string; readonly s_domainName: string } | undefined {
  const { document } = globalThis as PageGlobals;
  const s_userName = document?.getElementById('TseUserName')?.value;
  const s_domainName = document?.getElementById('TseDomainName')?.value;
  return s_userName && s_domainName ? { s_userName, s_domainName } : undefined;
}

/**
 * The object a session-opening command is made in: the page's `MssParameters` itself when the page uses MSS, so that
 * it keeps what is added to it, as with the original; else a new one.
 */
export function sessionCommand(): Record<string, unknown> {
  const usesMss = typeof dmpConnectJSUseMss !== 'undefined' && Boolean(dmpConnectJSUseMss);
  return usesMss ? MssParameters : {};
}
