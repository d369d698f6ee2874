import { z } from 'zod';
import { TRANSACTION_IDS } from './transactions/ids.js';

/** `strict` makes every check; `lenient` accepts the variants real clients send; `permissive` checks only what an answer needs (dmp-transactions 9.1). */
export const MODES = ['strict', 'lenient', 'permissive'] as const;
export type DmpSimulatorMode = (typeof MODES)[number];

const MEBIBYTE = 1024 * 1024;

export const settingsSchema = z.strictObject({
  /** Whether a VIHF in DIRECTE mode must be signed (3.7, open point 1). */
  requireSignatureDirect: z.boolean().default(true),
  /** Whether SHA-1 signatures are accepted; strict mode then notes a warning (3.7). */
  acceptSha1: z.boolean().default(true),
  /** How old `IssueInstant` may be, in minutes (3.7). */
  issuedAtMostMinutesAgo: z.number().positive().default(10),
  /** How far in the future `IssueInstant` may be, in minutes (3.7). */
  issuedAtMostMinutesAhead: z.number().nonnegative().default(5),
  /** How old `AuthnInstant` may be, in hours: a card session (3.7). */
  authenticatedAtMostHoursAgo: z.number().positive().default(12),
  /** Versions of the VIHF accepted (3.6). */
  vihfVersions: z.array(z.string()).nonempty().default(['3.0']),
  /** Homologation numbers known; empty accepts any that is not blank. */
  homologationNumbers: z.array(z.string()).default([]),
  /** Largest document, in bytes (3.2). */
  maxDocumentBytes: z
    .number()
    .int()
    .positive()
    .default(64 * MEBIBYTE),
  /** Largest lot, in bytes (3.2). */
  maxLotBytes: z
    .number()
    .int()
    .positive()
    .default(128 * MEBIBYTE),
  /** Whether INVISIBLE_PATIENT and MASQUE_PS may stand on the same document (4.9). */
  hiddenFromPatientAndMasked: z.boolean().default(true),
  /** Whether a PDF without the PDF/A marker is refused in strict mode, or only noted (5.5). */
  requirePdfA: z.boolean().default(true),
  /** `profession` → typeCodes that profession may not see (the document-type matrix of 3.9). */
  hiddenTypes: z.record(z.string(), z.array(z.string())).default({}),
  /** Whether the function of minors is on: the secret connection and INVISIBLE_REPRESENTANTS_LEGAUX (3.9). */
  minors: z.boolean().default(true),
  /** Transactions the DMP no longer offers, answered `DMPWithdrawn`; TD0.0 closed on 30/09/2023 (1.4). */
  withdrawn: z.array(z.enum(TRANSACTION_IDS)).default(['TD0.0']),
  /** Days without activity after which an authorisation expires (2.4). */
  authorisationDays: z.number().positive().default(365),
  /** Most patients a search without INS may list (2.6). */
  maxPatientsFound: z.number().int().positive().default(20),
  /** Messages remembered to refuse a replayed MessageID (9.2 step 5). */
  rememberedMessages: z.number().int().positive().default(10_000),
  /** Makes every identifier the simulator gives the same run after run (9.1). */
  seed: z.string().min(1).optional(),
  /** Calls kept in the journal, and acts in the history of accesses. */
  journalLength: z.number().int().positive().default(1000),
});

/** Switches of the simulator, all with a default from the sheet. */
export type DmpSimulatorSettings = z.output<typeof settingsSchema>;

/** Where the services hang (dmp-transactions 1.1). */
export const DEFAULT_BASE_PATH = '/si-dmp-server/v2/services';
