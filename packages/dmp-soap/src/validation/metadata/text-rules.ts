import { parseHl7Time } from '../../time/hl7-time.js';
import { type CheckedMetadata, faultyIf, type MetadataRule, pathsOf } from './metadata-rule.js';

const TIMES = [
  'creationTime',
  'serviceStartTime',
  'serviceStopTime',
] as const satisfies readonly (keyof CheckedMetadata)[];

/** UTC digits without offset, of a day that exists (dmp-transactions 4.1). */
function isUtc(text: string): boolean {
  if (!/^\d{4}(?:\d{2}){0,5}$/.test(text)) return false;
  try {
    parseHl7Time(text, 'time');
    return true;
  } catch {
    return false;
  }
}

const MIME_TYPES: ReadonlySet<string> = new Set(['text/xml', 'application/xslt+xml', 'application/dicom']);
/** Fields of `sourcePatientInfo` (dmp-transactions 4.7). */
const PATIENT_FIELD = /^PID-(?:5|7|8|11|13|14|16)\|./;

const onePatientField = (number: number, form: RegExp, what: string): MetadataRule => ({
  rule: `sourcePatientInfo.PID-${number}`,
  message: `sourcePatientInfo has one PID-${number}: ${what} (4.7).`,
  faults: ({ sourcePatientInfo }) => {
    const values = sourcePatientInfo.filter((value) => value.startsWith(`PID-${number}|`));
    const [only] = values;
    return faultyIf(
      sourcePatientInfo.length > 0 && (values.length !== 1 || !form.test(only ?? '')),
      'sourcePatientInfo',
    );
  },
});

/** Times, texts and figures of document entries (dmp-transactions 4.1, 4.3, 4.7). */
export const TEXT_RULES: readonly MetadataRule[] = [
  ...TIMES.map((name) => ({
    rule: `${name}.form`,
    message: `${name} is a UTC time of the form YYYYMMDDhhmmss, without offset (4.1).`,
    faults: (metadata: CheckedMetadata) => {
      const time = metadata[name];
      return faultyIf(time !== undefined && time !== '' && !isUtc(time), name);
    },
  })),
  {
    rule: 'serviceStopTime.order',
    message: 'serviceStopTime is not before serviceStartTime (4.3).',
    faults: ({ serviceStartTime: start, serviceStopTime: stop }) => {
      if (start === undefined || stop === undefined) return [];
      const size = Math.min(start.length, stop.length);
      return faultyIf(stop.slice(0, size) < start.slice(0, size), 'serviceStopTime');
    },
  },
  {
    rule: 'languageCode.french',
    message: 'languageCode is fr-FR (4.3).',
    faults: ({ languageCode }) =>
      faultyIf(languageCode !== undefined && languageCode !== '' && languageCode !== 'fr-FR', 'languageCode'),
  },
  {
    rule: 'title.length',
    message: 'title holds at most 128 characters (4.3).',
    faults: ({ title }) => faultyIf([...(title ?? '')].length > 128, 'title'),
  },
  {
    rule: 'mimeType.known',
    message: 'mimeType is text/xml, application/xslt+xml or application/dicom (4.3).',
    faults: ({ mimeType }) => faultyIf(mimeType !== '' && !MIME_TYPES.has(mimeType), 'mimeType'),
  },
  {
    rule: 'sourcePatientInfo.field',
    message: 'sourcePatientInfo holds PID-5, 7, 8, 11, 13, 14 or 16, each with a value (4.7).',
    faults: ({ sourcePatientInfo }) =>
      pathsOf(sourcePatientInfo, 'sourcePatientInfo', (value) => !PATIENT_FIELD.test(value)),
  },
  {
    rule: 'sourcePatientInfo.PID-5',
    message: 'sourcePatientInfo has the birth name: PID-5|NOM^PRENOM^^^^^L (4.7).',
    faults: ({ sourcePatientInfo }) =>
      faultyIf(
        sourcePatientInfo.length > 0 &&
          !sourcePatientInfo.some((value) => /^PID-5\|[^^]+\^[^^]+\^.*\^L$/.test(value)),
        'sourcePatientInfo',
      ),
  },
  onePatientField(7, /^PID-7\|\d{4}(?:\d{2}){0,2}$/, 'the birth date YYYYMMDD'),
  onePatientField(8, /^PID-8\|[MFU]$/, 'the sex M, F or U'),
  {
    rule: 'hash.form',
    message: 'hash is a SHA-1 of 40 lower-case hexadecimal digits (4.3).',
    faults: ({ hash }) => faultyIf(hash !== undefined && !/^[0-9a-f]{40}$/.test(hash), 'hash'),
  },
  {
    rule: 'size.form',
    message: 'size is the number of bytes, above zero (4.3).',
    faults: ({ size }) => faultyIf(size !== undefined && !(Number.isInteger(size) && size > 0), 'size'),
  },
];
