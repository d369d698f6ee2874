import { field, type MethodRow, method } from './row.js';

/** Rows 97 to 100 of js-api 14.2. */
export const MSS_METHODS: readonly MethodRow[] = [
  method('hl_getMssHpInfos', 30, [
    field('aSearchName', 's_searchName'),
    field('aSearchGiven', 's_searchGiven'),
    field('aSearchRPPS', 's_searchRPPS'),
    field('aSearchSpecialty', 's_searchSpecialty'),
    field('aSearchOrganization', 's_searchOrganization'),
  ]),
  method('hl_sendMssRequest', 30, [
    field('requestPath', 's_requestPath'),
    field('requestBodyInBase64', 's_requestBodyInBase64'),
  ]),
  method('hl_sendMssEmail', 30, [
    field('requestPath', 's_requestPath'),
    field('sender', 's_senderEmail'),
    field('recipient', 's_recipient'),
    field('cc', 's_cc'),
    field('bcc', 's_bcc'),
    field('title', 's_title'),
    field('contentInBase64', 's_messageContentInBase64'),
    field('contentHtml', 'i_messageContentIsInHtml'),
    field('attachmentList', 'Attachments', { only: 'filled' }),
  ]),
  method('hl_generateMssAttachments', 30, [field('attachmentList', 'Attachments')]),
];
