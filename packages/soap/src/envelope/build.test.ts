import { describe, expect, it } from 'vitest';
import { xmlNamespace } from '../xml/element.js';
import { parseXml } from '../xml/parse.js';
import { attribute, children, path, textOf } from '../xml/query.js';
import { buildSoapFault, buildSoapRequest, buildSoapResponse } from './build.js';
import { readSoapFault } from './fault.js';
import { SOAP_URI, WSA_URI, WSSE_URI } from './namespaces.js';
import { readSoapEnvelope } from './read.js';

const Q = xmlNamespace('q', 'urn:q');
const body = Q.element('Ask', {}, ['é']);
const assertion =
  '<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1"></saml2:Assertion>';

function headers(xml: string) {
  const header = path(parseXml(xml), SOAP_URI, 'Header');
  return header === undefined ? [] : children(header);
}

describe('buildSoapRequest', () => {
  it('writes the headers the DMP wants, in the order of its samples', () => {
    const { xml, messageId } = buildSoapRequest({
      action: 'urn:act',
      to: 'https://dmp/registry',
      assertion,
      body,
    });
    expect(headers(xml).map(({ localName }) => localName)).toEqual([
      'MessageID',
      'To',
      'ReplyTo',
      'Action',
      'Security',
    ]);
    expect(messageId).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const read = readSoapEnvelope(xml);
    expect(read.addressing).toEqual({ messageId, action: 'urn:act', to: 'https://dmp/registry' });
    expect(read.content?.localName).toBe('Ask');
  });

  it('puts the SOAP prefix on mustUnderstand and none on wsse:Security, which a live server refuses', () => {
    const { xml } = buildSoapRequest({ action: 'urn:act', to: 'https://dmp', assertion, body });
    const bound = headers(xml).filter((header) => attribute(header, 'mustUnderstand', SOAP_URI) === 'true');
    expect(bound.map(({ localName }) => localName)).toEqual(['ReplyTo', 'Action']);
    expect(xml).not.toMatch(/ mustUnderstand=/);
  });

  it('inserts the assertions byte for byte', () => {
    const second = assertion.replace('_1', '_2');
    const { xml } = buildSoapRequest({ action: 'urn:act', assertion: [assertion, second], body });
    expect(xml).toContain(`${assertion}${second}</wsse:Security>`);
    expect(readSoapEnvelope(xml).assertion?.getAttribute('ID')).toBe('_1');
  });

  it('writes neither To, ReplyTo nor Security when they are not given, as the teleservices want it', () => {
    const { xml } = buildSoapRequest({
      action: 'urn:act',
      messageId: 'uuid:1',
      headers: [Q.element('Context')],
      body,
    });
    expect(headers(xml).map(({ localName }) => localName)).toEqual(['MessageID', 'Action', 'Context']);
    expect(headers(xml).some(({ namespaceURI }) => namespaceURI === WSSE_URI)).toBe(false);
    expect(xml).not.toContain('mustUnderstand');
  });
});

describe('buildSoapResponse', () => {
  it('relates to the request', () => {
    const xml = buildSoapResponse({
      action: 'urn:actResponse',
      relatesTo: 'urn:uuid:1',
      messageId: 'urn:uuid:2',
      body,
    });
    expect(readSoapEnvelope(xml).addressing).toEqual({
      action: 'urn:actResponse',
      messageId: 'urn:uuid:2',
      relatesTo: 'urn:uuid:1',
      to: 'http://www.w3.org/2005/08/addressing/anonymous',
    });
  });
});

describe('buildSoapFault', () => {
  it('is read back, the subcode written with the SOAP prefix', () => {
    const xml = buildSoapFault({
      code: 'Sender',
      subcode: 'DMPInvalidCertificate',
      reason: 'Certificat refusé',
      relatesTo: 'urn:uuid:1',
      detail: [Q.element('More')],
    });
    expect(xml).toContain('<soap:Value>soap:DMPInvalidCertificate</soap:Value>');
    expect(xml).toContain('<soap:Text xml:lang="fr">');
    const envelope = readSoapEnvelope(xml);
    const fault = readSoapFault(envelope);
    expect(fault).toMatchObject({
      code: 'Sender',
      subcode: 'DMPInvalidCertificate',
      reason: 'Certificat refusé',
      lang: 'fr',
    });
    expect(fault?.detail && children(fault.detail).map(({ localName }) => localName)).toEqual(['More']);
    expect(envelope.addressing.relatesTo).toBe('urn:uuid:1');
    expect(textOf(headers(xml)[0]!)).toBe(`${WSA_URI}/soap/fault`);
  });
});
