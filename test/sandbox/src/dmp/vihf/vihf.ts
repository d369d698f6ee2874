import type { Code } from '../identifiers/code.js';
import type { Cx } from '../identifiers/cx.js';

/** How the user was authenticated (dmp-transactions 3.4). */
export const AUTHENTICATION_MODES = ['DIRECTE', 'INDIRECTE', 'INDIRECTE_RENFORCEE'] as const;
export type AuthenticationMode = (typeof AUTHENTICATION_MODES)[number];

/** Why the DMP is accessed (dmp-transactions 3.6). */
export const PURPOSES = ['normal', 'bris_de_glace', 'centre_15'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A decoded VIHF (dmp-transactions 3.5, 3.6). */
export interface Vihf {
  readonly id: string;
  /** Subject DN of the signing certificate, as written. */
  readonly issuer: string;
  readonly issuedAt: Date;
  readonly authenticatedAt: Date;
  /** PS_IdNat of the user. */
  readonly user: string;
  readonly mode: AuthenticationMode;
  /** Struct_IdNat. */
  readonly structure: string;
  /** `SAxx`. */
  readonly sector: string;
  /** Profession, then savoir-faire where the profession needs one. */
  readonly roles: readonly Code[];
  readonly purpose: Purpose;
  /** `Mode_Acces_Raison`. */
  readonly reason?: string;
  /** `resource-id`. */
  readonly patient?: Cx;
  /** A secret connection: the act is hidden from the legal representatives of a minor (3.6). */
  readonly secret: boolean;
  readonly homologation: string;
  readonly signed: boolean;
}
