/** How much one message may hold (mss 11). */
export interface MssLimits {
  /** Attachments before base64, and body, together: bytes. */
  readonly maxRawBytes: number;
  /** Characters. */
  readonly maxBodyLength: number;
  /** To, Cc and Bcc together. */
  readonly maxRecipients: number;
}

/** What the national operator and its own client take (mss 11). */
export const DEFAULT_LIMITS: MssLimits = {
  maxRawBytes: 8_388_608,
  maxBodyLength: 50_000,
  maxRecipients: 100,
};
