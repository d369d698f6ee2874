import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readSoapFault, SoapFaultError } from './fault.js';
import { readSoapEnvelope, SoapVersionError } from './read.js';

const envelope = (inside: string, uri = 'http://www.w3.org/2003/05/soap-envelope') =>
  `<S:Envelope xmlns:S="${uri}" xmlns:W="http://www.w3.org/2005/08/addressing">${inside}</S:Envelope>`;

describe('readSoapEnvelope', () => {
  it('reads a message without header, as the teleservices answer', () => {
    const read = readSoapEnvelope(envelope('<S:Body><RESULT xmlns="urn:r"/></S:Body>'));
    expect(read.header).toBeUndefined();
    expect(read.addressing).toEqual({});
    expect(read.content?.namespaceURI).toBe('urn:r');
  });

  it('tells SOAP 1.1 and other documents from malformed ones', () => {
    const soap11 = envelope('<S:Body/>', 'http://schemas.xmlsoap.org/soap/envelope/');
    expect(() => readSoapEnvelope(soap11)).toThrow(SoapVersionError);
    expect(() => readSoapEnvelope(soap11)).toThrow('The message is SOAP 1.1; only SOAP 1.2 is read.');
    expect(() => readSoapEnvelope('<html/>')).toThrow(
      expect.objectContaining({ code: 'SOAP_ANSWER', version: true }),
    );
    expect(() => readSoapEnvelope('<html>')).toThrow(expect.objectContaining({ code: 'XML_MALFORMED' }));
  });

  it.each([
    ['no body', '<S:Header/>', 'The SOAP envelope has no body.'],
    ['two bodies', '<S:Body/><S:Body/>', 'The SOAP message carries Body twice.'],
    [
      'two actions',
      '<S:Header><W:Action>a</W:Action><W:Action>b</W:Action></S:Header><S:Body/>',
      'The SOAP message carries Action twice.',
    ],
  ])('refuses %s', (_name, inside, message) => {
    expect(() => readSoapEnvelope(envelope(inside))).toThrow(
      expect.objectContaining({ code: 'SOAP_ANSWER', message }),
    );
  });
});

describe('readSoapFault', () => {
  it('is undefined for an ordinary answer', () => {
    expect(readSoapFault(readSoapEnvelope(envelope('<S:Body><x/></S:Body>')))).toBeUndefined();
  });

  it('gives the innermost subcode and the French text', () => {
    const fault = readSoapFault(
      readSoapEnvelope(
        envelope(`<S:Body><S:Fault>
          <S:Code><S:Value>S:Receiver</S:Value><S:Subcode><S:Value>a:outer</S:Value>
            <S:Subcode><S:Value> S:siram_40 </S:Value></S:Subcode></S:Subcode></S:Code>
          <S:Reason><S:Text xml:lang="en">Down</S:Text><S:Text xml:lang="fr">Indisponible</S:Text></S:Reason>
        </S:Fault></S:Body>`),
      ),
    );
    expect(fault).toEqual({ code: 'Receiver', subcode: 'siram_40', reason: 'Indisponible', lang: 'fr' });
  });

  it('reads a fault that lacks everything', () => {
    expect(readSoapFault(readSoapEnvelope(envelope('<S:Body><S:Fault/></S:Body>')))).toEqual({
      code: '',
      reason: '',
    });
  });
});

describe('SoapFaultError', () => {
  it('keeps the service’s texts out of what loggers write', () => {
    const error = new SoapFaultError({ code: 'Sender', subcode: 'DMPX', reason: 'patient DUPONT' }, 500);
    expect(error.fault.reason).toBe('patient DUPONT');
    expect(error.message).toBe('The service answered with a SOAP fault: DMPX.');
    expect(JSON.stringify({ ...error })).not.toContain('DUPONT');
    expect(inspect(error)).not.toContain('DUPONT');
  });
});
