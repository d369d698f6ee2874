import { z } from 'zod';
import {
  type DmpPatient,
  type DmpSimulator,
  oneShotFaultSchema,
  patientSchema,
  professionalSchema,
  structureSchema,
} from '../dmp/index.js';
import { ActionRefused } from './refusal.js';
import { type Route, withBody } from './route.js';

/** A change of some fields of a patient: like the patient, every field optional, and no default filled in. */
const patientChangeSchema = patientSchema.omit({ ins: true }).partial();

/** Actions on the DMP simulator. */
export function dmpRoutes(dmp: DmpSimulator): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/dmp/journal',
      summary: 'Calls received by the DMP, with every check made on them.',
      run: () => dmp.journal(),
    },
    {
      method: 'DELETE',
      path: '/dmp/journal',
      summary: 'Forgets the calls received so far.',
      run: () => dmp.clearJournal(),
    },
    {
      method: 'GET',
      path: '/dmp/documents',
      summary: 'Documents the DMP holds, in a few words each.',
      run: () => dmp.documents(),
    },
    {
      method: 'GET',
      path: '/dmp/patients',
      summary: 'Fictitious patients the DMP knows.',
      run: () => dmp.patients.list(),
    },
    {
      method: 'POST',
      path: '/dmp/patients/:ins',
      summary: 'Changes a patient; an INS that is not known makes a new one, for which traits are required.',
      body: patientChangeSchema,
      example: { dmp: 'closed' },
      run: (change, ins) => changePatient(dmp, ins, z.record(z.string(), z.unknown()).parse(change)),
    },
    withBody({
      path: '/dmp/professionals',
      summary: 'Adds or replaces a professional of the directory.',
      body: professionalSchema,
      example: { id: '899700000021', profession: '60', structures: ['499700000021001'] },
      run: (professional) => dmp.professionals.put(professional),
    }),
    withBody({
      path: '/dmp/structures',
      summary: 'Adds or replaces a structure of the directory.',
      body: structureSchema,
      example: { id: '1750000001', name: 'HOPITAL VIRTUEL', active: false },
      run: (structure) => dmp.structures.put(structure),
    }),
    withBody({
      path: '/dmp/fail',
      summary: 'Makes the next call fail, once.',
      body: oneShotFaultSchema,
      example: { kind: 'HTTP 503', transaction: 'TD2.1' },
      run: (fault) => dmp.failNext(fault),
    }),
  ];
}

function changePatient(dmp: DmpSimulator, ins: string, change: Record<string, unknown>): DmpPatient {
  if (dmp.patients.get(ins) === undefined) return dmp.patients.put(patientSchema.parse({ ...change, ins }));
  const read: object = patientChangeSchema.parse(change);
  // Parsing fills defaults in; only what was asked may change.
  const asked = Object.fromEntries(Object.entries(read).filter(([field]) => Object.hasOwn(change, field)));
  const changed = dmp.patients.patch(ins, asked);
  if (changed === undefined) throw new ActionRefused('ins', 'is not known');
  return changed;
}
