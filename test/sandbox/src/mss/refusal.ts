import type { FaultKind } from '@dmpconnect/mss/wire-profile';

/** Number of a refusal and the HTTP status that REST gives it (mss 7). */
const HTTP: Readonly<Record<number, number>> = { 2: 500, 39: 403, 41: 404, 42: 404, 45: 404 };

/** Numbers that are failures of the service rather than of the request (mss 7.2). */
const TECHNICAL: ReadonlySet<number> = new Set([1, 2]);

/** What the service refuses a request with (mss 7). */
export class MssRefusal extends Error {
  override readonly name = 'MssRefusal';
  /** Number of mss 7.2. */
  readonly code: number;
  readonly kind: FaultKind;
  /** Status in REST; SOAP has 500 for every fault. */
  readonly restStatus: number;

  constructor(code: number, rule: string) {
    super(rule);
    this.code = code;
    this.kind = TECHNICAL.has(code) ? 'TECHNIQUE' : 'FONCTIONNELLE';
    this.restStatus = HTTP[code] ?? (this.kind === 'TECHNIQUE' ? 500 : 400);
  }
}

/** A field breaks its rule (mss 15.3). */
export function refuseField(field: string, rule: string): MssRefusal {
  return new MssRefusal(36, `${field} ${rule}.`);
}
