import type { Signer } from '@dmpconnect/soap';

/** What the assertion of a professional says of his billing situation (teleservices 5.1). */
export interface BillingSituation {
  /** `identifiantFacturation`: FINESS of a structure, else number of the health insurance; 33 characters at most. */
  readonly number: string;
  /** `codeSpecialiteAMO`, two digits; physicians must give it. */
  readonly amoSpeciality?: string;
  /** `secteurActivite`, e.g. `SA07`. */
  readonly sector?: string;
}

/** A professional with his card. The signer is the card's **signature** key (teleservices 5.1). */
export interface CpsAuthentication {
  readonly kind: 'cps';
  readonly signer: Signer;
  /** National identifier with its type digit: `8` + RPPS, `0` + ADELI. */
  readonly professional: string;
  /** Code of his profession, e.g. `10`: physicians must give their AMO speciality. */
  readonly profession?: string;
  readonly billing: BillingSituation;
}

/** A professional known by Pro Santé Connect (teleservices 5.2). */
export interface PscAuthentication {
  readonly kind: 'psc';
  readonly professional: string;
  /** Distinguished name for `Issuer`, e.g. `CN=899700000013,C=FR`. */
  readonly issuer: string;
  readonly profession?: string;
  /** He has several professions: `gipProfessionCode` is sent. */
  readonly severalProfessions?: boolean;
  readonly billing: BillingSituation;
  /** Access token, sent as `Authorization: Bearer`. */
  readonly accessToken: () => Promise<string>;
}

/**
 * A software certificate in mutual TLS (teleservices 5.3): INSi alone, without the Vitale card. Its key is in the
 * dispatcher.
 */
export interface SoftwareCertificateAuthentication {
  readonly kind: 'tlsm';
  /** The certificate of the dispatcher's identity, DER. */
  readonly certificate: Uint8Array;
}

/** A structure that answers for its user, convention INTEROPS (teleservices 5.4). Experimental. */
export interface DelegatedAuthentication {
  readonly kind: 'delegated';
  /** Signature key of the structure. */
  readonly signer: Signer;
  /** `NameID` of the user, in the `format` of the convention. */
  readonly user: { readonly value: string; readonly format: string };
  /** `Emetteur`. Default: the user. */
  readonly emitter?: string;
  readonly pagm: string;
  readonly delegator: string;
  readonly billing: BillingSituation;
  readonly recipient: string;
  readonly audience: string;
  /** `AuthnContextClassRef`. */
  readonly authenticationContext: string;
}

/** Who stands behind the calls (teleservices 5). */
export type TlsiAuthentication =
  | CpsAuthentication
  | PscAuthentication
  | SoftwareCertificateAuthentication
  | DelegatedAuthentication;
