/** What the time server tells, and whether it tells anything. */
export interface NtpSettings {
  /** Added to the true time, in milliseconds. */
  readonly offsetMs: number;
  /** Receives requests and never answers. */
  readonly silent: boolean;
  /** 1 to 15 for a synchronised server; 16 is not synchronised. */
  readonly stratum: number;
  /** 0 none, 1 and 2 leap second ahead, 3 clock not synchronised. */
  readonly leap: 0 | 1 | 2 | 3;
  /** Code of a kiss-o'-death (`DENY`, `RSTR`, `RATE`), sent with stratum 0; `null` for an ordinary answer. */
  readonly kiss: string | null;
  /** Answers with an origin time stamp that is not the request's, as a replayed packet has. */
  readonly wrongOrigin: boolean;
}

/** The time server as its operator sees it. */
export interface NtpControl {
  set(settings: Partial<NtpSettings>): NtpSettings;
  settings(): NtpSettings;
  /** Requests received since the start. */
  requests(): number;
}
