import { attachmentsFragment } from '@dmpconnect/mss';
import type { Handler } from '../../context.js';
import { packAttachments } from '../../mss/attachments.js';

/** js-api 10, mss 12.1. Nothing is sent. */
export const hl_generateMssAttachments: Handler<'hl_generateMssAttachments'> = async (input, context) => {
  const { archive, pdfs } = await packAttachments(input.Attachments, context);
  const files = [archive, ...pdfs];
  return {
    s_attachmentsBufferInBase64: Buffer.from(attachmentsFragment(files)).toString('base64'),
    Attachments: files.map(({ fileName, contentType, bytes }) => ({
      s_fileName: fileName,
      s_contentType: contentType,
      i_size: bytes.length,
      s_fileContentInBase64: Buffer.from(bytes).toString('base64'),
    })),
  };
};
