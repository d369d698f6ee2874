import { z } from 'zod';

/** States of a caller's authorisation on a DMP (dmp-transactions 2.3); absent from the record means none. */
export const AUTHORISATION_STATES = ['VALIDE', 'EXPIRE', 'INTERDIT'] as const;
export type AuthorisationState = (typeof AUTHORISATION_STATES)[number] | 'NON_EXISTE';

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
  email: z.string().optional(),
  /** `none`: the person has no DMP. */
  dmp: z.enum(['active', 'closed', 'none']).default('active'),
  /** When and why a closed DMP was closed; `at` is `yyyyMMddHHmmss` UTC. */
  closing: z
    .strictObject({ at: z.string().regex(/^[0-9]{14}$/), motive: z.string(), reason: z.string() })
    .optional(),
  webAccount: z.boolean().default(false),
  ensAttached: z.boolean().default(true),
  minor: z.boolean().default(false),
  /** Opposition to access in emergency without authorisation (`bris_de_glace`). */
  breakGlassOpposition: z.boolean().default(false),
  /** Opposition to access by a centre de régulation (`centre_15`). */
  emergencyCallOpposition: z.boolean().default(false),
  /** Authorisations by professional identifier, or structure identifier for a CPE or an organisation. */
  authorisations: z.record(z.string(), z.enum(AUTHORISATION_STATES)).default({}),
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
}

export function createPatientStore(initial: readonly DmpPatientInput[]): PatientStore {
  const patients = new Map<string, DmpPatient>();
  const put = (input: DmpPatientInput): DmpPatient => {
    const patient = patientSchema.parse(input);
    patients.set(patient.ins, patient);
    return patient;
  };
  for (const patient of initial) put(patient);
  return {
    put,
    patch: (ins, change) => {
      const known = patients.get(ins);
      return known === undefined ? undefined : put({ ...known, ...change });
    },
    get: (ins) => patients.get(ins),
    list: () => [...patients.values()],
  };
}
