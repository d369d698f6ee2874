/** Where the directory begins (mss 8.1, 15.1). */
export const BASE_DN = 'dc=mssante,dc=fr';

/** How LDAP asks for TLS on a plain connection (RFC 4511 4.14). */
export const START_TLS = '1.3.6.1.4.1.1466.20037';

/** Result codes that this directory gives (RFC 4511 4.1.9). */
export const RESULT = {
  success: 0,
  operationsError: 1,
  protocolError: 2,
  sizeLimitExceeded: 4,
  authMethodNotSupported: 7,
  noSuchObject: 32,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  unwillingToPerform: 53,
} as const;
/** One of {@link RESULT}. */
export type ResultCode = (typeof RESULT)[keyof typeof RESULT];

/** Numbers of the operations, which are their tags too (RFC 4511 4.2 and on). */
export const OPERATION = {
  bindRequest: 0,
  bindResponse: 1,
  unbindRequest: 2,
  searchRequest: 3,
  searchResultEntry: 4,
  searchResultDone: 5,
  modifyRequest: 6,
  addRequest: 8,
  deleteRequest: 10,
  renameRequest: 12,
  compareRequest: 14,
  abandonRequest: 16,
  extendedRequest: 23,
  extendedResponse: 24,
} as const;
