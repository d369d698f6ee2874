import type { RefusalCode } from '../codes.js';

/** First-level SOAP fault codes the simulator answers with. */
export type FaultCode = 'Sender' | 'Receiver' | 'VersionMismatch' | 'MustUnderstand';

/** The layer a refusal is answered in (dmp-transactions 9.3). */
export type RefusalLayer =
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly subcode?: string }
  /** In the words of the service: an HL7 acknowledgement, a RegistryErrorList. */
  | { readonly kind: 'service'; readonly code: RefusalCode };

/** Thrown by a check; the pipeline turns it into the answer. The message is the text sent to the caller. */
export class Refusal<Layer = RefusalLayer> extends Error {
  override readonly name = 'Refusal';
  readonly layer: Layer;

  constructor(layer: Layer, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.layer = layer;
  }
}

/** The code a refusal shows in the journal. */
export function codeOf({ layer }: Refusal): string {
  if (layer.kind === 'http') return `HTTP ${layer.status}`;
  return layer.kind === 'fault' ? (layer.subcode ?? layer.code) : layer.code;
}

export function refuseHttp(status: number, reason: string): Refusal {
  return new Refusal({ kind: 'http', status }, reason);
}

/** A SOAP fault for a message that cannot be taken as it is; `subcode` is a WS-Addressing one. */
export function refuseMessage(
  reason: string,
  o: { readonly code?: FaultCode; readonly subcode?: string; readonly cause?: unknown } = {},
): Refusal {
  const { code = 'Sender', subcode, cause } = o;
  return new Refusal({ kind: 'fault', code, ...(subcode === undefined ? {} : { subcode }) }, reason, {
    cause,
  });
}

/** A SOAP fault about authentication or rights (dmp-transactions 9.3). */
export function refuseCaller(code: RefusalCode, reason: string, cause?: unknown): Refusal {
  return new Refusal({ kind: 'fault', code: 'Sender', subcode: code }, reason, { cause });
}

/** A refusal in the words of the service. */
export function refuseRequest(code: RefusalCode, reason: string, cause?: unknown): Refusal {
  return new Refusal({ kind: 'service', code }, reason, { cause });
}
