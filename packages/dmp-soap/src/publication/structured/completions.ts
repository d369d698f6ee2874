import type { XmlElement } from '@dmpconnect/soap';
import type { CdaHeader } from '../../cda/cda-header.js';
import { organizationElement, professionalContent } from '../../cda/people.js';
import { codedElement, idElement, V3, valueElement } from '../../hl7v3/elements.js';
import { STRUCTURE_IDS } from '../../identifiers/xon.js';
import { isInsOid } from '../../ins/ins.js';
import type { ReplacedDocument, ResolvedSubmission } from '../resolved.js';

/** What a completion may take from. */
export interface CompletionSources {
  readonly submission: ResolvedSubmission;
  readonly replaced: ReplacedDocument | undefined;
  /** Series of a document that begins one. */
  readonly newSetId: string;
}

/** A header element that a document may lack, and what is put in its place. */
export interface Completion {
  /** Name of the element: its place is that of the schema. */
  readonly name: string;
  readonly isMissing: (header: CdaHeader, sources: CompletionSources) => boolean;
  readonly element: (header: CdaHeader, sources: CompletionSources) => XmlElement;
}

/**
 * What is put in a header that lacks it: values that the profile fixes or gives as default, and facts that the
 * submission knows better than the document. Nothing of what the author wrote is changed, and nothing clinical is
 * added: a missing author, act, performer or patient trait is refused.
 */
export const COMPLETIONS: readonly Completion[] = [
  {
    // dmp-transactions 5.2, row 8: default N. Masking is said in the metadata alone (4.9).
    name: 'confidentialityCode',
    isMissing: ({ confidentiality }) => confidentiality === undefined,
    element: () =>
      codedElement('confidentialityCode', {
        code: 'N',
        label: 'Normal',
        system: '2.16.840.1.113883.5.25',
      }),
  },
  {
    // 5.2, row 9: the DMP takes no other.
    name: 'languageCode',
    isMissing: ({ languageCode }) => languageCode === undefined,
    element: () => V3.element('languageCode', { code: 'fr-FR' }),
  },
  {
    // 5.2, row 10, and 5.6: a document without series begins one, or goes on with that of the one it replaces.
    name: 'setId',
    isMissing: ({ setId }) => setId === undefined,
    element: (_, { replaced, newSetId }) =>
      V3.element('setId', replaced === undefined ? { root: newSetId } : { ...replaced.setId }),
  },
  {
    // 5.2, row 11, and 5.6.
    name: 'versionNumber',
    isMissing: ({ versionNumber }) => versionNumber === undefined,
    element: (_, { replaced }) => valueElement('versionNumber', String((replaced?.versionNumber ?? 0) + 1)),
  },
  {
    // 5.2, row 16: the structure that publishes keeps the document.
    name: 'custodian',
    isMissing: ({ custodian }) => custodian === undefined,
    element: (_, { submission: { author } }) =>
      V3.element('custodian', {}, [
        V3.element('assignedCustodian', {}, [
          organizationElement('representedCustodianOrganization', author.structure),
        ]),
      ]),
  },
  {
    // 5.2, row 18: who publishes takes responsibility for what he publishes.
    name: 'legalAuthenticator',
    isMissing: ({ legalAuthenticator }) => legalAuthenticator === undefined,
    element: (_, { submission: { author, time } }) =>
      V3.element('legalAuthenticator', {}, [
        valueElement('time', time.local),
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
      ]),
  },
  {
    // 5.2, row 23, and 5.6: a replacement is said in the document and in the metadata.
    name: 'relatedDocument',
    isMissing: ({ replaces }, { replaced }) => replaced !== undefined && replaces === undefined,
    element: (_, { replaced }) =>
      V3.element('relatedDocument', { typeCode: 'RPLC' }, [
        V3.element('parentDocument', {}, [idElement(replaced?.uniqueId ?? '')]),
      ]),
  },
  {
    // 5.2, row 25: where the care was given, at the time of the main act.
    name: 'componentOf',
    isMissing: ({ encounter }) => encounter === undefined,
    element: ({ events: [main] }, { submission: { author, facilityType } }) =>
      V3.element('componentOf', {}, [
        V3.element('encompassingEncounter', {}, [
          main?.startTime === undefined
            ? V3.element('effectiveTime', { nullFlavor: 'UNK' })
            : V3.element('effectiveTime', {}, [
                valueElement('low', main.startTime),
                // The header rules refuse an interval whose ends are the same.
                main.stopTime === undefined || main.stopTime === main.startTime
                  ? undefined
                  : valueElement('high', main.stopTime),
              ]),
          V3.element('location', {}, [
            V3.element('healthCareFacility', {}, [
              idElement(STRUCTURE_IDS, author.structure.identifier),
              codedElement('code', facilityType),
            ]),
          ]),
        ]),
      ]),
  },
];

/**
 * Whether the INS of the submission may be written in a header that has none (5.3: it comes first): only when the
 * birth name, the birth date and the sex of the header are those that were given for it.
 */
export function mayTakeIns({ patient }: CdaHeader, { submission }: CompletionSources): boolean {
  const { traits } = submission;
  if (patient.ids.some(({ root }) => isInsOid(root))) return false;
  const sex = patient.sex === 'UN' ? 'U' : patient.sex;
  return (
    patient.birthName !== undefined &&
    patient.birthName === traits.birthName &&
    patient.birthTime?.slice(0, 8) === traits.birthDate?.replaceAll('-', '') &&
    sex === traits.sex
  );
}
