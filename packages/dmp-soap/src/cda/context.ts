import type { XmlElement } from '@dmpconnect/soap';
import { codedElement, idElement, V3, valueElement } from '../hl7v3/elements.js';
import { STRUCTURE_IDS } from '../identifiers/xon.js';
import type { ResolvedDocument, ResolvedSubmission, ResolvedTime } from '../publication/resolved.js';
import { organizationElement, professionalContent } from './people.js';

/** `documentationOf`, one for each act. The first one is the main act: its times, its performer and his setting. */
export function documentationOf(
  document: ResolvedDocument,
  submission: ResolvedSubmission,
): readonly XmlElement[] {
  const [main, ...others] = document.events;
  return [
    act([
      main && codedElement('code', main),
      interval(document.serviceStart, document.serviceStop),
      performer(document, submission),
    ]),
    ...others.map((event) => act([codedElement('code', event)])),
  ];
}

/** `componentOf`: the encounter, in a facility of the sector of care. */
export function componentOf(document: ResolvedDocument, submission: ResolvedSubmission): XmlElement {
  return V3.element('componentOf', {}, [
    V3.element('encompassingEncounter', {}, [
      interval(document.serviceStart, document.serviceStop),
      V3.element('location', {}, [
        V3.element('healthCareFacility', {}, [
          idElement(STRUCTURE_IDS, submission.author.structure.identifier),
          codedElement('code', submission.facilityType),
        ]),
      ]),
    ]),
  ]);
}

function act(content: readonly (XmlElement | undefined)[]): XmlElement {
  return V3.element('documentationOf', {}, [V3.element('serviceEvent', {}, content)]);
}

function performer(
  { performer: person }: ResolvedDocument,
  { practiceSetting }: ResolvedSubmission,
): XmlElement {
  const organization = organizationElement('representedOrganization', person.structure, [
    codedElement('standardIndustryClassCode', practiceSetting),
  ]);
  return V3.element('performer', { typeCode: 'PRF' }, [
    V3.element('assignedEntity', {}, professionalContent(person, 'assignedPerson', organization)),
  ]);
}

function interval(start: ResolvedTime, stop: ResolvedTime | undefined): XmlElement {
  return V3.element('effectiveTime', {}, [
    valueElement('low', start.local),
    stop && valueElement('high', stop.local),
  ]);
}
