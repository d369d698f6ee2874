import { z } from 'zod';
import { httpAnswer } from './connections.js';
import { DOCUMENT_REQUEST_BYTES, defineCommand } from './define.js';
import {
  categoryField,
  contentField,
  descriptionField,
  sentFormat,
  settingField,
  titleField,
} from './dmp-documents.js';
import { flag, list, requiredBase64Bytes, requiredList, requiredText, text } from './fields.js';

/** Secure mail (js-api 10; mss 12). The software’s approval number comes from `hl_openSession`. */

const TIMEOUT_SECONDS = 30;
const CRITERION = 100;

/** Largest body of a request, decoded bytes: what fits in the largest request. */
const BODY_BYTES = (DOCUMENT_REQUEST_BYTES / 4) * 3;

const professional = z.object({
  s_commonName: z.string().describe('Name to be shown: name, given name, profession.'),
  s_name: z.string().describe('Family name.'),
  s_given: z.string().describe('Given name.'),
  s_postalAddress: z.string().describe('Street address.'),
  s_postalCode: z.string().describe('Postal code.'),
  s_city: z.string().describe('City.'),
  s_departement: z.string().describe('Département.'),
  s_country: z.string().describe('Country.'),
  s_mail: z.string().describe('Address in the secure mail.'),
  s_civiliteExercice: z.string().describe('Professional title.'),
  s_title: z.string().describe('Profession and speciality.'),
  s_idNat: z.string().describe('RPPS or ADELI number.'),
  s_codeProfession: z.string().describe('Profession.'),
  s_codeCategorieProfession: z.string().describe('Code of the category of the profession.'),
  s_libelleCategorieProfession: z.string().describe('Label of that category.'),
  s_specialiteOrdinale: z.string().describe('Speciality.'),
  s_organisation: z.string().describe('Company name, else trade name.'),
  s_raisonSociale: z.string().describe('Company name.'),
  s_company: z.string().describe('Company name, else trade name.'),
  s_enseigneCommerciale: z.string().describe('Trade name.'),
});

/** js-api 10. */
export const hl_getMssHpInfos = defineCommand({
  name: 'hl_getMssHpInfos',
  group: 'mss',
  summary: 'Searches the directory of the secure mail: its web service, or the LDAP server of the settings.',
  kind: 'answer',
  session: true,
  timeoutSeconds: TIMEOUT_SECONDS,
  needs: ['dmp-connector'],
  input: z.object({
    s_searchName: text(CRITERION).describe(
      'Family name. In all criteria `*` stands for any text; one is needed.',
    ),
    s_searchGiven: text(CRITERION).describe('Given name.'),
    s_searchRPPS: text(CRITERION).describe('RPPS or ADELI number.'),
    s_searchSpecialty: text(CRITERION).describe('Speciality.'),
    s_searchOrganization: text(CRITERION).describe('Structure: its name or its identifier.'),
  }),
  output: z.object({
    PSList: z.array(professional).readonly().describe('Professionals found; what is not known is empty.'),
    s_xmlResultInBase64: z.string().describe('The answer of the directory as XML.'),
  }),
});

/** js-api 10. */
export const hl_sendMssRequest = defineCommand({
  name: 'hl_sendMssRequest',
  group: 'mss',
  summary:
    'Sends a request of the application to the web services of the secure mail, behind the login of the card.',
  kind: 'answer',
  session: true,
  timeoutSeconds: TIMEOUT_SECONDS,
  maxRequestBytes: DOCUMENT_REQUEST_BYTES,
  needs: ['dmp-connector'],
  input: z.object({
    s_requestPath: requiredText(256).describe(
      'Path below `/mss-msg-services/services/`, without host or query.',
    ),
    s_requestBodyInBase64: requiredBase64Bytes(BODY_BYTES).describe('Body: a SOAP envelope, or JSON.'),
  }),
  output: z.object(httpAnswer),
});

/** Documents in one message, at most. */
const MAX_DOCUMENTS = 50;

/** Addresses of one field, characters: the most recipients there are, of the longest address. */
const ADDRESSES = 25_600;

const attachment = z.object({
  s_patientIns: requiredText(32).describe(
    'INS of the patient; one patient a message. His identity is the one known to the session: of INSi, of the Vitale card, of the DMP, of a document sent to it.',
  ),
  s_fileContentInBase64: contentField,
  s_documentTitle: titleField,
  s_documentDescription: descriptionField,
  s_documentCategory: categoryField,
  i_documentFormat: sentFormat(),
  s_healthcareSetting: settingField,
});

/** js-api 10. */
export const hl_sendMssEmail = defineCommand({
  name: 'hl_sendMssEmail',
  group: 'mss',
  summary:
    'Sends a mail of the secure mail, with documents as an IHE XDM archive and their PDF. An error says what became of the mail in `s_mailDelivery`.',
  kind: 'answer',
  session: true,
  timeoutSeconds: TIMEOUT_SECONDS,
  maxRequestBytes: DOCUMENT_REQUEST_BYTES,
  needs: ['dmp-connector'],
  input: z.object({
    s_requestPath: requiredText(256).describe(
      'Path of the operation: `/mss-msg-services/services/Item/soap/v1/sendMessage`, or its twin with `rest`.',
    ),
    s_senderEmail: requiredText(254).describe(
      'Mailbox of the holder of the card that the mail is sent from.',
    ),
    s_recipient: requiredText(ADDRESSES).describe('Recipients, separated by `;`.'),
    s_cc: text(ADDRESSES).describe('Recipients of a copy, separated by `;`.'),
    s_bcc: text(ADDRESSES).describe('Recipients of a blind copy, separated by `;`.'),
    s_title: requiredText(900).describe(
      'Subject. With documents, the one that receiving software expects is put in front (`XDM/1.0/DDM+…`) unless it is there.',
    ),
    s_messageContentInBase64: requiredBase64Bytes(BODY_BYTES).describe('Body, text in UTF-8.'),
    i_messageContentIsInHtml: flag().describe('1: the body is HTML.'),
    // js-api 10: the name of the field list; the wrapper sends the other one.
    i_messageContentHtml: flag().describe('The same, under its documented name.'),
    Attachments: list(attachment, MAX_DOCUMENTS).describe('Documents.'),
    s_pscAccessToken: text(8192).describe(
      'Access token of Pro Santé Connect, where the operator of the settings wants one (IMAP and SMTP).',
    ),
  }),
  output: z.object({}),
});

/** js-api 10. */
export const hl_generateMssAttachments = defineCommand({
  name: 'hl_generateMssAttachments',
  group: 'mss',
  summary:
    'Makes the attachments of a mail, an IHE XDM archive and the PDF of its documents, for a request of one’s own.',
  kind: 'answer',
  session: true,
  timeoutSeconds: TIMEOUT_SECONDS,
  maxRequestBytes: DOCUMENT_REQUEST_BYTES,
  needs: ['dmp-connector'],
  input: z.object({
    Attachments: requiredList(attachment, MAX_DOCUMENTS).describe('Documents.'),
  }),
  output: z.object({
    s_attachmentsBufferInBase64: z
      .string()
      .describe(
        'XML in UTF-8: an element `attachments` for each file, to be put in the `message` of `sendMessage`.',
      ),
    Attachments: z
      .array(
        z.object({
          s_fileName: z.string().describe('Name of the file.'),
          s_contentType: z.string().describe('Media type.'),
          i_size: z.int().describe('Bytes.'),
          s_fileContentInBase64: z.string().describe('Content.'),
        }),
      )
      .readonly()
      .describe('The same files, the archive first.'),
  }),
});
