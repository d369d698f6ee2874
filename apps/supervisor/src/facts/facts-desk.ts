import type { InstalledService } from '@dmpconnect/server/admin-client';
import { certificateState } from '@dmpconnect/server/certificate';
import type { CheckGroup } from '@dmpconnect/server/doctor';
import type { CertificateView, Facts } from '../api/answers.js';
import type { UpdateDesk } from '../updates/update-desk.js';
import { type DoctorDesk, doctorOptions } from './doctor-desk.js';
import { readTroubles } from './troubles.js';

/** What the facts are gathered with. */
export interface FactsParts {
  readonly locate: () => Promise<InstalledService>;
  readonly doctor: DoctorDesk;
  readonly updates: UpdateDesk;
  readonly version: string;
  readonly tell: (facts: Facts) => void;
}

/** What is known beside the state of the service: card, licence, certificate, updates, last errors. */
export interface FactsDesk {
  /** Gathers them now. */
  read(): Promise<Facts>;
  /** Gathers them and tells the page, in the background. */
  refresh(): void;
  certificate(): Promise<CertificateView>;
  /** Gathers again now and then, as long as somebody looks. */
  watch(isWatched: boolean): void;
  close(): void;
}

/** Groups of the doctor that the first tab shows. */
const SHOWN: readonly CheckGroup[] = ['card', 'licence'];

/** How often, while a page is open, in ms: a card that comes or goes is seen without a click. */
const EVERY_MS = 30_000;

/** Opens the desk. What cannot be known is left out, the rest is told. */
export function openFactsDesk({ locate, doctor, updates, version, tell }: FactsParts): FactsDesk {
  let timer: NodeJS.Timeout | undefined;
  let gathering: Promise<Facts> | undefined;

  const certificate = async (): Promise<CertificateView> => {
    const { folders } = await locate();
    const { condition, present, sentence, remedy } = await certificateState({ folder: folders.certificate });
    const toTrust = condition === 'to-trust' || present?.trusted === false;
    return { sentence, toTrust, ...(remedy === undefined ? {} : { remedy }) };
  };

  const gather = async (): Promise<Facts> => {
    const installation = await locate();
    const [lines, troubles, update, own] = await Promise.all([
      doctor.examine(SHOWN, doctorOptions(installation, version)).catch(() => []),
      readTroubles(installation.folders.masterJournals),
      updates.state().catch(() => undefined),
      certificate().catch(() => undefined),
    ]);
    return {
      lines,
      troubles,
      ...(update === undefined ? {} : { update }),
      ...(own === undefined ? {} : { certificate: own }),
    };
  };

  const read = (): Promise<Facts> => {
    gathering ??= gather().finally(() => {
      gathering = undefined;
    });
    return gathering;
  };
  // What is being gathered may be of before what happened now.
  const refresh = (): void =>
    void Promise.resolve(gathering)
      .catch(() => undefined)
      .then(read)
      .then(tell, () => undefined);

  return {
    read,
    refresh,
    certificate,
    watch(isWatched) {
      if (isWatched && timer === undefined) {
        refresh();
        timer = setInterval(refresh, EVERY_MS);
      } else if (!isWatched) {
        clearInterval(timer);
        timer = undefined;
      }
    },
    close: () => clearInterval(timer),
  };
}
