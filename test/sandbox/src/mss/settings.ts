import { z } from 'zod';

const MEBIBYTE = 1024 * 1024;

/** Switches of the simulator of the secure mail. */
export const mssSettingsSchema = z.strictObject({
  /** Approval numbers of software (`NUMHOMOLOGATION`); empty accepts any that is not blank. */
  softwareIds: z.array(z.string().min(1)).default([]),
  /** Domains of the white list; those of the simulator's own mailboxes are always on it (mss 8.3). */
  partnerDomains: z.array(z.string().min(1)).default(['partenaire.mss.test']),
  /** Fidelity: a list of one is its one value in JSON (mss 15.4). */
  collapseSingleArrays: z.boolean().default(true),
  /** Fidelity: an object without content is an empty text in JSON (mss 15.4). */
  emptyAsString: z.boolean().default(true),
  /** Fidelity: prefix of the namespace of SOAP answers; `random` takes another one each time (mss 15.4). */
  soapPrefix: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,9}$/)
    .default('random'),
  /** Life of a session without calls, in minutes (mss 15.2). */
  sessionIdleMinutes: z.number().positive().default(15),
  /** How long the login of a challenge may take, in minutes (mss 15.2). */
  challengeMinutes: z.number().positive().default(5),
  /** Attachments before base64, and body, of one message: bytes (mss 11). */
  maxRawBytes: z
    .number()
    .int()
    .positive()
    .default(8 * MEBIBYTE),
  /** To, Cc and Bcc of one message (mss 11). */
  maxRecipients: z.number().int().positive().default(100),
  /** Characters of a body that a list shows; the rest is cut (mss 5.2). */
  shownBody: z.number().int().positive().default(50_000),
  /** Entries of the directory that one search gives (mss 8.2). */
  directoryLimit: z.number().int().positive().default(100),
  /** Entries that one search of the directory gives in LDAP (mss 15.1). */
  ldapLimit: z.number().int().positive().default(200),
  /** Whoever searches in LDAP must bind as this; `null`: everybody may search (mss 8.1). */
  ldapAccount: z
    .strictObject({ dn: z.string().min(1), password: z.string().min(1) })
    .nullable()
    .default(null),
  /** Largest request, in bytes: a message of the largest size in base64 fits. */
  maxBodyBytes: z
    .number()
    .int()
    .positive()
    .default(16 * MEBIBYTE),
  /** Calls kept in the journal. */
  journalLength: z.number().int().positive().default(1000),
});

/** See {@link mssSettingsSchema}. */
export type MssSettings = z.output<typeof mssSettingsSchema>;
/** Settings to change; those left out stay as they are. */
export type MssSettingsInput = z.input<typeof mssSettingsSchema>;
