/** A file of authorities that a connection trusts. */
export interface CertificateSource {
  /** Name of the file, without its folder. */
  readonly fileName: string;
}
