import { DEFAULT_VALUE_SETS, DmpError, deriveMetadata, type Ins, insCx } from '@dmpconnect/dmp-soap';
import type { CdaToPack } from '@dmpconnect/mss';
import { allNamesOf, STRUCTURED_FORMATS } from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';
import type { WorkerSession } from '../context.js';
import { requireConnector } from '../dmp/require-connector.js';
import type { Attachment } from './attachments.js';

/** A document of a software's own must be what the message says of it; what its header leaves out is taken from there. @throws {ApiFailure} 1/1013 */
export function readStructuredAttachment(
  attachment: Attachment,
  ins: Ins,
  at: string,
  session: WorkerSession,
): CdaToPack {
  const cda = attachment.s_fileContentInBase64;
  const metadata = readMetadata(cda, `${at}.s_fileContentInBase64`);
  const refused = (rule: string) =>
    new ApiFailure('document-refused', { extended: `${at}.s_fileContentInBase64 ${rule}.` });
  if (metadata.patientId !== insCx(ins)) throw refused(`is not about the patient of ${at}.s_patientIns`);
  if (metadata.typeCode?.code !== attachment.s_documentCategory) {
    throw refused(`has not the type of ${at}.s_documentCategory`);
  }
  const formats = allNamesOf<string>(STRUCTURED_FORMATS, attachment.i_documentFormat);
  if (metadata.formatCode === undefined || !formats.includes(metadata.formatCode.code)) {
    throw refused(`has not the format of ${at}.i_documentFormat`);
  }
  const { facilityTypes, practiceSettings } = DEFAULT_VALUE_SETS;
  const { practiceSetting } = requireConnector(session).facts.practiceLocation;
  return {
    cda,
    ...(metadata.healthcareFacilityTypeCode === undefined
      ? { facility: facilityTypes.get(attachment.s_healthcareSetting) }
      : {}),
    ...(metadata.practiceSettingCode === undefined
      ? { practiceSetting: practiceSettings.get(practiceSetting) }
      : {}),
  };
}

function readMetadata(cda: Uint8Array, name: string) {
  try {
    return deriveMetadata(cda);
  } catch (cause) {
    if (!(cause instanceof DmpError)) throw cause;
    throw new ApiFailure('document-refused', { extended: `${name} is no clinical document.`, cause });
  }
}
