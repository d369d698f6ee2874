import { join } from 'node:path';
import { ROOT } from '../lib/run.mjs';

/** Templates and data of the packages. */
export const PACKAGING = join(ROOT, 'packaging');

/** What is fetched or built on the way. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'dmpconnect', 'package');
