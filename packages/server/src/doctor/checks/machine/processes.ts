import type { MasterState } from '../../../admin-client/index.js';
import { type InspectedRecord, inspectProcessRecords } from '../../../platform/index.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, warning } from '../../finding.js';

/** Whether processes of an earlier start are left (seed 7.3.1). */
export const machineProcesses: Check = {
  id: 'machine.processes',
  group: 'machine',
  async run({ folders, platform, master }) {
    return judgeProcesses(await inspectProcessRecords(folders.processes, platform), await master());
  },
};

const RESTART = {
  fr: 'Redémarrer le service : il met fin à ces processus (server/clean_zombies). Sinon, les arrêter par leur numéro.',
  en: 'Restart the service: it ends these processes (server/clean_zombies). Otherwise stop them by their number.',
};

/** The line of the processes. */
export function judgeProcesses(records: readonly InspectedRecord[], service: MasterState): Finding {
  const running = records.flatMap(({ record, running: alive }) =>
    alive && record !== undefined ? [record] : [],
  );
  const masters = running.filter(({ role }) => role === 'master');
  const workers = running.filter(({ role }) => role === 'worker');
  const stale = records.length - running.length;
  const pids = (list: readonly { readonly pid: number }[]) => list.map(({ pid }) => pid).join(' ');
  const details = { masters: pids(masters), workers: pids(workers), stale };
  if (masters.length > 1) {
    return failure(
      {
        fr: `${masters.length} processus maîtres fonctionnent à la fois (${pids(masters)}).`,
        en: `${masters.length} master processes run at the same time (${pids(masters)}).`,
      },
      RESTART,
      details,
    );
  }
  if (masters.length === 0 && workers.length > 0) {
    return failure(
      {
        fr: `Des processus de travail restent sans leur maître (${pids(workers)}).`,
        en: `Worker processes are left without their master (${pids(workers)}).`,
      },
      RESTART,
      details,
    );
  }
  if (masters.length === 1 && !service.answers && service.why !== 'tls') {
    return failure(
      {
        fr: `Le processus maître (${pids(masters)}) fonctionne mais ne répond pas.`,
        en: `The master process (${pids(masters)}) runs but does not answer.`,
      },
      RESTART,
      details,
    );
  }
  if (stale > 0) {
    return warning(
      {
        fr: `${stale} trace(s) de processus disparus sans s’arrêter proprement.`,
        en: `${stale} record(s) of processes that ended without a proper stop.`,
      },
      {
        fr: 'Rien à faire : le prochain démarrage les retire. Si cela revient, la fin de dmpConnect-js2.log dit pourquoi le service tombe.',
        en: 'Nothing to do: the next start removes them. If it comes back, the end of dmpConnect-js2.log says why the service falls.',
      },
      details,
    );
  }
  return ok(
    {
      fr: `Aucun processus de trop (${masters.length} maître, ${workers.length} processus de travail).`,
      en: `No process too many (${masters.length} master, ${workers.length} worker(s)).`,
    },
    details,
  );
}
