import type { StatusLine } from '@dmpconnect/server/admin-client';
import type { ServiceAction, ServiceManager, ServiceState } from '../service/service.js';
import type { Texts } from '../texts/texts.js';
import type { Mood } from '../tray/icon/mood.js';

/** What the supervisor knows of the service at a glance; given to the page as it is. */
export interface Overview {
  readonly mood: Mood;
  /** One sentence. */
  readonly headline: Texts;
  /** What to know or to do about it, the most important first. */
  readonly reasons: readonly Texts[];
  readonly state: ServiceState | 'unknown';
  readonly manager: ServiceManager;
  readonly pid?: number;
  /** Whether the service answers, as a browser would see it. */
  readonly answers: boolean;
  /** Of the service, when it answers. */
  readonly version?: string;
  readonly sessions?: number;
  /** What the running service says of itself: settings that wait for a restart, licence, certificate. */
  readonly lines?: readonly StatusLine[];
  /** Whether the settings file says something that only a restart brings into force. */
  readonly restartAdvised: boolean;
  /** What the menu and the page offer. */
  readonly canStart: boolean;
  readonly canStop: boolean;
  /** What is being done, if anything is. */
  readonly doing?: ServiceAction;
}
