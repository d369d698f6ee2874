export { type Address, PATIENT_DOMAIN, readAddress, splitAddresses } from './addresses/address.js';
export type { TrustedDomains } from './addresses/domain-list.js';
export {
  createWhiteList,
  fixedDomains,
  WHITE_LIST_URL,
  type WhiteListOptions,
} from './addresses/white-list.js';
export { checkMessage, checkTrust, XDM_FILE_NAME } from './content/check-message.js';
export { DEFAULT_LIMITS, type MssLimits } from './content/limits.js';
export {
  type IntegrationOutcome,
  type IntegrationReport,
  type IntegrationReportInput,
  integrationReport,
  type ReadIntegrationReport,
  readIntegrationReport,
} from './content/mdn.js';
export {
  composeIntegrationReport,
  type IntegrationMessage,
  type IntegrationMessageInput,
  type OpenedIntegrationReport,
  openIntegrationReport,
} from './content/mdn-message.js';
export { isXdmSubject, pdfName, type SubjectPatient, XDM_SUBJECT, xdmSubject } from './content/subject.js';
export { createLdapDirectory, type LdapDirectoryOptions } from './directory/ldap-directory.js';
export type {
  DirectoryEntry,
  DirectoryProvider,
  DirectoryQuery,
  DirectoryResult,
} from './directory/provider.js';
export {
  type Delivery,
  MSS_ERROR_KINDS,
  MSS_ERRORS,
  MssError,
  type MssErrorCode,
  type MssErrorKind,
  type MssErrorOptions,
  XdmRefusedError,
} from './errors.js';
export { createImapSmtpClient, type ImapSmtpClient } from './imap-smtp/create-client.js';
export type { ImapSmtpOptions, MailCredentials, MailServer } from './imap-smtp/options.js';
export type { CallOptions, MailboxClient } from './mailbox/client.js';
export type { Folder, FolderRole, NewFolder } from './mailbox/folder.js';
export {
  type Attachment,
  type AttachmentReference,
  type Correspondent,
  type DownloadedAttachment,
  type ForwardedAttachment,
  MESSAGE_FLAGS,
  type Message,
  type MessageFlag,
  type MssHeaders,
  type OutgoingAttachment,
  type OutgoingFile,
  type OutgoingMessage,
  type Priority,
  type SavedMessage,
} from './mailbox/message.js';
export {
  type FullTextQuery,
  MESSAGE_UPDATES,
  type MessageQuery,
  type MessageUpdate,
  type Page,
  SORT_KEYS,
  type SortKey,
  type SyncResult,
} from './mailbox/search.js';
export type { NationalClient, RecipientProposal } from './national/client.js';
export {
  type AuditEntry,
  MSS_HOSTS,
  type MssHosts,
  type NationalClientOptions,
} from './national/client-options.js';
export { createNationalClient } from './national/create-client.js';
export { sayWhetherSent } from './national/delivery.js';
export { attachmentsFragment } from './national/outgoing.js';
export { readServicePath } from './national/service-path.js';
export type { ExchangeObserver, ObservedExchange } from './network/observer.js';
export { isOfficialHost, type Protocol } from './wire-profile/index.js';
export { buildXdm } from './xdm/build-xdm.js';
export {
  type BuiltXdm,
  type CdaToPack,
  type DocumentToPack,
  FILE_FORMATS,
  type FileFormat,
  type FileToPack,
  type XdmAuthor,
  type XdmCode,
  type XdmInput,
  type XdmInstitution,
  type XdmPages,
  type XdmPatient,
  type XdmSoftware,
  type XdmSubmission,
} from './xdm/input.js';
export type { XdmEntry, XdmEntryAuthor, XdmSubmissionSet } from './xdm/model.js';
export { type OpenedSubmissionSet, type OpenedXdm, openXdm, type XdmDocument } from './xdm/open-xdm.js';
export { ZIP_LIMITS } from './xdm/read-zip.js';
