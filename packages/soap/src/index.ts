export { base64Source } from './bytes/base64-source.js';
export { type ByteSource, type Bytes, chunksOf, joinBytes, readBytes } from './bytes/byte-source.js';
export { decodeBase64 } from './bytes/decode-base64.js';
export {
  distinguishedName,
  issuerDistinguishedName,
} from './certificates/distinguished-name.js';
export { certificateFromPem, certificatePem } from './certificates/pem.js';
export { sameDistinguishedName } from './certificates/same-distinguished-name.js';
export { serialNumberDecimal } from './certificates/serial-number.js';
export { subjectValues } from './certificates/subject-values.js';
export { type CertificateUsages, certificateUsages } from './certificates/usages.js';
export {
  C14N_URI,
  C14N_WITH_COMMENTS_URI,
  type DigestAlgorithm,
  digestMethodUri,
  ENVELOPED_SIGNATURE_URI,
  EXCLUSIVE_C14N_URI,
  signatureMethodUri,
} from './dsig/algorithms.js';
export { digestBase64 } from './dsig/digest.js';
export {
  DS,
  DS_URI,
  type DsReference,
  type DsSignedInfo,
  type DsTransform,
  keyInfoElement,
  referenceElement,
  signatureValueElement,
  signedInfoElement,
} from './dsig/elements.js';
export { type SignEnvelopedOptions, signEnveloped } from './dsig/sign-enveloped.js';
export {
  MANIFEST_TYPE,
  type ManifestEntry,
  type VerifiedReference,
  type VerifiedSignature,
  type VerifyDetachedOptions,
  verifyDetachedSignature,
} from './dsig/verify-detached.js';
export {
  type VerifiedElement,
  type VerifyEnvelopedOptions,
  verifyEnveloped,
} from './dsig/verify-enveloped.js';
export {
  buildSoapFault,
  buildSoapRequest,
  buildSoapResponse,
  SOAP_FAULT_ACTION,
  type SoapFaultCode,
  type SoapFaultOptions,
  type SoapRequest,
  type SoapRequestOptions,
  type SoapResponseOptions,
} from './envelope/build.js';
export { readSoapFault, type SoapFault, SoapFaultError } from './envelope/fault.js';
export {
  SOAP,
  SOAP_11_URI,
  SOAP_URI,
  WSA,
  WSA_ANONYMOUS,
  WSA_UNSPECIFIED,
  WSA_URI,
  WSSE,
  WSSE_URI,
  XML,
  XSI,
} from './envelope/namespaces.js';
export {
  readSoapEnvelope,
  type SoapAddressing,
  type SoapEnvelope,
  SoapVersionError,
} from './envelope/read.js';
export { SOAP_ERROR_CODES, SoapError, type SoapErrorCode } from './errors.js';
export { bypassesProxy, isBypassRule } from './http/bypass.js';
export { createDispatcher, type DispatcherOptions, DMP_CIPHERS } from './http/dispatcher.js';
export type { DumpedMessage, TransactionDump } from './http/dump.js';
export { exchangeSoap, type SoapExchangeOptions } from './http/exchange.js';
export {
  exchangeHttp,
  HTTP_METHODS,
  type HttpExchangeOptions,
  type HttpMethod,
  type HttpResponse,
} from './http/exchange-http.js';
export type { ProxyOptions } from './http/proxy.js';
export type { SoapAnswer } from './http/read-answer.js';
export {
  type RecordedExchange,
  type RecordedHeader,
  type RecordedMessage,
  type RecordOptions,
  recordExchanges,
} from './http/record.js';
export { openRoute, proxyFor, type RouteEnd } from './http/route.js';
export { type Sentence, TRANSPORT_SENTENCES } from './http/sentences.js';
export { HttpStatusError } from './http/status-error.js';
export { TRANSPORT_REASONS, TransportError, type TransportReason } from './http/transport-error.js';
export type { MtomAttachment, MtomPart, MtomParts } from './mtom/attachment.js';
export { decodeMtom, type MtomMessage } from './mtom/decode.js';
export { encodeMtom, type MtomEncodeOptions, soapContentType, streamMtom } from './mtom/encode.js';
export { type MediaType, readMediaType, writeMediaType } from './mtom/media-type.js';
export { resolveXopInclude, XOP_URI, xopInclude } from './mtom/xop.js';
export { type Pkcs12Identity, readPkcs12 } from './pkcs12/read-pkcs12.js';
export {
  type ConnectionProbe,
  type ConnectionProbeOptions,
  probeConnection,
  type ShownCertificate,
} from './probe/probe-connection.js';
export type {
  ReadSamlAssertion,
  SamlAssertion,
  SamlAttribute,
  SamlAuthentication,
  SamlName,
} from './saml/assertion.js';
export { buildAssertion } from './saml/build.js';
export { SAML, SAML_URI } from './saml/namespace.js';
export { readAssertion } from './saml/read.js';
export type { SignatureAlgorithm, Signer } from './signing/signer.js';
export { CERTIFICATE_ALERTS, type CertificateAlert, certificateAlertOf } from './tls/alert.js';
export type { TlsIdentity } from './tls/identity.js';
export {
  base64Text,
  declaring,
  plainElement,
  verbatim,
  type XmlAttribute,
  type XmlAttributes,
  type XmlBase64,
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
export { canonicalDocument, serializeElement } from './xml/serialize.js';
export { writeXml, writeXmlBytes, writeXmlInside, XML_PROLOG } from './xml/write.js';
