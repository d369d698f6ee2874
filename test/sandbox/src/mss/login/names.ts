import { ECP_WIRE } from '@dmpconnect/mss/wire-profile';

/** How an assertion of the login is confirmed: by whoever bears it (mss 15.2). */
export const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** Addresses that the two hosts know each other by (mss 3.1, 3.4). */
export interface LoginNames {
  /** Issuer of the mail host's requests. */
  readonly issuer: string;
  /** Where assertions are posted. */
  readonly consumerUrl: string;
  /** Provider id of the identity host. */
  readonly idp: string;
}

/** The names that follow from the base addresses of the two hosts. */
export function loginNames(hosts: { readonly identity: string; readonly mail: string }): LoginNames {
  return {
    issuer: `${hosts.mail}${ECP_WIRE.spIssuer}`,
    consumerUrl: `${hosts.mail}${ECP_WIRE.consumerPath}`,
    idp: `${hosts.identity}${ECP_WIRE.idpProvider}`,
  };
}
