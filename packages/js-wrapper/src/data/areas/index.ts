// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { AldiArea } from './aldi.js';
import type { CardsArea } from './cards.js';
import type { ConnectorArea } from './connector.js';
import type { DatesArea } from './dates.js';
import type { DebugArea } from './debug.js';
import type { DocumentsArea } from './documents.js';
import type { InsiArea } from './insi.js';
import type { LogsArea } from './logs.js';
import type { MonitoringArea } from './monitoring.js';
import type { MssArea } from './mss.js';
import type { ObjectsArea } from './objects.js';
import type { PatientArea } from './patient.js';
import type { PersistentDataArea } from './persistent-data.js';
import type { PrintedDocumentsArea } from './printed-documents.js';
import type { RecordArea } from './record.js';
import type { SessionArea } from './session.js';
import type { SessionDataArea } from './session-data.js';

/** The methods of the promise API, by area. */
export interface Areas {
  /** Everything begins with `hl_openSession`. A session belongs to the page, or program, that opened it; its id travels in `s_sessionId`, and it ends when it is closed or left alone for longer than its time-out. */
  readonly session: SessionArea;
  /** Readers, the professional’s card (CPS, CPF, CPE) and the patient’s Vitale card. One turn at a time is given on a reader, over all applications. Three wrong PINs block a card: nothing here tries a PIN twice. */
  readonly cards: CardsArea;
  /** These commands keep their WebSocket open: an acknowledgement with `s_status` alone, the present state, then each change. Other commands of the session run meanwhile on sockets of their own. Over HTTP they are refused. */
  readonly monitoring: MonitoringArea;
  /** Documents that were dropped in the spool folder of the application, as a virtual printer does. They stay until they are taken or flushed, over restarts. */
  readonly printedDocuments: PrintedDocumentsArea;
  /** The objects behind a session, by handle. A handle is a number to be taken as it is; 0 is none. The numbers of types and parameters are those of the original. */
  readonly objects: ObjectsArea;
  /** Data the application leaves in its session, base64, gone with it. */
  readonly sessionData: SessionDataArea;
  /** One block of data for each application, integrator (or origin) and account of the system; it survives sessions and restarts. The names are spelled “Persistant” on the wire; “Persistent” is accepted too. */
  readonly persistentData: PersistentDataArea;
  /** Birthdays as Vitale cards hold them: outside of the calendar, or without their century. */
  readonly dates: DatesArea;
  /** The end of the journals and how much they tell. No PIN, token, identity or document is ever in them. */
  readonly logs: LogsArea;
  /** For the tests of an application. Only the development flavour serves them; the master is never touched. */
  readonly debug: DebugArea;
  /** Opening the DMP (the national shared record) with the professional’s card, and in which place and capacity. */
  readonly connector: ConnectorArea;
  /** Who has a record, and what may be done in it. */
  readonly patient: PatientArea;
  /** Administrative data, web access of the patient, opening and closing. Much of it exists no longer for records that are part of Mon espace santé: the DMP then answers that it has withdrawn the transaction. */
  readonly record: RecordArea;
  /** Publishing, searching, reading, changing and deleting the documents of a patient. */
  readonly documents: DocumentsArea;
  /** The national identity service of the health insurance: search by the Vitale card or by traits, verification. Identifiers of tests and of real patients are never mixed. What it answers completes the headers of the documents sent later in the session. */
  readonly insi: InsiArea;
  /** The long-term illnesses of a person of the Vitale card. Experimental: the form of the service’s answers is not public. */
  readonly aldi: AldiArea;
  /** Secure messaging in health. */
  readonly mss: MssArea;
}

export type * from './aldi.js';
export type * from './cards.js';
export type * from './connector.js';
export type * from './dates.js';
export type * from './debug.js';
export type * from './documents.js';
export type * from './insi.js';
export type * from './logs.js';
export type * from './monitoring.js';
export type * from './mss.js';
export type * from './objects.js';
export type * from './patient.js';
export type * from './persistent-data.js';
export type * from './printed-documents.js';
export type * from './record.js';
export type * from './session.js';
export type * from './session-data.js';
