import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommand } from '../client/commands.js';
import { TransportError } from '../errors/index.js';
import { toBase64 } from './base64.js';
import { decodeFields } from './decode.js';
import { encodeFields } from './encode.js';
import { renameField } from './rename.js';

const encode = (command: string, input: unknown) => encodeFields(input, readCommand(command)?.input ?? -1);
const decode = (command: string, message: object) =>
  decodeFields({ s_status: 'OK', s_requestId: '1', ...message }, readCommand(command)?.output ?? -1);

function refusal(command: string, input: unknown): string {
  try {
    encode(command, input);
  } catch (error) {
    if (error instanceof TransportError && error.code === 'INVALID_INPUT') return error.message;
  }
  return 'accepted';
}

describe('the rule of names', () => {
  it.each([
    ['s_readerName', 'readerName'],
    ['i_document_Format', 'documentFormat'],
    ['PracticeLocations', 'practiceLocations'],
    ['f_value', 'value'],
    ['handleId', 'handleId'],
    ['81', '81'],
    ['#0', '#0'],
    ['s_signatureCertificatePEM', 'signatureCertificatePEM'],
  ])('makes of %s %s', (wire, name) => expect(renameField(wire)).toBe(name));
});

describe('an input', () => {
  it('gets the names and numbers of the wire', () => {
    expect(
      encode('hl_sendDocument', {
        ins: { ins: '279035121518989', insType: 'T' },
        fileContentBase64: new Uint8Array([1, 2, 255]),
        documentTitle: 'Titre',
        documentCategory: '11488-4',
        documentVisibility: ['hiddenFromPatient', 'hiddenFromGuardians'],
        documentFormat: 'pdf',
        healthcareSetting: 'SA07',
        eventCodes: [
          { classification: 'LOINC', code: '1' },
          { classification: 4, code: '2' },
        ],
        patientIdentity: { sex: 'F' },
        transcodeTypeCode: true,
        documentDescription: undefined,
      }),
    ).toEqual({
      Ins: { s_ins: '279035121518989', s_insType: 'T' },
      s_fileContentBase64: 'AQL/',
      s_documentTitle: 'Titre',
      s_documentCategory: '11488-4',
      i_documentVisibility: 10,
      i_documentFormat: 5,
      s_healthcareSetting: 'SA07',
      EventCodes: [
        { s_classification: 'LOINC', s_code: '1' },
        { i_classification: 4, s_code: '2' },
      ],
      PatientIdentity: { i_sex: 3 },
      i_transcodeTypeCode: 1,
    });
  });

  it('lets numbers stand for names, and a text for a structure', () => {
    expect(encode('hl_findDocuments', { ins: '279035121518989T', status: 5, visibility: 1 })).toEqual({
      s_ins: '279035121518989T',
      i_status: 5,
      i_visibility: 1,
    });
  });

  it.each([
    ['hl_getCpxCard', { readername: 'x' }, 'readername is no member of this input'],
    ['hl_getCpxCard', { s_readerName: 'x' }, 's_readerName is no member of this input'],
    ['hl_getCpxCard', 'x', 'the input must be an object'],
    ['hl_sendDocuments', { documents: [{ formt: 'pdf' }] }, 'documents[0].formt is no member of this input'],
    ['hl_sendDocuments', { documents: {} }, 'documents must be an array'],
    ['hl_sendDocument', { patientIdentity: { sex: 'X' } }, 'patientIdentity.sex must be one of U, M, F'],
    ['hl_readCpxCard', { returnCertificates: 'yes' }, 'returnCertificates must be true or false'],
  ])('of %s that breaks a rule is refused by the name of the member: %j', (command, input, message) => {
    expect(refusal(command, input)).toBe(message);
  });

  it('of many bytes is base64 as anybody writes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100_000 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
      { numRuns: 30 },
    );
  });
});

describe('an answer', () => {
  it('gets the names of the promise API, booleans and words', () => {
    expect(
      decode('hl_getPcscReaders', {
        Readers: [{ s_name: 'R', i_slotType: 3, s_slotType: 'CPS card', i_accessMode: 1, s_accessMode: 'x' }],
      }),
    ).toEqual({
      readers: [
        { name: 'R', slotType: 'cps', slotTypeText: 'CPS card', accessMode: 'pcsc', accessModeText: 'x' },
      ],
    });
    expect(decode('hl_sessionExists', { i_exists: 1 })).toEqual({ exists: true });
  });

  it('keeps numbers that have no name, and bits that have none', () => {
    const document = { i_document_Format: 99, i_document_Visibility: 2 + 64 };
    expect(decode('hl_findDocuments', { Documents: [document] })).toEqual({
      documents: [{ documentFormat: 99, documentVisibility: ['hiddenFromPatient', 64] }],
    });
  });

  it('keeps what a newer server adds, under the rule of names', () => {
    expect(decode('hl_getCpxCard', { s_newField: 'x', NewThings: [{ i_count: 2 }] })).toEqual({
      newField: 'x',
      newThings: [{ count: 2 }],
    });
  });
});
