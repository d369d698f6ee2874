/** One message as it was on the wire, for the traces an integrator asks for. It holds personal data: keep it accordingly. */
export interface DumpedMessage {
  readonly direction: 'request' | 'response';
  /** The transaction, e.g. `TD3.1`. */
  readonly label: string;
  readonly url: string;
  readonly contentType: string;
  /** Length of the body, in bytes. */
  readonly length: number;
  /** The whole message; one that was streamed is put together when this is read. */
  readonly body: Uint8Array;
  readonly at: Date;
}

/** Receives each message of an exchange. */
export type TransactionDump = (entry: DumpedMessage) => void;
