import { xmlNamespace } from '../xml/element.js';

/** SOAP 1.2 (dmp-transactions 3.1). */
export const SOAP_URI = 'http://www.w3.org/2003/05/soap-envelope';
/** SOAP 1.1: known only to say so when a service answers it. */
export const SOAP_11_URI = 'http://schemas.xmlsoap.org/soap/envelope/';
/** WS-Addressing 1.0. */
export const WSA_URI = 'http://www.w3.org/2005/08/addressing';
/** Where answers go when the sender is no server: back on the same connection. */
export const WSA_ANONYMOUS = 'http://www.w3.org/2005/08/addressing/anonymous';
/** What a fault relates to when the request's identifier could not be read. */
export const WSA_UNSPECIFIED = 'http://www.w3.org/2005/08/addressing/unspecified';
/** WS-Security 1.0, header block. */
export const WSSE_URI = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';

export const SOAP = xmlNamespace('soap', SOAP_URI);
export const WSA = xmlNamespace('wsa', WSA_URI);
export const WSSE = xmlNamespace('wsse', WSSE_URI);
/** For `xml:lang`; its prefix is built into XML and never declared. */
export const XML = xmlNamespace('xml', 'http://www.w3.org/XML/1998/namespace');
/** For `xsi:type`. */
export const XSI = xmlNamespace('xsi', 'http://www.w3.org/2001/XMLSchema-instance');
