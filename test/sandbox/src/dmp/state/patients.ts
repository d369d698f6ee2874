import { z } from 'zod';

/** States of a caller's authorisation on a DMP (dmp-transactions 2.3); absent from the record means none. */
export const AUTHORISATION_STATES = ['VALIDE', 'EXPIRE', 'INTERDIT'] as const;
export type AuthorisationState = (typeof AUTHORISATION_STATES)[number] | 'NON_EXISTE';

const utcTime = z.string().regex(/^[0-9]{14}$/);

/** An address as TD1.3 carries it (dmp-transactions 2.10); every part optional. */
export const addressSchema = z.strictObject({
  streetLines: z.array(z.string().min(1)).default([]),
  additionalLocator: z.string().min(1).optional(),
  postalCode: z.string().min(1).optional(),
  city: z.string().min(1).optional(),
  country: z.string().min(1).optional(),
});
export type DmpAddress = z.output<typeof addressSchema>;

/** A person related to the patient: the representative of a minor, a contact (dmp-transactions 2.10). */
export const relativeSchema = z.strictObject({
  /** HL7 relationship, e.g. `FTH`, `MTH`, `GRPRN`. */
  relation: z.string().min(1),
  prefix: z.string().optional(),
  family: z.string().min(1),
  given: z.string().min(1),
  address: addressSchema.optional(),
  home: z.string().optional(),
  mobile: z.string().optional(),
  email: z.string().optional(),
});
export type DmpRelative = z.output<typeof relativeSchema>;

/** What is known of one authorisation beside its state; times are `yyyyMMddHHmmss` UTC. */
export const authorisationDatesSchema = z.strictObject({
  since: utcTime,
  lastAction: utcTime.optional(),
});
export type AuthorisationDates = z.output<typeof authorisationDatesSchema>;

export const patientSchema = z.strictObject({
  /** Matricule INS: 13 characters and the key of two digits. */
  ins: z.string().regex(/^[0-9]{6}[0-9AB][0-9]{8}$/),
  /** Domain of the matricule; a test environment knows .10 and .11 only (7.1). */
  insOid: z.enum(['1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.11']).default('1.2.250.1.213.1.4.10'),
  /** Historic calculated INS, 22 digits, returned as a second id by TD0.2. */
  insC: z
    .string()
    .regex(/^[0-9]{22}$/)
    .optional(),
  traits: z.strictObject({
    prefix: z.string().optional(),
    birthName: z.string().min(1),
    usedName: z.string().min(1).optional(),
    /** All given names of the birth certificate, separated by spaces. */
    birthGivenNames: z.string().min(1),
    /** `yyyyMMdd` as on the card; lunar values are kept. */
    birthDate: z.string().regex(/^[0-9]{8}$/),
    sex: z.enum(['M', 'F', 'U']),
  }),
  mobile: z.string().optional(),
  home: z.string().optional(),
  email: z.string().optional(),
  address: addressSchema.optional(),
  birthPlace: addressSchema.optional(),
  deceased: z.boolean().default(false),
  /** Legal representatives and contacts. */
  relatives: z.array(relativeSchema).default([]),
  /** Whether TD0.4 says that something waits to be read (`message`). */
  message: z.boolean().default(false),
  /** `none`: the person has no DMP. */
  dmp: z.enum(['active', 'closed', 'none']).default('active'),
  /** When and why a closed DMP was closed; `at` is `yyyyMMddHHmmss` UTC. */
  closing: z.strictObject({ at: utcTime, motive: z.string(), reason: z.string() }).optional(),
  /** Whether the patient has a web account (TD1.5). */
  webAccount: z.boolean().default(false),
  /** Login of the web account; its password is never kept (dmp-transactions 2.13). */
  login: z.string().min(1).optional(),
  /** Channels of the one-time codes of the web account (TD1.5b). */
  otp: z.strictObject({ SMS: z.string().min(1).optional(), EMAIL: z.string().min(1).optional() }).default({}),
  /** Whether the DMP is attached to Mon espace santé: TD1.3b, TD1.4 and TD1.5 are then withdrawn (1.4). */
  ensAttached: z.boolean().default(true),
  minor: z.boolean().default(false),
  /** Opposition to access in emergency without authorisation (`bris_de_glace`). */
  breakGlassOpposition: z.boolean().default(false),
  /** Opposition to access by a centre de régulation (`centre_15`). */
  emergencyCallOpposition: z.boolean().default(false),
  /** Authorisations by professional identifier, or structure identifier for a CPE or an organisation. */
  authorisations: z.record(z.string(), z.enum(AUTHORISATION_STATES)).default({}),
  /** Dates of the authorisations, under the same identifiers; filled in for those that have none. */
  authorisationDates: z.record(z.string(), authorisationDatesSchema).default({}),
  /** Identifier of the médecin traitant. */
  attendingPhysician: z.string().optional(),
});

/** A fictitious patient and the state of their DMP. */
export type DmpPatient = z.output<typeof patientSchema>;
/** The same before defaults are applied. */
export type DmpPatientInput = z.input<typeof patientSchema>;
/** Fields to change of a patient: `{ dmp: 'closed' }`, `{ authorisations: {} }`. */
export type DmpPatientPatch = Partial<Omit<DmpPatientInput, 'ins'>>;

/** The patients the simulator knows, by matricule INS. */
export interface PatientStore {
  /** Adds or replaces a patient. @throws {ZodError} naming the field. */
  put(patient: DmpPatientInput): DmpPatient;
  /** Changes some fields of a patient; `undefined` when the patient is not known. @throws {ZodError} */
  patch(ins: string, change: DmpPatientPatch): DmpPatient | undefined;
  get(ins: string): DmpPatient | undefined;
  list(): DmpPatient[];
  /** Forgets every patient, then puts these in. @throws {ZodError} before anything is forgotten. */
  replaceAll(patients: readonly DmpPatientInput[]): void;
}

/** The patients of a simulator; `now` dates the authorisations that come without a date, `yyyyMMddHHmmss` UTC. */
export function createPatientStore(initial: readonly DmpPatientInput[], now: () => string): PatientStore {
  let patients = new Map<string, DmpPatient>();
  const read = (input: DmpPatientInput): DmpPatient => dateAuthorisations(patientSchema.parse(input), now);
  const put = (input: DmpPatientInput): DmpPatient => {
    const patient = read(input);
    patients.set(patient.ins, patient);
    return patient;
  };
  const replaceAll = (inputs: readonly DmpPatientInput[]): void => {
    patients = new Map(inputs.map(read).map((patient) => [patient.ins, patient]));
  };
  replaceAll(initial);
  return {
    replaceAll,
    put,
    patch: (ins, change) => {
      const known = patients.get(ins);
      return known === undefined ? undefined : put({ ...known, ...change });
    },
    get: (ins) => patients.get(ins),
    list: () => [...patients.values()],
  };
}

/** An authorisation has a date from the moment the simulator learns of it, and loses it with the authorisation. */
function dateAuthorisations(patient: DmpPatient, now: () => string): DmpPatient {
  const { authorisations, authorisationDates } = patient;
  const dates = Object.keys(authorisations).map((id): [string, AuthorisationDates] => [
    id,
    authorisationDates[id] ?? { since: now() },
  ]);
  return { ...patient, authorisationDates: Object.fromEntries(dates) };
}
