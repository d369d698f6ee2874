import { type XmlElement, XSI } from '@dmpconnect/soap';
import { codedElement, V3, valueElement } from '../hl7v3/elements.js';
import type { ResolvedAuthor, ResolvedDocument, ResolvedInformant } from '../publication/resolved.js';
import {
  addressElement,
  nameElement,
  organizationElement,
  professionalContent,
  telecomElement,
} from './people.js';

/** `author`, at the creation time of the document. */
export function authorElement(author: ResolvedAuthor, document: ResolvedDocument): XmlElement {
  return V3.element('author', {}, [
    author.role && codedElement('functionCode', author.role),
    valueElement('time', document.creationTime.local),
    V3.element(
      'assignedAuthor',
      {},
      professionalContent(
        author,
        'assignedPerson',
        organizationElement('representedOrganization', author.structure),
      ),
    ),
  ]);
}

/** `informant`: a relative who informed or may be called. */
export function informantElement(informant: ResolvedInformant): XmlElement {
  return V3.element('informant', {}, [
    V3.element('relatedEntity', { classCode: informant.classCode }, [
      informant.relation && codedElement('code', informant.relation),
      informant.addresses.map(addressElement),
      informant.telecoms.map(telecomElement),
      V3.element('relatedPerson', {}, [nameElement(informant)]),
    ]),
  ]);
}

/** `legalAuthenticator`: the user takes responsibility for what he publishes. */
export function legalAuthenticatorElement(author: ResolvedAuthor, document: ResolvedDocument): XmlElement {
  return V3.element('legalAuthenticator', {}, [
    valueElement('time', document.creationTime.local),
    V3.element('signatureCode', { code: 'S' }),
    V3.element(
      'assignedEntity',
      {},
      professionalContent(
        author,
        'assignedPerson',
        organizationElement('representedOrganization', author.structure),
      ),
    ),
  ]);
}

/** `participant` of the treating physician. */
export function treatingPhysicianElement(physician: ResolvedAuthor, document: ResolvedDocument): XmlElement {
  return V3.element('participant', { typeCode: 'INF' }, [
    codedElement('functionCode', {
      code: 'PCP',
      label: 'Médecin traitant',
      system: '2.16.840.1.113883.5.88',
    }),
    V3.element('time', { [XSI.attribute('type')]: 'IVL_TS' }, [
      valueElement('low', document.serviceStart.local),
    ]),
    V3.element(
      'associatedEntity',
      { classCode: 'PROV' },
      professionalContent(
        physician,
        'associatedPerson',
        organizationElement('scopingOrganization', physician.structure),
      ),
    ),
  ]);
}
