import { CARD_KINDS, CPX_TYPES } from '../../../contract/enumerations.js';
import type { SessionSlots } from '../../slots.js';
import { int, type ParameterRow, text } from '../parameter.js';

/** The professional's card: what it says without its PIN. */
export const CPX_PARAMETERS: readonly ParameterRow<SessionSlots>[] = [
  text(99, 'CpxSerialNumber', async (slots: SessionSlots, reading) => {
    return (await reading.holder(slots))?.serialNumber;
  }),
  text(110, 'CpxReaderName', ({ cpxReader }: SessionSlots) => cpxReader?.readerName),
  text(111, 'CpxValidityDate', async (slots: SessionSlots, reading) => {
    return (await reading.holder(slots))?.validUntil;
  }),
  int(69, 'CpxType', async (slots: SessionSlots, reading) => {
    const holder = await reading.holder(slots);
    return holder && CPX_TYPES[holder.cpxType];
  }),
  int(100, 'CPxCardType', async (slots: SessionSlots, reading) => {
    const holder = await reading.holder(slots);
    return holder && CARD_KINDS[holder.cardKind];
  }),
];

/** The reader of the professional's card. */
export const READER_PARAMETERS: readonly ParameterRow<SessionSlots>[] = [
  text(109, 'PcscResourceName', ({ cpxReader }: SessionSlots) => cpxReader?.readerName),
];
