export { SoapError, type SoapErrorCode } from './errors.js';
export type { SignatureAlgorithm, Signer } from './signing/signer.js';
export type { TlsIdentity } from './tls/identity.js';
export {
  declaring,
  plainElement,
  verbatim,
  type XmlAttributes,
  type XmlChildren,
  type XmlElement,
  type XmlNamespace,
  type XmlNode,
  type XmlVerbatim,
  xmlNamespace,
} from './xml/element.js';
export { type ParsedElement, type ParseLimits, parseXml } from './xml/parse.js';
export {
  attribute,
  child,
  children,
  descendants,
  path,
  requireAttribute,
  requireChild,
  textOf,
} from './xml/query.js';
export { writeXml, writeXmlInside, XML_PROLOG } from './xml/write.js';
