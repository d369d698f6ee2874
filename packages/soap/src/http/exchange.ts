import type { Dispatcher } from 'undici';
import type { SoapEnvelope } from '../envelope/read.js';
import type { MtomAttachment, MtomParts } from '../mtom/attachment.js';
import type { ParsedElement } from '../xml/parse.js';
import type { TransactionDump } from './dump.js';

export interface SoapExchangeOptions {
  /** From {@link createDispatcher}. */
  readonly dispatcher: Dispatcher;
  readonly url: string;
  /** `wsa:Action`, repeated in the content type. */
  readonly action: string;
  /** From {@link buildSoapRequest}. */
  readonly request: { readonly messageId: string; readonly xml: string };
  /** Sends the request as MTOM, even when the list is empty. Absent: plain SOAP. */
  readonly attachments?: readonly MtomAttachment[];
  /** Further HTTP headers, such as `authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** For the whole exchange. Default 60 000. */
  readonly timeoutMs?: number;
  /** Largest answer accepted, in bytes. Default 160 MiB. */
  readonly maxAnswerBytes?: number;
  readonly dump?: TransactionDump;
  /** The transaction, e.g. `TD3.1`, for the dump and for messages. */
  readonly label?: string;
}

export interface SoapAnswer {
  readonly envelope: SoapEnvelope;
  /** First child of the body. */
  readonly content: ParsedElement;
  /** Empty when the answer is plain SOAP. */
  readonly attachments: MtomParts;
  readonly httpStatus: number;
}

export async function exchangeSoap(options: SoapExchangeOptions): Promise<SoapAnswer> {
  throw new Error(`not written yet ${options.url}`);
}
