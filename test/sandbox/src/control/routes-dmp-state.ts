import { z } from 'zod';
import type { DmpSimulator, DmpState } from '../dmp/index.js';
import type { DmpStateFile } from '../start/dmp-state.js';
import { ActionRefused } from './refusal.js';
import type { Route } from './route.js';

/** Documents are in the state: it is larger than any other body. */
const MAXIMUM_STATE = 256 * 1024 * 1024;

/** A DMP that knows nobody. */
const NOTHING: DmpState = {
  version: 1,
  patients: [],
  professionals: [],
  structures: [],
  sets: [],
  documents: [],
  associations: [],
  accesses: [],
};

/** Saving and putting back what the DMP holds. */
export function dmpStateRoutes(dmp: DmpSimulator, kept: DmpStateFile | undefined): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/dmp/state',
      summary: 'Everything the DMP holds: people, documents with their bytes, history of accesses.',
      run: () => dmp.saveState(),
    },
    {
      method: 'POST',
      path: '/dmp/state',
      summary: 'Puts a state that was taken before in the place of what the DMP holds.',
      body: z.looseObject({ version: z.literal(1) }),
      example: NOTHING,
      maximumBody: MAXIMUM_STATE,
      run: (state) => dmp.restoreState(state),
    },
    {
      method: 'POST',
      path: '/dmp/state/save',
      body: z.strictObject({}),
      example: {},
      summary: 'Writes the state to the file of --dmp-state, as the end of the sandbox does.',
      run: async () => {
        if (kept === undefined)
          throw new ActionRefused('dmp-state', 'was not given when the sandbox started');
        await kept.save(dmp);
        return { file: kept.file };
      },
    },
  ];
}
