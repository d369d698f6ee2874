import { randomUUID } from 'node:crypto';
import { SAML, signEnveloped } from '@dmpconnect/soap';
import { PROFESSIONAL_ASSERTION } from '../wire-profile/index.js';
import type { DelegatedAuthentication } from './authentication.js';
import { billingAttributes, issuerOf } from './professional-assertion.js';

const { attributes: NAMES } = PROFESSIONAL_ASSERTION;
const SENDER_VOUCHES = 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches';
/** Validity that was seen: seven days and five minutes (teleservices 5.4). */
const VALIDITY_MS = (7 * 24 * 60 + 5) * 60_000;

/** Assertion of a structure that answers for its user (teleservices 5.4). Experimental: seen in one other teleservice. */
export async function delegatedAssertion(
  authentication: DelegatedAuthentication,
  now: Date,
): Promise<string> {
  const { signer, user, recipient, audience, pagm, delegator, billing } = authentication;
  const id = `_${randomUUID()}`;
  const [issueInstant, notOnOrAfter] = [now, new Date(now.getTime() + VALIDITY_MS)].map((at) =>
    at.toISOString(),
  );
  const issuer = issuerOf(signer);
  const attributes = [
    { name: NAMES.pagm, values: [pagm] },
    ...billingAttributes(billing),
    { name: NAMES.delegator, values: [delegator] },
  ];
  const element = SAML.element('Assertion', { ID: id, IssueInstant: issueInstant, Version: '2.0' }, [
    SAML.element('Issuer', { Format: issuer.format }, [issuer.value]),
    SAML.element('Subject', {}, [
      SAML.element('NameID', { Format: user.format }, [user.value]),
      SAML.element('SubjectConfirmation', { Method: SENDER_VOUCHES }, [
        SAML.element('SubjectConfirmationData', { NotOnOrAfter: notOnOrAfter, Recipient: recipient }),
      ]),
    ]),
    SAML.element('Conditions', { NotBefore: issueInstant, NotOnOrAfter: notOnOrAfter }, [
      SAML.element('AudienceRestriction', {}, [SAML.element('Audience', {}, [audience])]),
    ]),
    SAML.element('AuthnStatement', { AuthnInstant: issueInstant }, [
      SAML.element('AuthnContext', {}, [
        SAML.element('AuthnContextClassRef', {}, [authentication.authenticationContext]),
      ]),
    ]),
    SAML.element(
      'AttributeStatement',
      {},
      attributes.map(({ name, values }) =>
        SAML.element(
          'Attribute',
          { Name: name },
          values.map((value) => SAML.element('AttributeValue', {}, [value])),
        ),
      ),
    ),
  ]);
  return signEnveloped({ element, id, after: 0, signer });
}
