import { z } from 'zod';
import { readAsLibrary } from '../../vitale/card-text.js';
import type { VitaleControl } from '../../vitale/control.js';
import type { VitaleProfile } from '../../vitale/profile.js';
import type { Hardware, Inserted } from '../hardware.js';
import { fail } from '../pkcs11-error.js';
import { take } from './take.js';

/** The readers, and what the Vitale cards in them sign. */
export interface ReaderSide {
  readonly hardware: Hardware;
  readonly vitale?: Pick<VitaleControl, 'assertion'>;
}

type ReaderCall = (side: ReaderSide, args: readonly unknown[], ended: AbortSignal) => unknown;

/** Answers to reset (cps-card 6). The other card is a bank's. */
const ATRS: Readonly<Record<Exclude<Inserted['kind'], 'empty'>, string>> = {
  cpx: '3BAC00402A001225006480000310009000',
  vitale: '3B751300000009EA9000',
  other: '3B6500002063CB6800',
};

const LONGEST_WAIT_MS = 60_000;
const waitArguments = z.tuple([z.number().int(), z.number().int().min(0).max(LONGEST_WAIT_MS)]);

/** What is asked about the readers, not of the card library: no `C_Initialize` comes first. */
export const READER_CALLS: ReadonlyMap<string, ReaderCall> = new Map<string, ReaderCall>([
  [
    'R_ListReaders',
    ({ hardware }) =>
      hardware.names.map((name, index) => {
        const { kind } = hardware.content(index);
        const atr = kind === 'empty' ? null : ATRS[kind];
        return { name, present: kind !== 'empty', atr, generation: hardware.generation(index) };
      }),
  ],
  [
    'R_WaitForChange',
    ({ hardware }, args, ended) => {
      const [count, waitMs] = take(waitArguments, args);
      return changes(hardware) === count ? waitForChange(hardware, waitMs, ended) : changes(hardware);
    },
  ],
  [
    'V_Read',
    ({ hardware }, args) => {
      const [reader] = take(z.tuple([z.string()]), args);
      return readAsLibrary(vitaleIn(hardware, reader));
    },
  ],
  [
    'V_Assertion',
    ({ hardware, vitale }, args) => {
      const [reader, person] = take(z.tuple([z.string(), z.number().int().min(0)]), args);
      if (vitaleIn(hardware, reader).people[person] === undefined) fail('CKR_ARGUMENTS_BAD');
      if (vitale === undefined) fail('CKR_FUNCTION_NOT_SUPPORTED');
      return vitale.assertion({ reader, person });
    },
  ],
]);

/** The Vitale card of a reader, one whose chip answers. */
function vitaleIn(hardware: Hardware, reader: string): VitaleProfile {
  const index = hardware.names.indexOf(reader);
  if (index < 0) fail('CKR_SLOT_ID_INVALID');
  const inserted = hardware.content(index);
  if (inserted.kind === 'empty') fail('CKR_TOKEN_NOT_PRESENT');
  if (inserted.kind !== 'vitale' || inserted.card.isMute === true) fail('CKR_TOKEN_NOT_RECOGNIZED');
  return inserted.card;
}

function changes(hardware: Hardware): number {
  return hardware.names.reduce((sum, _, index) => sum + hardware.generation(index), 0);
}

function waitForChange(hardware: Hardware, waitMs: number, ended: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      ended.removeEventListener('abort', end);
      resolve(changes(hardware));
    };
    const timer = setTimeout(end, waitMs);
    const stop = hardware.listen(end);
    ended.addEventListener('abort', end, { once: true });
  });
}
