// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

/** Code of each error of the server, with its type and code on the wire (js-api 2.3, 2.4). */
export const API_ERRORS = {
  /** Internal fault of the connector. */
  TECHNICAL_FAULT: '6000/1',
  /** Invalid request. */
  FUNCTIONAL_FAULT: '6000/2',
  /** Unknown session. */
  INVALID_SESSION: '6000/3',
  /** Wrong PIN code. */
  PIN_REFUSED: '1/7',
  /** No card in the reader. */
  CARD_ABSENT: '1/1001',
  /** The card is blocked: too many wrong PIN codes. */
  CARD_BLOCKED: '1/1002',
  /** The card has expired. */
  CARD_EXPIRED: '1/1003',
  /** The card was removed or changed: select it again. */
  CARD_CHANGED: '1/1004',
  /** The card is not a CPx card. */
  CARD_NOT_CPX: '1/1005',
  /** Reader not found. */
  READER_NOT_FOUND: '1/1006',
  /** The smart card service is not available. */
  CARD_SERVICE_UNAVAILABLE: '1/1007',
  /** The card library reported an error. */
  CARD_LIBRARY_FAULT: '1/1008',
  /** Invalid handle, or handle of another kind. */
  INVALID_HANDLE: '1/1009',
  /** This object has no such parameter. */
  INVALID_PARAMETER: '1/1010',
  /** Licence or right refused. */
  LICENCE_REFUSED: '1/1011',
  /** Time server unreachable. */
  TIME_UNREACHABLE: '1/1012',
  /** Document refused by local validation. */
  DOCUMENT_REFUSED: '1/1013',
  /** Not supported by this build. */
  NOT_SUPPORTED: '1/1014',
  /** Maximum size exceeded. */
  SIZE_EXCEEDED: '1/1015',
  /** Unknown data id. */
  UNKNOWN_DATA: '1/1016',
  /** The service answered with a fault. */
  SOAP_FAULT: '2/1001',
  /** The DMP refused the request. */
  DMP_BUSINESS_ERROR: '2/1002',
  /** The answer of the service was not understood. */
  ANSWER_NOT_UNDERSTOOD: '2/1003',
  /** The INSi service refused the request. */
  INSI_BUSINESS_ERROR: '2/1101',
  /** The messaging service refused the request. */
  MSS_BUSINESS_ERROR: '2/1201',
  /** The name of the proxy is not known. */
  PROXY_NOT_RESOLVED: '3/5',
  /** The name of the server is not known. */
  HOST_NOT_RESOLVED: '3/6',
  /** The server cannot be reached. */
  CONNECTION_FAILED: '3/7',
  /** No answer in time. */
  TIMEOUT: '3/28',
  /** The TLS handshake failed. */
  TLS_FAILED: '3/35',
  /** The connection was cut or refused by the proxy. */
  RECEIVE_FAILED: '3/56',
  /** The certificate of the server is not trusted. */
  SERVER_CERTIFICATE_REFUSED: '3/60',
  /** No Vitale card, or no library to read it. */
  VITALE_MISSING: '4/1001',
  /** The Vitale card cannot be read. */
  VITALE_READ_ERROR: '4/1002',
  /** No right to read the content of the Vitale card. */
  VITALE_NO_RIGHTS: '4/1003',
} as const;
