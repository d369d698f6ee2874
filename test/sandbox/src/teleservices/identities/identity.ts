import { ALD_TYPES } from '@dmpconnect/teleservices/wire-profile';
import { z } from 'zod';

const MATRICULE = z.string().regex(/^\d{6}[0-9AB]\d{6}$/, 'must be 13 characters');
const KEY = z.string().regex(/^\d{2}$/, 'must be two digits');
const DAY = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be written YYYY-MM-DD');
const NAME = z.string().min(1).max(80);

const insSchema = z.strictObject({
  number: MATRICULE,
  /** Published identities have keys that the formula does not give: none is checked (teleservices 9). */
  key: KEY,
  /** Number of the register, or one given while waiting for it. */
  kind: z.enum(['NIR', 'NIA']).default('NIR'),
  startDate: DAY.optional(),
  endDate: DAY.optional(),
});

/** Rights that somebody has under the number of who opens them. */
const rightsSchema = z.strictObject({
  insured: MATRICULE,
  /** Rang gémellaire. */
  birthRank: z.number().int().min(1).max(9).default(1),
  regime: z
    .string()
    .regex(/^\d{2}$/)
    .default('01'),
  organisation: z
    .string()
    .regex(/^\d{3}$/)
    .default('631'),
});

const aldSchema = z.strictObject({
  type: z.enum(ALD_TYPES),
  number: z
    .string()
    .regex(/^\d{1,2}$/)
    .optional(),
  label: z.string().min(1),
  /** CIM-10. */
  medicalCode: z.string().optional(),
  exempt: z.boolean().default(true),
  reason: z.string().optional(),
  startDate: DAY,
  endDate: DAY.optional(),
  careProtocol: z.boolean().optional(),
});

/** A person whom the national base of the simulator knows. All of them are fictitious. */
export const tlsiIdentitySchema = z.strictObject({
  /** Normalised: capitals without accents (teleservices 8.1). */
  birthName: NAME,
  /** All given names of birth, one space between. */
  givenNames: NAME,
  /** Written as `Prenom` in answers, which mostly leave it out (teleservices 7.3). */
  firstGivenName: NAME.optional(),
  sex: z.enum(['M', 'F']),
  /** The month or the day may be outside the calendar. */
  birthDate: DAY,
  /** COG. */
  birthPlace: z
    .string()
    .regex(/^[0-9][0-9AB][0-9]{3}$/)
    .optional(),
  ins: insSchema,
  /** Past identifiers, in the order of the answer. */
  history: z.array(insSchema).default([]),
  rights: z.array(rightsSchema).default([]),
  alds: z.array(aldSchema).default([]),
});

/** See {@link tlsiIdentitySchema}. */
export type TlsiIdentity = z.output<typeof tlsiIdentitySchema>;
/** The same, before defaults are applied. */
export type TlsiIdentityInput = z.input<typeof tlsiIdentitySchema>;
/** An identifier of somebody, present or past. */
export type TlsiIns = z.output<typeof insSchema>;
/** A long-term illness of somebody. */
export type TlsiAld = z.output<typeof aldSchema>;
