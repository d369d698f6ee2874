import {
  type DocumentFormat,
  deriveMetadata,
  type FoundDocument,
  type RetrievedDocument,
  renderCdaHeader,
} from '@dmpconnect/dmp-soap';
import { DOCUMENT_FORMATS, OTHER_FORMAT, PERFORMER_ROLES } from '../../contract/enumerations.js';
import type { OutputOf } from '../../contract/table.js';
import { formatNumber } from './found-document.js';
import { describeCdaPerson, EMPTY_HP } from './hp.js';

type ContentAnswer = OutputOf<'hl_getDocumentContentByUniqueId'>;

/** What an application asks beside the content. */
export interface ContentOptions {
  readonly i_getCdaHeaders: boolean;
  readonly i_getPerformer: boolean;
}

/** The content of a document on the wire (js-api 8.5): what is embedded, or the whole of a structured document. */
export function describeContent(
  retrieved: RetrievedDocument,
  options: ContentOptions,
  found: FoundDocument | undefined,
): ContentAnswer {
  return {
    s_fileContentInBase64: Buffer.from(contentOf(retrieved)).toString('base64'),
    i_documentFormat: formatOf(retrieved, found),
    ...(options.i_getCdaHeaders
      ? { s_cdaHeadersInBase64: Buffer.from(renderCdaHeader(retrieved.header), 'utf8').toString('base64') }
      : {}),
    ...(options.i_getPerformer ? { Performer: describePerformer(retrieved) } : {}),
  };
}

/** The bytes that an application shows. */
export function contentOf({ content, bytes }: RetrievedDocument): Uint8Array {
  return content?.bytes ?? bytes;
}

function formatOf({ content, bytes }: RetrievedDocument, found: FoundDocument | undefined): number {
  if (content?.format !== undefined) return DOCUMENT_FORMATS[content.format];
  if (found !== undefined) return formatNumber(found);
  // Not found by a search: a structured document says itself which model it follows.
  const { formatCode } = content === undefined ? deriveMetadata(bytes) : {};
  return formatCode === undefined ? OTHER_FORMAT : formatNumber({ format: undefined, formatCode });
}

/** The first performer of the main act: the profile allows no other rank than that of actor (dmp-transactions 5.2, row 22). */
export function describePerformer({ header }: RetrievedDocument) {
  const performer = header.events[0]?.performers[0];
  return {
    Hp: performer === undefined ? EMPTY_HP : describeCdaPerson(performer),
    i_role: PERFORMER_ROLES.actor,
  };
}

const EXTENSIONS: Readonly<Record<DocumentFormat, string>> = {
  text: 'txt',
  rtf: 'rtf',
  jpeg: 'jpg',
  tiff: 'tif',
  pdf: 'pdf',
};

/** Extension of the file that holds the content: what the user's system opens it with. */
export function extensionOf({ content }: RetrievedDocument): string {
  if (content === undefined) return 'xml';
  return content.format === undefined ? 'bin' : EXTENSIONS[content.format];
}
