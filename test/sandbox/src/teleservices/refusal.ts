import type { FaultDetailCode } from '@dmpconnect/teleservices/wire-profile';
import { Refusal } from '../dmp/pipeline/refusal.js';

/** The layer that the teleservices refuse a call in (teleservices 15.2). */
export type TlsiRefusalLayer =
  | { readonly kind: 'http'; readonly status: number; readonly allow?: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'fault'; readonly code: FaultDetailCode };

/** A refusal of the teleservices: its message is the technical text of the fault. */
export type TlsiRefusal = Refusal<TlsiRefusalLayer>;

/** An HTTP status without SOAP. */
export function refuseHttp(status: number, reason: string, allow?: string): TlsiRefusal {
  return new Refusal({ kind: 'http', status, ...(allow === undefined ? {} : { allow }) }, reason);
}

/** `soap:VersionMismatch`. */
export function refuseVersion(reason: string, cause: unknown): TlsiRefusal {
  return new Refusal({ kind: 'version' }, reason, { cause });
}

/** A fault of the frame, by its code (teleservices 6). */
export function refuse(code: FaultDetailCode, reason: string, cause?: unknown): TlsiRefusal {
  return new Refusal({ kind: 'fault', code }, reason, { cause });
}

/** The code that a refusal shows in the journal. */
export function codeOf({ layer }: TlsiRefusal): string {
  if (layer.kind === 'http') return `HTTP ${layer.status}`;
  return layer.kind === 'version' ? 'VersionMismatch' : layer.code;
}
