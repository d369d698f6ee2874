import type { ObjectKind } from './sources.js';

/**
 * High half of a handle by kind of object (js-api 4.6): list, document, certificate, connection, DMP connector and HP as
 * seen in samples, the others ours.
 */
export const HANDLE_CLASSES: Readonly<Record<ObjectKind, number>> = {
  list: 1,
  document: 2,
  certificate: 3,
  connection: 4,
  dmpConnector: 5,
  error: 6,
  timeProvider: 7,
  professional: 8,
  practiceLocation: 9,
  submissionSet: 10,
  filter: 11,
  eventCode: 12,
  cpx: 13,
  cpxToken: 14,
  pcscReader: 15,
  vitale: 16,
  vitalePatient: 17,
};
