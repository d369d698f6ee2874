/** The origins whose pages may talk to the server (js-api 1.6). */
export interface AllowedOrigins {
  /** Patterns that apply now: those of the settings, then those of every registered DC parameter that is valid. */
  patterns(): Promise<readonly string[]>;
  /** Whether a page of `origin` may talk to the server. No origin at all (not a browser) may. */
  allows(origin: string | undefined): Promise<boolean>;
}
