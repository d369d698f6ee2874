import { STRUCTURED_FORMATS } from './structured-format.js';
import { type ValueSet, valueSet } from './value-set.js';

const IHE_FORMATS = '1.3.6.1.4.1.19376.1.2.3';
const CI_SIS_FORMATS = '1.2.250.1.213.1.1.4.2.282';

/** formatCode (dmp-transactions 4.9). */
export const FORMAT_CODE: ValueSet = valueSet({
  name: 'JDV_J60',
  oid: '1.2.250.1.213.1.1.5.8',
  edition: '2026-05-05',
  codes: {
    [IHE_FORMATS]: `
      urn:ihe:iti:xds-sd:pdf:2008 urn:ihe:iti:xds-sd:text:2008
      urn:ihe:iti-fr:xds-sd:rtf:2010 urn:ihe:iti-fr:xds-sd:jpeg:2010 urn:ihe:iti-fr:xds-sd:tiff:2010
      urn:ihe:lab:xd-lab:2008 urn:ihe:palm:apsr:2016 urn:ihe:pcc:ips:2020
      urn:ihe:pharm:pre:2010 urn:ihe:pharm:dis:2010 urn:ihe:rad:CDA:ImagingReportStructuredHeadings:2013
      ${STRUCTURED_FORMATS.ihe.join(' ')}`,
    [CI_SIS_FORMATS]: `
      urn:asip:ci-sis:vsm:2012 urn:asip:ci-sis:vac:2019 urn:asip:ci-sis:vac-note:2021
      urn:asip:ci-sis:dlu:2015 urn:asip:ci-sis:ldl-ees:2017 urn:asip:ci-sis:ldl-ses:2017
      urn:asip:ci-sis:hr:2019 ${STRUCTURED_FORMATS.ciSis.join(' ')}`,
    '1.2.840.10008.2.6.1': '1.2.840.10008.5.1.4.1.1.88.59',
  },
});

/** Media type of a level-1 body → the formatCode of its entry (dmp-transactions 4.9, 5.4). */
export const FORMAT_BY_MEDIA_TYPE: Readonly<Record<string, string>> = {
  'application/pdf': 'urn:ihe:iti:xds-sd:pdf:2008',
  'text/plain': 'urn:ihe:iti:xds-sd:text:2008',
  'text/rtf': 'urn:ihe:iti-fr:xds-sd:rtf:2010',
  'image/jpeg': 'urn:ihe:iti-fr:xds-sd:jpeg:2010',
  'image/tiff': 'urn:ihe:iti-fr:xds-sd:tiff:2010',
};
