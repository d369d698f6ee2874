/** A professional of the directory. */
export interface TlsiProfessional {
  /** National identifier with its type digit. */
  readonly id: string;
  /** Code of the profession, e.g. `10` for a physician (nomenclature G15). */
  readonly profession: string;
}

/** Profession of a physician: the speciality of the health insurance is mandatory for them (teleservices 5.1). */
export const PHYSICIAN = '10';

/** The professionals whom the health insurance knows, with their professions. */
export interface ProfessionalDirectory {
  put(professional: TlsiProfessional): void;
  professionOf(id: string): string | undefined;
  list(): readonly TlsiProfessional[];
}

/** A directory that holds some professionals. */
export function createDirectory(start: readonly TlsiProfessional[]): ProfessionalDirectory {
  const known = new Map(start.map((professional) => [professional.id, professional]));
  return {
    put: (professional) => void known.set(professional.id, professional),
    professionOf: (id) => known.get(id)?.profession,
    list: () => [...known.values()],
  };
}
