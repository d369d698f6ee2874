import type { CodedValue } from '../codes/coded-value.js';
import type { FoundPerson } from '../documents/found-document.js';
import type { CareStructure } from '../documents/person.js';

/** An author as the metadata name it: a professional, a patient or a device (dmp-transactions 4.3, 4.6). */
export interface EntryAuthor {
  readonly person: FoundPerson;
  /** Code of JDV_J01. */
  readonly speciality: CodedValue | undefined;
  readonly structure: CareStructure | undefined;
  /** Its label becomes authorRole. */
  readonly role: CodedValue | undefined;
}
