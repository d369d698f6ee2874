import {
  type Bytes,
  base64Text,
  joinBytes,
  writeXmlBytes,
  XML_PROLOG,
  type XmlElement,
} from '@dmpconnect/soap';
import { codedElement, idElement, V3, valueElement } from '../hl7v3/elements.js';
import type { ResolvedDocument, ResolvedSubmission } from '../publication/resolved.js';
import { componentOf, documentationOf } from './context.js';
import {
  authorElement,
  informantElement,
  legalAuthenticatorElement,
  treatingPhysicianElement,
} from './participants.js';
import { recordTarget } from './patient.js';
import { organizationElement } from './people.js';

/** HL7 France, CI-SIS, IHE XDS-SD: a level-1 document carries exactly these three (dmp-transactions 5.1). */
const TEMPLATES = ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1', '1.3.6.1.4.1.19376.1.2.20'];

/**
 * A clinical document written once: these bytes are hashed, signed and sent. The base64 of its content is encoded
 * each time they are read, so that a large document stands in memory once, as its caller gave it.
 */
export interface BuiltCda {
  readonly bytes: Bytes;
  /** Its canonical form: the same bytes without the XML declaration. */
  readonly canonical: Bytes;
}

/** Writes the level-1 clinical document that carries a content (dmp-transactions 5). */
export function buildCda(document: ResolvedDocument, submission: ResolvedSubmission): BuiltCda {
  const canonical = writeXmlBytes(clinicalDocument(document, submission));
  return { bytes: joinBytes([Buffer.from(XML_PROLOG), canonical]), canonical };
}

/** Elements in the order of dmp-transactions 5.2. */
function clinicalDocument(document: ResolvedDocument, submission: ResolvedSubmission): XmlElement {
  return V3.element('ClinicalDocument', {}, [
    V3.element('realmCode', { code: 'FR' }),
    V3.element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    TEMPLATES.map((root) => V3.element('templateId', { root })),
    idElement(document.uniqueId),
    codedElement('code', document.type),
    V3.element('title', {}, [document.title]),
    valueElement('effectiveTime', document.creationTime.local),
    // Masking lives in the XDS metadata only (dmp-transactions 4.9).
    codedElement('confidentialityCode', { code: 'N', label: 'Normal', system: '2.16.840.1.113883.5.25' }),
    V3.element('languageCode', { code: 'fr-FR' }),
    V3.element('setId', { root: document.setId.root, extension: document.setId.extension }),
    valueElement('versionNumber', String(document.versionNumber)),
    recordTarget(document, submission),
    document.authors.map((author) => authorElement(author, document)),
    document.informants.map(informantElement),
    custodian(submission),
    legalAuthenticatorElement(submission.author, document),
    document.treatingPhysician && treatingPhysicianElement(document.treatingPhysician, document),
    documentationOf(document, submission),
    document.replaced && replacement(document.replaced.uniqueId),
    componentOf(document, submission),
    nonXmlBody(document),
  ]);
}

function custodian({ author }: ResolvedSubmission): XmlElement {
  return V3.element('custodian', {}, [
    V3.element('assignedCustodian', {}, [
      organizationElement('representedCustodianOrganization', author.structure),
    ]),
  ]);
}

function replacement(uniqueId: string): XmlElement {
  return V3.element('relatedDocument', { typeCode: 'RPLC' }, [
    V3.element('parentDocument', {}, [idElement(uniqueId)]),
  ]);
}

function nonXmlBody({ content, format }: ResolvedDocument): XmlElement {
  return V3.element('component', {}, [
    V3.element('nonXMLBody', {}, [
      V3.element('text', { mediaType: format.mediaType, representation: 'B64' }, [base64Text(content)]),
    ]),
  ]);
}
