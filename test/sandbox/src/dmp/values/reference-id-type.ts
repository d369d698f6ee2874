/** Types of the identifiers of `referenceIdList` the DMP allows (JDV_J231, dmp-transactions 4.3). */
export const REFERENCE_ID_TYPES: ReadonlySet<string> = new Set([
  'urn:ihe:iti:xds:2013:accession',
  'urn:ihe:iti:xds:2013:order',
  'urn:ihe:iti:xds:2016:studyInstanceUID',
]);
