import { PROFESSIONS } from '../tables/professions.js';
import { SPECIALITIES } from '../tables/specialities.js';
import { listLeaves, parseTlv } from '../tlv/parse.js';
import { decodeText } from '../tlv/text.js';

/** What `CPS_INFO_PS` says; its inner layout is not published. */
export interface PersonInformation {
  readonly professionCode?: string;
  readonly specialityCode?: string;
}

// cps-card 5: codes longer than 4 characters exist, so the "last 4 characters" rule is for these two families only.
const FOUR_CHARACTERS = /S[MI]\d{2}$/;

function isKnown(labels: Readonly<Record<string, string>>, code: string): boolean {
  return Object.hasOwn(labels, code);
}

/**
 * Reads `CPS_INFO_PS`: the speciality is its last 4 characters; other codes are the elements whose whole text is a code
 * of a known table (cps-card 3.2).
 */
export function readInformation(bytes: Uint8Array): PersonInformation {
  const text = decodeText(bytes).replace(/[\0\xff\s]+$/, '');
  const leaves = listLeaves(parseTlv(bytes) ?? []).map(({ value }) => decodeText(value).trim());
  const professionCode = leaves.find((leaf) => isKnown(PROFESSIONS.labels, leaf));
  const specialityCode =
    FOUR_CHARACTERS.exec(text)?.[0] ?? leaves.find((leaf) => isKnown(SPECIALITIES.labels, leaf));
  return {
    ...(professionCode !== undefined && { professionCode }),
    ...(specialityCode !== undefined && { specialityCode }),
  };
}
