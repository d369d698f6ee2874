/** With a card: it authenticates its holder on the wire, and its signature key signs (dmp-transactions 3.4). */
export interface DirectAuthentication {
  readonly mode: 'DIRECTE';
  /** What the card is: of a professional, of one in training, of an employee of the structure. Default `CPS`. */
  readonly card?: 'CPS' | 'CPF' | 'CPE';
  /** When the user proved who he is. Default: the issue of each assertion. */
  readonly authenticatedAt?: Date;
}

/** How a user was authenticated by his structure (dmp-transactions 3.5, point 5). */
export type LocalAuthentication = 'Password' | 'TLSClient' | 'SmartcardPKI' | 'unspecified';

/** With the certificates of a structure, which authenticated the user itself: ORG_AUTH_CLI on the wire, ORG_SIGN signs. */
export interface IndirectAuthentication {
  readonly mode: 'INDIRECTE';
  /** How the user proved who he is to the structure. */
  readonly userAuthentication: LocalAuthentication;
  /** Name shown for the user. Default: given name, then family name. */
  readonly displayName?: string;
  /** When the user proved who he is. Default: the issue of each assertion. */
  readonly authenticatedAt?: Date;
}

/** Authentification indirecte renforcée (AIR): certificates of a structure, user known through Pro Santé Connect. */
export interface ReinforcedAuthentication {
  readonly mode: 'INDIRECTE_RENFORCEE';
  /** Default `SmartcardPKI`. */
  readonly userAuthentication?: LocalAuthentication;
  /** Name shown for the user. Default: given name, then family name. */
  readonly displayName?: string;
  /** When the user proved who he is. Default: the issue of each assertion. */
  readonly authenticatedAt?: Date;
}

/** Who stands behind the calls of a client, and with what (dmp-transactions 3.4). */
export type DmpAuthentication = DirectAuthentication | IndirectAuthentication | ReinforcedAuthentication;

/** Default: the card of a professional. */
export const DEFAULT_AUTHENTICATION: DirectAuthentication = { mode: 'DIRECTE', card: 'CPS' };
