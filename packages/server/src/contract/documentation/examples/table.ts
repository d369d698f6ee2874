import type { CommandName } from '../../table.js';
import type { Example } from '../documented-command.js';
import { CARD_EXAMPLES } from './cards.js';
import { DATE_EXAMPLES } from './dates.js';
import { DMP_EXAMPLES } from './dmp.js';
import { LOG_EXAMPLES } from './logs.js';
import { MONITORING_EXAMPLES } from './monitoring.js';
import { MSS_EXAMPLES } from './mss.js';
import { OBJECT_EXAMPLES } from './objects.js';
import { PRINTED_DOCUMENT_EXAMPLES } from './printed-documents.js';
import { SESSION_EXAMPLES } from './session.js';
import { STORED_DATA_EXAMPLES } from './stored-data.js';
import { TELESERVICE_EXAMPLES } from './teleservices.js';
import { VITALE_EXAMPLES } from './vitale.js';

/** One exchange for each command (a test asks for every one). */
export const EXAMPLES: Readonly<Partial<Record<CommandName, Example>>> = {
  ...SESSION_EXAMPLES,
  ...CARD_EXAMPLES,
  ...VITALE_EXAMPLES,
  ...DATE_EXAMPLES,
  ...MONITORING_EXAMPLES,
  ...DMP_EXAMPLES,
  ...TELESERVICE_EXAMPLES,
  ...MSS_EXAMPLES,
  ...STORED_DATA_EXAMPLES,
  ...LOG_EXAMPLES,
  ...OBJECT_EXAMPLES,
  ...PRINTED_DOCUMENT_EXAMPLES,
};
