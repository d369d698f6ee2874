import type { Texts } from '../cli/texts.js';
import { type PublicCertificate, readPublicSlot, readTrusted } from './files.js';
import { RENEW_BEFORE_DAYS } from './local-certificate.js';

/**
 * How the local certificate stands.
 * - `missing`: none was made yet; `unreadable`: its file is broken; the next start makes one in both cases;
 * - `valid`: it serves, and will for more than 60 days;
 * - `to-trust`: the one that follows is ready and its authority is not trusted yet: the operator, the installer or the
 *   supervisor has to run `certificate trust`;
 * - `ready`: the one that follows is trusted: the service takes it at once, or at its next start;
 * - `expiring`: less than 60 days are left and the service has not made the next one: it does not run;
 * - `expired`: pages are refused.
 */
export type CertificateCondition =
  | 'missing'
  | 'unreadable'
  | 'valid'
  | 'to-trust'
  | 'ready'
  | 'expiring'
  | 'expired';

/** One certificate of the local server with its authority. */
export interface CertificateFacts {
  /** Absent for an account that may not read the certificate itself. */
  readonly names?: readonly string[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SHA-256 of the authority, `AA:BB:…`. */
  readonly authorityFingerprint: string;
  /** PEM file of the authority. */
  readonly caFile: string;
  /** Whether `certificate trust` put the authority into the stores of this computer. */
  readonly trusted: boolean;
}

/** State of the local certificate, read from the disk alone. */
export interface CertificateState {
  readonly condition: CertificateCondition;
  /** The one that serves. */
  readonly present?: CertificateFacts;
  /** The one that follows, made 60 days ahead. */
  readonly next?: CertificateFacts;
  /** Whole days the present one has left; negative when it has expired. */
  readonly daysLeft?: number;
  readonly sentence: Texts;
  /** What to do; absent when there is nothing to do. */
  readonly remedy?: Texts;
}

/** What {@link certificateState} looks at. */
export interface CertificateStateOptions {
  /** Folder of the certificate: `certificate`, below the state folder. */
  readonly folder: string;
  readonly clock?: { now(): Date };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The state of the local certificate, for any account: the authorities are for everybody to read. Nothing is written,
 * nothing is contacted.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`
 */
export async function certificateState(options: CertificateStateOptions): Promise<CertificateState> {
  const { folder, clock } = options;
  const found = await readPublicSlot(folder, 'present');
  if (found === undefined) return { condition: 'missing', ...say('missing', '', 0) };
  if (found === 'unreadable') return { condition: 'unreadable', ...say('unreadable', '', 0) };
  const trusted = await readTrusted(folder);
  const describe = ({
    names,
    notBefore,
    notAfter,
    authorityFingerprint,
    caFile,
  }: PublicCertificate): CertificateFacts => ({
    ...(names === undefined ? {} : { names }),
    notBefore,
    notAfter,
    authorityFingerprint,
    caFile,
    trusted: trusted.has(authorityFingerprint),
  });
  const follower = await readPublicSlot(folder, 'next');
  const next = follower === undefined || follower === 'unreadable' ? undefined : describe(follower);
  const now = clock?.now() ?? new Date();
  const daysLeft = Math.floor((found.notAfter.getTime() - now.getTime()) / DAY_MS);
  const condition = judge(daysLeft, next);
  return {
    condition,
    present: describe(found),
    ...(next === undefined ? {} : { next }),
    daysLeft,
    ...say(condition, found.notAfter.toISOString().slice(0, 10), daysLeft),
  };
}

function judge(daysLeft: number, next: CertificateFacts | undefined): CertificateCondition {
  if (daysLeft < 0) return 'expired';
  if (next !== undefined) return next.trusted ? 'ready' : 'to-trust';
  return daysLeft < RENEW_BEFORE_DAYS ? 'expiring' : 'valid';
}

type Said = Pick<CertificateState, 'sentence' | 'remedy'>;

const START: Texts = {
  fr: 'Démarrez le service : il en fabrique un.',
  en: 'Start the service: it makes one.',
};

const TRUST: Texts = {
  fr: 'En administrateur, lancez « dmpconnect-js2 certificate trust » (ou le bouton du superviseur).',
  en: 'As administrator, run "dmpconnect-js2 certificate trust" (or the button of the supervisor).',
};

const SAYINGS: Readonly<Record<CertificateCondition, (day: string, left: number) => Said>> = {
  missing: () => ({
    sentence: {
      fr: 'Le certificat local n’existe pas encore.',
      en: 'There is no local certificate yet.',
    },
    remedy: START,
  }),
  unreadable: () => ({
    sentence: {
      fr: 'Le fichier du certificat local est abîmé.',
      en: 'The file of the local certificate is broken.',
    },
    remedy: {
      fr: 'Redémarrez le service, qui en fabrique un autre, puis lancez « dmpconnect-js2 certificate trust » en administrateur.',
      en: 'Restart the service, which makes another one, then run "dmpconnect-js2 certificate trust" as administrator.',
    },
  }),
  valid: (day) => ({
    sentence: {
      fr: `Le certificat local est valable jusqu’au ${french(day)}.`,
      en: `The local certificate is valid until ${day}.`,
    },
  }),
  'to-trust': (day, left) => ({
    sentence: {
      fr: `Le certificat local expire le ${french(day)} (${left} jours) ; le suivant est prêt, mais ce poste ne lui fait pas encore confiance.`,
      en: `The local certificate expires on ${day} (${left} days); the next one is ready, but this computer does not trust it yet.`,
    },
    remedy: TRUST,
  }),
  ready: (day) => ({
    sentence: {
      fr: `Le certificat local expire le ${french(day)} ; le suivant est prêt et approuvé : le service le prend aussitôt.`,
      en: `The local certificate expires on ${day}; the next one is ready and trusted: the service takes it at once.`,
    },
  }),
  expiring: (day, left) => ({
    sentence: {
      fr: `Le certificat local expire le ${french(day)} (${left} jours) et le suivant n’a pas été fabriqué.`,
      en: `The local certificate expires on ${day} (${left} days) and the next one was not made.`,
    },
    remedy: {
      fr: 'Démarrez le service : il fabrique le suivant. Puis lancez « dmpconnect-js2 certificate trust » en administrateur.',
      en: 'Start the service: it makes the next one. Then run "dmpconnect-js2 certificate trust" as administrator.',
    },
  }),
  expired: (day) => ({
    sentence: {
      fr: `Le certificat local a expiré le ${french(day)} : les navigateurs refusent le connecteur.`,
      en: `The local certificate expired on ${day}: browsers refuse the connector.`,
    },
    remedy: {
      fr: 'Vérifiez l’heure du poste et démarrez le service : il fabrique un autre certificat. Puis lancez « dmpconnect-js2 certificate trust » en administrateur.',
      en: 'Check the clock of this computer and start the service: it makes another certificate. Then run "dmpconnect-js2 certificate trust" as administrator.',
    },
  }),
};

function say(condition: CertificateCondition, day: string, left: number): Said {
  return SAYINGS[condition](day, left);
}

/** `2028-02-01` → `01/02/2028`. */
function french(day: string): string {
  return day.split('-').reverse().join('/');
}
