/** A shape of data that is never signed for an application. */
export interface Recogniser {
  /** Name of the rule, for the developer of the application. */
  readonly rule: string;
  /** What such data are, in words that follow "looks like". */
  readonly what: string;
  recognises(data: Buffer): boolean;
}
