import { deriveMetadata } from '../../cda/derive-metadata.js';
import type { DocumentMetadata } from '../../documents/document-metadata.js';
import { type Command, STATUS } from '../io.js';
import { readFileArgument } from '../read-file-argument.js';

/** `dmp-soap metadata FILE`. */
export const METADATA: Command = {
  summary: 'XDS metadata derived from the header of a clinical document, as JSON',
  help: `dmp-soap metadata FILE

Reads a clinical document (CDA R2, self-presenting ones too) and writes the XDS metadata that its header gives, as
JSON. Codes are {code, codingScheme, displayName}, times are UTC, hash is the SHA-1 of the file. What the header does
not say is null.

FILE  the document; - is the standard input

Exit status: 0 done, 2 the file is no clinical document.
`,
  async run(args, io) {
    const metadata = deriveMetadata(await readFileArgument(args, io));
    io.out(`${JSON.stringify(inOrder(metadata), undefined, 2)}\n`);
    return STATUS.ok;
  },
};

/** Names always stand, in this order: a script reads them without asking whether they are there. */
function inOrder(metadata: DocumentMetadata): object {
  const { authors, referenceIdList } = metadata;
  return {
    patientId: metadata.patientId ?? null,
    sourcePatientId: metadata.sourcePatientId ?? null,
    sourcePatientInfo: metadata.sourcePatientInfo,
    authors: authors.map(({ person, institution = null, role = null, specialty = null }) => ({
      person,
      institution,
      role,
      specialty,
    })),
    legalAuthenticator: metadata.legalAuthenticator ?? null,
    typeCode: metadata.typeCode ?? null,
    classCode: metadata.classCode ?? null,
    formatCode: metadata.formatCode ?? null,
    confidentialityCode: metadata.confidentialityCode,
    healthcareFacilityTypeCode: metadata.healthcareFacilityTypeCode ?? null,
    practiceSettingCode: metadata.practiceSettingCode ?? null,
    eventCodeList: metadata.eventCodeList,
    creationTime: metadata.creationTime ?? null,
    serviceStartTime: metadata.serviceStartTime ?? null,
    serviceStopTime: metadata.serviceStopTime ?? null,
    languageCode: metadata.languageCode ?? null,
    title: metadata.title ?? null,
    uniqueId: metadata.uniqueId ?? null,
    hash: metadata.hash,
    size: metadata.size,
    mimeType: metadata.mimeType,
    // Of imaging reports and the like; the other documents have none.
    ...(referenceIdList.length === 0 ? {} : { referenceIdList }),
  };
}
