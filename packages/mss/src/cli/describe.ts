import type { OpenedSubmissionSet, OpenedXdm } from '../xdm/open-xdm.js';

/** What the commands print of an archive. */
export function describeXdm({ sets, documents }: OpenedXdm) {
  const [first, ...others] = sets.map(describeSet);
  return {
    submissionSet: first,
    ...(others.length === 0 ? {} : { furtherSubmissionSets: others }),
    documents: documents.map(({ path, uniqueId, mimeType, size, hash, typeCode, title }) => ({
      path,
      uniqueId,
      mimeType,
      size,
      hash,
      typeCode: typeCode.code,
      title,
    })),
  };
}

function describeSet({ submissionSet }: OpenedSubmissionSet) {
  const { uniqueId, sourceId, patientId, submissionTime, title, comment, authors, contentType } =
    submissionSet;
  return {
    uniqueId,
    sourceId,
    patientId,
    submissionTime,
    title,
    comment,
    contentTypeCode: contentType?.code,
    authors: authors.map(({ person, institutions }) => ({ person, institutions })),
  };
}
