import type { CheckGroup, CheckResult } from '@dmpconnect/server/doctor';
import type { Examiner } from '../facts/doctor-desk.js';
import type { Contact } from '../facts/support.js';
import type { Troubles } from '../facts/troubles.js';
import type { SettingsView } from '../settings/view.js';
import type { Overview } from '../state/overview.js';
import type { Language, Texts } from '../texts/texts.js';
import type { Failure } from './failure.js';
import type { Opened } from './requests.js';

/** What the page is told when it opens; none of it changes while it is open. */
export interface Welcome {
  /** Version of the supervisor. */
  readonly version: string;
  readonly language: Language;
  readonly flavour: 'dev' | 'production';
  readonly settingsFile: string;
  readonly journalsFolder: string;
  readonly contact?: Contact;
  /** What can be opened from here. */
  readonly openable: readonly Opened[];
  /** Titles of the doctor's groups, in the order in which they are shown. */
  readonly checkGroups: Readonly<Record<CheckGroup, Texts>>;
}

/** The updates, as the page shows them. */
export interface UpdateView {
  readonly sentence: Texts;
  readonly configured: boolean;
  readonly available?: {
    readonly version: string;
    readonly log: string;
    readonly link: string;
    readonly hasFile: boolean;
  };
  readonly downloaded?: { readonly version: string; readonly path: string };
}

/** The local certificate, as the page shows it. */
export interface CertificateView {
  readonly sentence: Texts;
  readonly remedy?: Texts;
  /** Whether an authority waits to be trusted on this computer. */
  readonly toTrust: boolean;
}

/** What is known beside the state of the service. */
export interface Facts {
  /** Lines of the doctor about the card, the licence. */
  readonly lines: readonly CheckResult[];
  readonly troubles: Troubles;
  readonly update?: UpdateView;
  readonly certificate?: CertificateView;
}

/** What happens while a page is open, by the name of the event. */
export interface PageEvents {
  readonly welcome: Welcome;
  readonly overview: Overview;
  readonly facts: Facts;
  readonly 'doctor-start': { readonly by: Examiner };
  readonly 'doctor-line': CheckResult;
  readonly 'doctor-end': { readonly at: string };
  /** What was asked from the menu of the icon and failed. */
  readonly failure: Failure;
  readonly download: { readonly received: number; readonly size: number };
}

/** What each request is answered with when it worked. */
export interface PageAnswers {
  readonly service: null;
  readonly facts: Facts;
  readonly settings: SettingsView;
  readonly 'write-settings': { readonly changed: readonly string[]; readonly restart: readonly string[] };
  readonly 'test-settings': readonly CheckResult[];
  readonly doctor: null;
  readonly 'check-update': UpdateView;
  readonly 'download-update': UpdateView;
  readonly 'install-update': null;
  readonly 'trust-certificate': CertificateView;
  readonly open: null;
  readonly language: null;
}

/** An answer: what was asked, or why not. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };
