import { z } from 'zod';

const MEBIBYTE = 1024 * 1024;

/** Professions that may call an operation, by its key (teleservices 15.2, step 8). */
const ENTITLED = { 'aldi.lister': ['10', '40', '50'] };

/** Switches of the simulator of the teleservices. */
export const tlsiSettingsSchema = z.strictObject({
  /** `lenient` notes as warnings what real clients get away with. */
  mode: z.enum(['strict', 'lenient']).default('strict'),
  /**
   * Domains of the identifiers: those made for tests, which the DMP of the sandbox knows, or those of production, which
   * the national test platform answers (teleservices 9).
   */
  oids: z.enum(['test', 'production']).default('test'),
  /** What becomes of an unknown identity: code 01, or the technical fault of the national test platform (teleservices 6). */
  unknownIdentity: z.enum(['CR01', 'fault']).default('CR01'),
  /** Authorisation numbers of software (IDAM); empty accepts any that is not blank. */
  authorizedSoftware: z.array(z.string().min(1)).default([]),
  /** Operation → professions that may call it; an operation that is not named is open to all. */
  entitledProfessions: z.record(z.string(), z.array(z.string())).default(ENTITLED),
  /** Access tokens of Pro Santé Connect; empty accepts any that is not blank (teleservices 5.2). */
  accessTokens: z.array(z.string().min(1)).default([]),
  /** How old the assertion of a professional may be, in minutes (teleservices 5.1). */
  assertionMinutes: z.number().positive().default(60),
  /** How old the assertion of a Vitale card may be, in minutes (teleservices 5.5). */
  vitaleMinutes: z.number().positive().default(20),
  /** How far in the future an instant may be, in minutes. */
  aheadMinutes: z.number().nonnegative().default(5),
  /** Time before the outcome of a batch can be fetched, in milliseconds (teleservices 7.5). */
  batchDelayMs: z.number().int().nonnegative().default(2000),
  /** How long it is kept, in hours. */
  batchKeptHours: z.number().positive().default(24),
  /** Writes the dates of a past INS before its matricule, as published answers do against their schema (teleservices 7.3). */
  historyDatesFirst: z.boolean().default(false),
  /** Keeps the questions, which hold traits, in the journal. */
  journalClear: z.boolean().default(false),
  /** Largest request, in bytes. */
  maxBodyBytes: z.number().int().positive().default(MEBIBYTE),
  /** Calls kept in the journal. */
  journalLength: z.number().int().positive().default(1000),
});

/** See {@link tlsiSettingsSchema}. */
export type TlsiSettings = z.output<typeof tlsiSettingsSchema>;
