import {
  type DirectoryStore,
  type DmpPatient,
  type DmpSimulator,
  type OneShotFault,
  patientSchema,
  professionalSchema,
  settingsSchema,
  structureSchema,
  type WaitingFault,
} from '../dmp/index.js';

/** A DMP without network, for tests of what acts on it: it keeps what it is told. */
export function makeFakeDmp(): DmpSimulator {
  const patients = new Map<string, DmpPatient>();
  let faults: readonly WaitingFault[] = [];
  let settings = settingsSchema.parse({});
  const wait = (fault: OneShotFault, permanent: boolean): void => {
    faults = [...faults, { ...fault, permanent }];
  };
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
      replaceAll: (all) => {
        patients.clear();
        all.forEach(put);
      },
    },
    professionals: makeStore(professionalSchema.parse),
    structures: makeStore(structureSchema.parse),
    failNext: (fault) => wait(fault, false),
    failAlways: (fault) => wait(fault, true),
    faults: () => [...faults],
    clearFaults: () => {
      faults = [];
    },
    documents: () => [],
    accesses: { list: () => [] },
    settings: () => settings,
    configure: (change) => {
      settings = settingsSchema.parse({ ...settings, ...change });
      return settings;
    },
    saveState: () => ({
      version: 1,
      patients: [...patients.values()],
      professionals: [],
      structures: [],
      sets: [],
      documents: [],
      associations: [],
      accesses: [],
    }),
    restoreState: () => patients.clear(),
    close: async () => undefined,
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
    replaceAll: (all) => {
      values.clear();
      for (const value of all.map(parse)) values.set(value.id, value);
    },
  };
}
