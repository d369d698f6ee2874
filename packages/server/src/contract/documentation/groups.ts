import type { CommandGroup } from '../define.js';

/** Title and introduction of the page of each group, in the order of the reference. */
export const GROUPS: Readonly<
  Record<CommandGroup, { readonly title: string; readonly introduction: string }>
> = {
  session: {
    title: 'Sessions',
    introduction:
      'Everything begins with `hl_openSession`. A session belongs to the page, or program, that opened it; its id travels in `s_sessionId`, and it ends when it is closed or left alone for longer than its time-out.',
  },
  cards: {
    title: 'Readers and cards',
    introduction:
      'Readers, the professional’s card (CPS, CPF, CPE) and the patient’s Vitale card. One turn at a time is given on a reader, over all applications. Three wrong PINs block a card: nothing here tries a PIN twice.',
  },
  monitoring: {
    title: 'Monitoring of cards',
    introduction:
      'These commands keep their WebSocket open: an acknowledgement with `s_status` alone, the present state, then each change. Other commands of the session run meanwhile on sockets of their own. Over HTTP they are refused.',
  },
  'printed-documents': {
    title: 'Printed documents',
    introduction:
      'Documents that were dropped in the spool folder of the application, as a virtual printer does. They stay until they are taken or flushed, over restarts.',
  },
  objects: {
    title: 'Objects and handles',
    introduction:
      'The objects behind a session, by handle. A handle is a number to be taken as it is; 0 is none. The numbers of types and parameters are those of the original.',
  },
  'session-data': {
    title: 'Session data',
    introduction: 'Data the application leaves in its session, base64, gone with it.',
  },
  'persistent-data': {
    title: 'Persistent data',
    introduction:
      'One block of data for each application, integrator (or origin) and account of the system; it survives sessions and restarts. The names are spelled “Persistant” on the wire; “Persistent” is accepted too.',
  },
  dates: {
    title: 'Dates',
    introduction: 'Birthdays as Vitale cards hold them: outside of the calendar, or without their century.',
  },
  logs: {
    title: 'Journals',
    introduction:
      'The end of the journals and how much they tell. No PIN, token, identity or document is ever in them.',
  },
  debug: {
    title: 'Debugging',
    introduction:
      'For the tests of an application. Only the development flavour serves them; the master is never touched.',
  },
  'dmp-connector': {
    title: 'DMP: connector',
    introduction:
      'Opening the DMP (the national shared record) with the professional’s card, and in which place and capacity.',
  },
  'dmp-patient': {
    title: 'DMP: patients and rights',
    introduction: 'Who has a record, and what may be done in it.',
  },
  'dmp-record': {
    title: 'DMP: life of a record',
    introduction:
      'Administrative data, web access of the patient, opening and closing. Much of it exists no longer for records that are part of Mon espace santé: the DMP then answers that it has withdrawn the transaction.',
  },
  'dmp-documents': {
    title: 'DMP: documents',
    introduction: 'Publishing, searching, reading, changing and deleting the documents of a patient.',
  },
  insi: {
    title: 'INSi',
    introduction:
      'The national identity service of the health insurance: search by the Vitale card or by traits, verification. Identifiers of tests and of real patients are never mixed. What it answers completes the headers of the documents sent later in the session.',
  },
  aldi: {
    title: 'ALDi',
    introduction:
      'The long-term illnesses of a person of the Vitale card. Experimental: the form of the service’s answers is not public.',
  },
  mss: { title: 'MSS', introduction: 'Secure messaging in health.' },
};
