import { children, type ParsedElement } from '@dmpconnect/soap';
import { booleanOf, nationalIds } from '../hl7v3/read-patient.js';
import type { AccessibleRecord } from '../patients/accessible-record.js';
import { PATIENTS_URI } from '../services/namespaces.js';
import { readOutput, textOfChild } from '../services/output.js';

/** Reads the answer to TD0.4. @throws {DmpServiceError} `SERVICE_REFUSED`. @throws {DmpError} `ANSWER_UNEXPECTED`. */
export function readAccessibleRecordsAnswer(content: ParsedElement): readonly AccessibleRecord[] {
  const output = readOutput(content, {
    namespace: PATIENTS_URI,
    root: 'patientListResponse',
    transaction: 'TD0.4',
  });
  return children(output, PATIENTS_URI, 'patientlistData').map(readRecord);
}

function readRecord(data: ParsedElement): AccessibleRecord {
  const text = (name: string) => textOfChild(data, name);
  return {
    ids: nationalIds(
      children(data, PATIENTS_URI, 'patientIdentifier').map((identifier) => ({
        oid: textOfChild(identifier, 'nationalIdType'),
        value: textOfChild(identifier, 'nationalId'),
      })),
    ),
    usedName: text('lastName'),
    birthName: text('patronymicalName'),
    givenName: text('firstName'),
    prefix: text('civility'),
    birthDate: text('dateOfBirth'),
    treatingPhysician: flag(text('MT')),
    message: flag(text('message')),
    lastAccess: text('lastAccessDate'),
    lastUpdate: text('lastUpdateDate'),
    lastAddition: text('lastAddDate'),
  };
}

/** A boolean of XML Schema has two spellings. */
function flag(text: string | undefined): boolean {
  return text === '1' || booleanOf(text) === true;
}
