import { randomUUID } from 'node:crypto';
import { ECP, envelopeElement, SAMLP, SOAP11 } from '@dmpconnect/mss/wire-profile';
import { SAML, type Signer, signEnveloped, verbatim, writeXml, XML_PROLOG } from '@dmpconnect/soap';
import { BEARER, type LoginNames } from './names.js';

const X509 = 'urn:oasis:names:tc:SAML:2.0:ac:classes:X509';
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const ACTOR_NEXT = 'http://schemas.xmlsoap.org/soap/actor/next';

/** How long an assertion may be used (mss 15.2). */
const LIFE_MS = 5 * 60_000;

/** Who logs in, and which request is answered. */
export interface LoginAnswer {
  readonly names: LoginNames;
  /** `ID` of the `AuthnRequest`. */
  readonly inResponseTo: string;
  /** National identifier. */
  readonly holder: string;
  /** By the clock of the identity host. */
  readonly at: Date;
  readonly signer: Signer;
}

/** The envelope of a login that succeeded: a SAML response with a signed assertion (mss 3.2 step 4, 15.2). */
export async function writeLoginResponse(answer: LoginAnswer): Promise<string> {
  const { names, inResponseTo, at } = answer;
  const block = {
    [SOAP11.attribute('mustUnderstand')]: '1',
    [SOAP11.attribute('actor')]: ACTOR_NEXT,
    AssertionConsumerServiceURL: names.consumerUrl,
  };
  const response = SAMLP.element(
    'Response',
    {
      ID: `_${randomUUID()}`,
      Version: '2.0',
      IssueInstant: at.toISOString(),
      Destination: names.consumerUrl,
      InResponseTo: inResponseTo,
    },
    [
      SAML.element('Issuer', {}, [names.idp]),
      SAMLP.element('Status', {}, [SAMLP.element('StatusCode', { Value: SUCCESS })]),
      verbatim(await writeAssertion(answer)),
    ],
  );
  return XML_PROLOG + writeXml(envelopeElement([ECP.element('Response', block)], [response]));
}

async function writeAssertion({ names, inResponseTo, holder, at, signer }: LoginAnswer): Promise<string> {
  const id = `_${randomUUID()}`;
  const until = new Date(at.getTime() + LIFE_MS).toISOString();
  const element = SAML.element('Assertion', { ID: id, Version: '2.0', IssueInstant: at.toISOString() }, [
    SAML.element('Issuer', {}, [names.idp]),
    SAML.element('Subject', {}, [
      SAML.element('NameID', {}, [holder]),
      SAML.element('SubjectConfirmation', { Method: BEARER }, [
        SAML.element('SubjectConfirmationData', {
          InResponseTo: inResponseTo,
          NotOnOrAfter: until,
          Recipient: names.consumerUrl,
        }),
      ]),
    ]),
    SAML.element('Conditions', { NotBefore: at.toISOString(), NotOnOrAfter: until }, [
      SAML.element('AudienceRestriction', {}, [SAML.element('Audience', {}, [names.issuer])]),
    ]),
    SAML.element('AuthnStatement', { AuthnInstant: at.toISOString() }, [
      SAML.element('AuthnContext', {}, [SAML.element('AuthnContextClassRef', {}, [X509])]),
    ]),
  ]);
  return await signEnveloped({ element, id, after: 0, signer });
}
