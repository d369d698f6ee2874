import { xmlNamespace } from '../xml/element.js';

export const SAML_URI = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const SAML = xmlNamespace('saml2', SAML_URI);
