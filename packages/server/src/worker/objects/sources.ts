import type { WireFailure } from '../../contract/answers.js';
import type { ConnectionSource } from '../connections/source.js';
import type { DmpConnector } from '../dmp/connector.js';
import type { EventCodeAnswer } from '../dmp/events.js';
import type { HpAnswer } from '../dmp/hp.js';
import type { PracticeLocationSource } from '../dmp/practice-location.js';
import type { SearchedDocument } from '../dmp/searched-document.js';
import type { TimeProviderSource } from '../dmp/time-provider.js';
import type { SessionSlots } from '../slots.js';
import type { CertificateSource } from './certificate-source.js';
import type { VitalePatientSource } from './vitale-patients.js';

/**
 * What an object of the low-level functions stands for, by its kind (js-api 11.5). Cards and their readers are those of
 * the session at the moment they are asked: their source is the session itself.
 */
export interface ObjectSources {
  readonly list: ObjectList;
  readonly error: WireFailure;
  readonly vitale: SessionSlots;
  readonly vitalePatient: VitalePatientSource;
  readonly timeProvider: TimeProviderSource;
  readonly professional: HpAnswer;
  readonly submissionSet: NothingYet;
  readonly document: SearchedDocument;
  readonly connection: ConnectionSource;
  readonly dmpConnector: DmpConnector;
  readonly certificate: CertificateSource;
  readonly practiceLocation: PracticeLocationSource;
  readonly cpx: SessionSlots;
  readonly cpxToken: SessionSlots;
  readonly filter: NothingYet;
  readonly eventCode: EventCodeAnswer;
  readonly pcscReader: SessionSlots;
}

/** No function of the wire fills these: they exist empty, as `createObject` makes them. */
export type NothingYet = Readonly<Record<string, never>>;

/** A kind of object. */
export type ObjectKind = keyof ObjectSources;

/** An object of one of the kinds `Kind`, or an empty one that `createObject` made. */
export type HandledObject<Kind extends ObjectKind = ObjectKind> = {
  readonly [One in Kind]: { readonly kind: One; readonly source: ObjectSources[One] | undefined };
}[Kind];

/** An object that stands for something. */
export type ObjectReference<Kind extends ObjectKind = ObjectKind> = {
  readonly [One in Kind]: { readonly kind: One; readonly source: ObjectSources[One] };
}[Kind];

/** A list of objects. */
export interface ObjectList {
  readonly items: readonly ObjectReference[];
}
