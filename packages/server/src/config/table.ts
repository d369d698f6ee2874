import { CARD_ROWS } from './table/card.js';
import { DMPCONNECT_ROWS } from './table/dmpconnect.js';
import { DOCTOR_ROWS } from './table/doctor.js';
import { JOURNAL_ROWS, PDF_ROWS, PRINTING_ROWS, STORAGE_ROWS } from './table/files.js';
import { LICENSING_ROWS } from './table/licensing.js';
import { MSS_ROWS } from './table/mss.js';
import { NTP_ROWS, PROXY_ROWS } from './table/network.js';
import { SERVER_ROWS } from './table/server.js';
import { TELESERVICES_ROWS } from './table/teleservices.js';
import { UPDATER_ROWS } from './table/updater.js';

export { DEFAULT_NTP_SERVERS } from './table/network.js';
export type { SettingEffect, SettingRow } from './table/row.js';

/**
 * Every parameter of `DmpConnect-JS2.xml`, by section and property. Section names are the nodes below
 * `config`. The type of the settings, the reader, the writer and the documentation all come from this table.
 * Sources: seed 6.2 and 7.3.1; js-api 1.1; the rest is ours.
 */
export const SETTINGS_TABLE = {
  server: SERVER_ROWS,
  updater: UPDATER_ROWS,
  proxy: PROXY_ROWS,
  ntp: NTP_ROWS,
  dmpconnect: DMPCONNECT_ROWS,
  teleservices: TELESERVICES_ROWS,
  mss: MSS_ROWS,
  licensing: LICENSING_ROWS,
  card: CARD_ROWS,
  storage: STORAGE_ROWS,
  pdf: PDF_ROWS,
  printing: PRINTING_ROWS,
  journal: JOURNAL_ROWS,
  doctor: DOCTOR_ROWS,
} as const satisfies Record<string, Record<string, unknown>>;
