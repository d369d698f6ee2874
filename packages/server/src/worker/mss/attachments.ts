import type { Ins } from '@dmpconnect/dmp-soap';
import { type BuiltXdm, buildXdm, type CdaToPack } from '@dmpconnect/mss';
import { DOCUMENT_FORMATS, nameOf } from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';
import type { InputOf } from '../../contract/table.js';
import type { HandlerContext } from '../context.js';
import { convertPdfs } from '../dmp/convert-pdfs.js';
import { requireConnector } from '../dmp/require-connector.js';
import { mergeTraits } from '../dmp/submission.js';
import { inWireNamesLater } from '../dmp/wire-names.js';
import { identityOf, readAttachmentPatient } from './attachment-patient.js';
import { printDocument } from './document-pdf.js';
import { readStructuredAttachment } from './structured-attachment.js';

/** A document of a message. */
export type Attachment = InputOf<'hl_generateMssAttachments'>['Attachments'][number];

/** Fields of the archive by those of the library. */
const NAMES = {
  documents: 'Attachments',
  'documents[]': 'Attachments[].s_fileContentInBase64',
  'documents[].classCode': 'Attachments[].s_documentCategory',
  'documents[].formatCode': 'Attachments[].i_documentFormat',
  'documents[].facility': 'Attachments[].s_healthcareSetting',
} as const;

/** Name under which the archive says that it was made. */
const SOFTWARE_NAME = 'DmpConnect-JS2';

/**
 * The documents of a message as an IHE XDM archive, and those that are PDF beside it (mss 10, 9.2): a file is put into
 * a clinical document as for the DMP, one that is a clinical document goes as it is.
 *
 * @throws {ApiFailure} 6000/2 or 1/1013, naming the field
 */
export async function packAttachments(
  attachments: readonly Attachment[],
  context: HandlerContext,
): Promise<BuiltXdm> {
  const { facts } = requireConnector(context.session);
  const ins = readAttachmentPatient(attachments, context);
  const documents: CdaToPack[] = [];
  for (const [index, attachment] of attachments.entries()) {
    documents.push(await readDocument(attachment, ins, `Attachments[${index}]`, context));
  }
  const { s_producerAddress, s_softwareDetails, MssParameters } = context.session.opened;
  return await inWireNamesLater(NAMES, () =>
    buildXdm({
      documents,
      software: {
        name: SOFTWARE_NAME,
        version: context.services.version,
        editor: SOFTWARE_NAME,
        oid: facts.instanceOid,
      },
      pages: {
        producer: linesOf(s_producerAddress ?? MssParameters?.s_producerAddress),
        software: linesOf(s_softwareDetails ?? MssParameters?.s_softwareDetails),
      },
    }),
  );
}

async function readDocument(
  attachment: Attachment,
  ins: Ins,
  at: string,
  context: HandlerContext,
): Promise<CdaToPack> {
  const format = nameOf(DOCUMENT_FORMATS, attachment.i_documentFormat);
  const description = descriptionOf(attachment);
  if (format === undefined) {
    return { ...readStructuredAttachment(attachment, ins, at, context.session), ...description };
  }
  const known = identityOf(context.session, ins);
  if (known.length === 0) {
    throw new ApiFailure('functional-fault', {
      description: `${at}.s_patientIns: no identity of this patient is known; ask INSi, read his Vitale card, or ask the DMP for his status first`,
    });
  }
  const names = {
    patient: `${at}.s_patientIns`,
    healthcareSetting: `${at}.s_healthcareSetting`,
    'documents[].title': `${at}.s_documentTitle`,
    'documents[].description': `${at}.s_documentDescription`,
    'documents[].typeCode': `${at}.s_documentCategory`,
    'documents[]': `${at}.s_fileContentInBase64`,
  };
  return await inWireNamesLater(names, async () => {
    const converted = await convertPdfs(
      {
        ins,
        patient: mergeTraits(known),
        healthcareSetting: attachment.s_healthcareSetting,
        documents: [
          {
            title: attachment.s_documentTitle,
            ...description,
            typeCode: attachment.s_documentCategory,
            format,
            content: attachment.s_fileContentInBase64,
          },
        ],
      },
      context,
    );
    const [cda] = await requireConnector(context.session).writeDocuments(converted);
    if (cda === undefined) throw new ApiFailure('technical-fault');
    const [document] = converted.documents;
    if (document === undefined || !('content' in document)) throw new ApiFailure('technical-fault');
    const { title, content } = document;
    const patient = mergeTraits(known);
    const pdf = format === 'pdf' ? content : await printDocument({ title, ins, patient, format, content });
    return { cda, ...description, ...(pdf === undefined ? {} : { pdf }) };
  });
}

/** The description of a document, when there is one. */
function descriptionOf({ s_documentDescription }: Attachment) {
  return s_documentDescription === undefined ? {} : { description: s_documentDescription };
}

/** Texts of `hl_openSession`, lines separated by LF (js-api 4.1). */
function linesOf(text: string | undefined): readonly string[] | undefined {
  const lines = (text ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length === 0 ? undefined : lines;
}
