import { z } from 'zod';

export const professionalSchema = z.strictObject({
  /** PS_IdNat with its prefix, e.g. `8` + RPPS (dmp-transactions 4.6). */
  id: z.string().min(2),
  /** Nom d'exercice and given name, as TD1.6 lists them. */
  family: z.string().min(1).optional(),
  given: z.string().min(1).optional(),
  /** Profession (TRE G15), e.g. `10` for a médecin; absent for a CPE. */
  profession: z.string().optional(),
  /** Savoir-faire, e.g. `SM54`; `SM25` is a médecin du travail. */
  speciality: z.string().optional(),
  /** Label of the savoir-faire, as TD1.6 lists it. */
  specialityLabel: z.string().min(1).optional(),
  /** CPS, CPF of someone in training, or CPE of an employee: a card without a health profession. */
  card: z.enum(['professional', 'training', 'employee']).default('professional'),
  /** Struct_IdNat of the structures the person is attached to. */
  structures: z.array(z.string().min(2)),
});
/** Someone of the directory the simulator checks VIHFs against. */
export type DmpProfessional = z.output<typeof professionalSchema>;
export type DmpProfessionalInput = z.input<typeof professionalSchema>;

export const structureSchema = z.strictObject({
  /** Struct_IdNat with its prefix (dmp-transactions 4.6). */
  id: z.string().min(2),
  name: z.string().min(1),
  active: z.boolean().default(true),
  /** Struct_IdNat of the legal entity this one belongs to, whose certificate may speak for it. */
  legalEntity: z.string().optional(),
});
export type DmpStructure = z.output<typeof structureSchema>;
export type DmpStructureInput = z.input<typeof structureSchema>;

/** Values by their `id`. */
export interface DirectoryStore<T, Input> {
  /** Adds or replaces one. @throws {ZodError} naming the field. */
  put(value: Input): T;
  get(id: string): T | undefined;
  list(): T[];
  remove(id: string): boolean;
  /** Forgets every value, then puts these in. @throws {ZodError} before anything is forgotten. */
  replaceAll(values: readonly Input[]): void;
}

export type ProfessionalStore = DirectoryStore<DmpProfessional, DmpProfessionalInput>;
export type StructureStore = DirectoryStore<DmpStructure, DmpStructureInput>;

export function createProfessionalStore(initial: readonly DmpProfessionalInput[]): ProfessionalStore {
  return createDirectoryStore((input: DmpProfessionalInput) => professionalSchema.parse(input), initial);
}

export function createStructureStore(initial: readonly DmpStructureInput[]): StructureStore {
  return createDirectoryStore((input: DmpStructureInput) => structureSchema.parse(input), initial);
}

function createDirectoryStore<T extends { readonly id: string }, Input>(
  parse: (input: Input) => T,
  initial: readonly Input[],
): DirectoryStore<T, Input> {
  let values = new Map<string, T>();
  const put = (input: Input): T => {
    const value = parse(input);
    values.set(value.id, value);
    return value;
  };
  const replaceAll = (inputs: readonly Input[]): void => {
    values = new Map(inputs.map(parse).map((value) => [value.id, value]));
  };
  replaceAll(initial);
  return {
    put,
    replaceAll,
    get: (id) => values.get(id),
    list: () => [...values.values()],
    remove: (id) => values.delete(id),
  };
}
