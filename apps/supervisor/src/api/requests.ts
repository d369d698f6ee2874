import { z } from 'zod';
import { SERVICE_ACTIONS } from '../service/service.js';
import { LANGUAGES } from '../texts/texts.js';

/** Values of settings by node path; `null` puts a node back to its default. */
const values = z.record(
  z.string().max(100),
  z.union([z.string().max(4000), z.number(), z.boolean(), z.array(z.string().max(1000)).max(200), z.null()]),
);

/** What the page can open with the programs of the person. */
export const OPENED = ['journals', 'settings', 'console', 'status'] as const;

/** Something that the page can open. */
export type Opened = (typeof OPENED)[number];

/** Every request of the page, with what it must hold. */
export const PAGE_REQUESTS = {
  service: z.object({ action: z.enum(SERVICE_ACTIONS) }),
  facts: z.object({}),
  settings: z.object({ withRights: z.boolean().default(false) }),
  'write-settings': z.object({ values }),
  'test-settings': z.object({ what: z.enum(['proxy', 'time']), values }),
  doctor: z.object({}),
  bundle: z.object({}),
  'check-update': z.object({}),
  'download-update': z.object({}),
  'install-update': z.object({}),
  'trust-certificate': z.object({}),
  open: z.object({ what: z.enum(OPENED) }),
  language: z.object({ language: z.enum(LANGUAGES) }),
} as const;

/** Name of a request of the page. */
export type PageRequest = keyof typeof PAGE_REQUESTS;

/** What a request holds once it was read. */
export type PageRequestBody<Name extends PageRequest> = z.infer<(typeof PAGE_REQUESTS)[Name]>;
