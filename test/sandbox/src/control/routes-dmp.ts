import { z } from 'zod';
import {
  type DmpPatient,
  type DmpSimulator,
  oneShotFaultSchema,
  patientSchema,
  professionalSchema,
  settingsSchema,
  structureSchema,
} from '../dmp/index.js';
import { onlyAsked } from './only-asked.js';
import { ActionRefused } from './refusal.js';
import { type Route, withBody } from './route.js';

/** A change of some fields of a patient: like the patient, every field optional, and no default filled in. */
const patientChangeSchema = patientSchema.omit({ ins: true }).partial();

const settingsChangeSchema = settingsSchema.partial();

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
    withBody({
      path: '/dmp/fail-always',
      summary: 'Makes every call fail, until the faults are cleared.',
      body: oneShotFaultSchema,
      example: { kind: 'XDS failure', transaction: 'TD3.1', code: 'XDSRegistryBusy' },
      run: (fault) => dmp.failAlways(fault),
    }),
    {
      method: 'GET',
      path: '/dmp/faults',
      summary: 'Faults that wait for their call.',
      run: () => dmp.faults(),
    },
    {
      method: 'DELETE',
      path: '/dmp/faults',
      summary: 'Forgets the faults.',
      run: () => dmp.clearFaults(),
    },
    {
      method: 'GET',
      path: '/dmp/accesses',
      summary: 'The history of accesses to every DMP, secret connections included.',
      run: () => dmp.accesses.list(),
    },
    {
      method: 'GET',
      path: '/dmp/accesses/:ins',
      summary: 'The history of accesses to one DMP, as the legal representatives of a minor see it.',
      run: (_, patient) => dmp.accesses.list({ patient, forRepresentatives: true }),
    },
    {
      method: 'GET',
      path: '/dmp/settings',
      summary: 'Switches of the DMP.',
      run: () => dmp.settings(),
    },
    {
      method: 'POST',
      path: '/dmp/settings',
      summary: 'Changes switches of the DMP; those that are not named stay as they are.',
      body: settingsChangeSchema,
      example: { withdrawn: ['TD0.0', 'TD1.1'] },
      run: (change) => dmp.configure(onlyAsked(settingsChangeSchema.parse(change), change)),
    },
  ];
}

function changePatient(dmp: DmpSimulator, ins: string, change: Record<string, unknown>): DmpPatient {
  if (dmp.patients.get(ins) === undefined) return dmp.patients.put(patientSchema.parse({ ...change, ins }));
  const changed = dmp.patients.patch(ins, onlyAsked(patientChangeSchema.parse(change), change));
  if (changed === undefined) throw new ActionRefused('ins', 'is not known');
  return changed;
}
