import { labelOf } from '../tables/code-table.js';
import { SECTORS } from '../tables/sectors.js';
import { findTag, parseTlv } from '../tlv/parse.js';
import { decodeText } from '../tlv/text.js';
import type { PracticeLocation } from './professional.js';

const TAG_NAME = 0x84;
const TAG_STRUCTURE = 0x85;
const TAG_SECTOR = 0x86;
const SECTOR_CODE = /SA\d{2}$/;

/**
 * Reads a `CPS_ACTIVITY_xx_PS` object: `EE { 84 name, 85 structure, 86 sector, … }`, unknown tags skipped; when it is
 * not BER, only the sector, which is its last 4 characters (cps-card 3.2).
 */
export function readActivity(bytes: Uint8Array): PracticeLocation {
  const nodes = parseTlv(bytes) ?? [];
  const text = (tag: number): string => {
    const node = findTag(nodes, tag);
    return node === undefined ? '' : decodeText(node.value).trim();
  };
  const sector =
    text(TAG_SECTOR) || (SECTOR_CODE.exec(decodeText(bytes).replace(/[\0\xff\s]+$/, ''))?.[0] ?? '');
  return {
    name: text(TAG_NAME),
    structureIdentifier: text(TAG_STRUCTURE),
    sector,
    sectorLabel: labelOf(SECTORS, sector),
  };
}
