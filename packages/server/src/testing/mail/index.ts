export { MAIL_PATIENT, type MailApplication, startMailApplication } from './start-mail-application.js';
