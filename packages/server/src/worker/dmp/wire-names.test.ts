import { describe, expect, it } from 'vitest';
import { SEVERAL_DOCUMENTS_NAMES, SINGLE_DOCUMENT_NAMES } from './submission-names.js';
import { findWireName } from './wire-names.js';

describe('names of the wire', () => {
  it.each([
    ['documents[0].title', 's_documentTitle'],
    ['documents[0].content', 's_fileContentBase64'],
    ['documents[0].events[2].code', 's_eventCodes[2]'],
    ['documents[0].additionalAuthors[1].familyName', 'AdditionalAuthors[1].s_hpName'],
    ['documents[0].treatingPhysician.profession', 'TreatingPhysician.s_hpProfession'],
    ['documents[0].informants[3].relation', 'Informants[3]'],
    ['patient.birthPlace', 'PatientIdentity.s_birthPlace'],
    ['healthcareSetting', 's_healthcareSetting'],
  ])('of one document: %s', (field, name) => {
    expect(findWireName(SINGLE_DOCUMENT_NAMES, field)).toBe(name);
  });

  it.each([
    ['documents[4].title', 'Documents[4].s_title'],
    ['documents[4].events[2].label', 'Documents[4].EventCodes[2]'],
    ['documents[4].additionalAuthors[1].speciality', 'Documents[4].AdditionalAuthors[1].s_hpSpecialty'],
    ['documents', 'Documents'],
  ])('of several documents: %s', (field, name) => {
    expect(findWireName(SEVERAL_DOCUMENTS_NAMES, field)).toBe(name);
  });

  it('are nothing for a field that no application sends', () => {
    expect(findWireName(SINGLE_DOCUMENT_NAMES, 'software.oid')).toBeUndefined();
    expect(findWireName(SINGLE_DOCUMENT_NAMES, 'titles')).toBeUndefined();
  });
});
