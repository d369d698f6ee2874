import {
  type DirectoryStore,
  type DmpPatient,
  type DmpSimulator,
  type OneShotFault,
  patientSchema,
  professionalSchema,
  structureSchema,
} from '../dmp/index.js';

/** A DMP without network, for tests of what acts on it: it keeps what it is told. */
export function makeFakeDmp(): DmpSimulator & { readonly faults: readonly OneShotFault[] } {
  const patients = new Map<string, DmpPatient>();
  const faults: OneShotFault[] = [];
  const put = (input: Parameters<DmpSimulator['patients']['put']>[0]): DmpPatient => {
    const patient = patientSchema.parse(input);
    patients.set(patient.ins, patient);
    return patient;
  };
  return {
    url: 'https://localhost:1/si-dmp-server/v2/services',
    port: 1,
    journal: () => [],
    clearJournal: () => undefined,
    patients: {
      put,
      patch: (ins, change) => {
        const known = patients.get(ins);
        return known === undefined ? undefined : put({ ...known, ...change });
      },
      get: (ins) => patients.get(ins),
      list: () => [...patients.values()],
    },
    professionals: makeStore(professionalSchema.parse),
    structures: makeStore(structureSchema.parse),
    failNext: (fault) => {
      faults.push(fault);
    },
    documents: () => [],
    close: async () => undefined,
    faults,
  };
}

function makeStore<T extends { readonly id: string }, Input>(
  parse: (value: unknown) => T,
): DirectoryStore<T, Input> {
  const values = new Map<string, T>();
  return {
    put: (input) => {
      const value = parse(input);
      values.set(value.id, value);
      return value;
    },
    get: (id) => values.get(id),
    list: () => [...values.values()],
    remove: (id) => values.delete(id),
  };
}
