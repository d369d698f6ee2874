import type { XmlElement } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import type { EntryAuthor } from './entry-author.js';
import { RIM } from './namespaces.js';
import {
  authorClassification,
  codeClassification,
  externalIdentifier,
  localizedElement,
  slotElement,
  submissionSetNode,
} from './registry-object.js';
import { SUBMISSION_SET_IDENTIFIERS, SUBMISSION_SET_SCHEMES } from './schemes.js';

/** A submission set ("lot") as it is submitted (dmp-transactions 4.2). */
export interface SubmissionSet {
  readonly id: string;
  /** UTC. */
  readonly submissionTime: string;
  readonly title: string | undefined;
  readonly comments: string | undefined;
  readonly author: EntryAuthor;
  readonly contentTypeCode: CodedValue;
  /** CX. */
  readonly patientId: string;
  /** OID of the installation. */
  readonly sourceId: string;
  readonly uniqueId: string;
}

/** `RegistryPackage`. */
export function submissionSetElement(set: SubmissionSet): XmlElement {
  const identifier = (part: keyof typeof SUBMISSION_SET_IDENTIFIERS) =>
    externalIdentifier(set.id, 'XDSSubmissionSet', part, SUBMISSION_SET_IDENTIFIERS[part], set[part]);
  return RIM.element('RegistryPackage', { id: set.id }, [
    slotElement('submissionTime', set.submissionTime),
    localizedElement('Name', set.title),
    localizedElement('Description', set.comments),
    authorClassification(set.id, SUBMISSION_SET_SCHEMES.author, set.author),
    codeClassification(
      set.id,
      'contentTypeCode',
      SUBMISSION_SET_SCHEMES.contentTypeCode,
      set.contentTypeCode,
    ),
    submissionSetNode(set.id),
    identifier('patientId'),
    identifier('sourceId'),
    identifier('uniqueId'),
  ]);
}
