import type { CodedValue } from '../codes/coded-value.js';
import type { DocumentFormat } from './document-format.js';

/** How a format is named in a clinical document and in the registry. */
export interface FormatDefinition {
  readonly format: DocumentFormat;
  /** `nonXMLBody/text/@mediaType`. */
  readonly mediaType: string;
  /** XDS formatCode (JDV_J60). */
  readonly formatCode: CodedValue;
}

const XDS_SD = '1.3.6.1.4.1.19376.1.2.3';

function define(format: DocumentFormat, mediaType: string, code: string, label: string): FormatDefinition {
  return { format, mediaType, formatCode: { code, system: XDS_SD, label } };
}

/** The five unstructured formats (dmp-transactions 4.9 and 5.5). */
export const FORMATS: Readonly<Record<DocumentFormat, FormatDefinition>> = {
  text: define(
    'text',
    'text/plain',
    'urn:ihe:iti:xds-sd:text:2008',
    'Document à corps non structuré en texte brut',
  ),
  rtf: define('rtf', 'text/rtf', 'urn:ihe:iti-fr:xds-sd:rtf:2010', 'Document à corps non structuré en RTF'),
  jpeg: define(
    'jpeg',
    'image/jpeg',
    'urn:ihe:iti-fr:xds-sd:jpeg:2010',
    'Document à corps non structuré en image JPEG',
  ),
  tiff: define(
    'tiff',
    'image/tiff',
    'urn:ihe:iti-fr:xds-sd:tiff:2010',
    'Document à corps non structuré en image TIFF',
  ),
  pdf: define(
    'pdf',
    'application/pdf',
    'urn:ihe:iti:xds-sd:pdf:2008',
    'Document à corps non structuré en PDF/A-1',
  ),
};

const BY_CODE = new Map(Object.values(FORMATS).map(({ format, formatCode }) => [formatCode.code, format]));
const BY_MEDIA_TYPE = new Map(Object.values(FORMATS).map(({ format, mediaType }) => [mediaType, format]));

/** The format of a formatCode, if it is one of the five. */
export function formatOfCode(code: string): DocumentFormat | undefined {
  return BY_CODE.get(code);
}

/** The format of a media type, if it is one of the five. */
export function formatOfMediaType(mediaType: string): DocumentFormat | undefined {
  return BY_MEDIA_TYPE.get(mediaType.trim().toLowerCase());
}

/** formatCode to search for: a format name, or a formatCode as it is. */
export function formatCodeOf(name: string): string {
  const known: FormatDefinition | undefined = Object.values(FORMATS).find(({ format }) => format === name);
  return known?.formatCode.code ?? name;
}
