/** Domains whose addresses may be written to (mss 8.3). */
export interface TrustedDomains {
  /** @param domain In lower case, A-label form. @throws {MssError} `WHITE_LIST` when the list cannot be had. */
  has(domain: string, options?: { readonly signal?: AbortSignal | undefined }): Promise<boolean>;
}
