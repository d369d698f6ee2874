/** What the sandbox says of itself, as far as forms need it. */
export interface SandboxFacts {
  readonly pin: string;
  readonly dmpUrl: string;
  readonly cpxReader: string;
  readonly vitaleReader: string;
  /** To give as `s_dcparameters64`. */
  readonly dcParameter: string;
  /** Authority of the certificate of the server, a file of this machine. */
  readonly caFile: string;
  /** A PDF made for tests, base64. */
  readonly documentBase64: string;
}
