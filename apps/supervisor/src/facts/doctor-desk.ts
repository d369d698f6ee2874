import type { InstalledService } from '@dmpconnect/server/admin-client';
import {
  askDoctor,
  CHECK_GROUPS,
  type CheckGroup,
  type CheckResult,
  type DoctorOptions,
  runDoctor,
} from '@dmpconnect/server/doctor';

/** Whose rights an examination is made with: what this account may not read is not examined by `account`. */
export type Examiner = 'service' | 'account';

/** Is told how an examination goes. A second `start` begins it anew: the service went away meanwhile. */
export interface ExaminationListener {
  start(examiner: Examiner): void;
  line(line: CheckResult): void;
}

/** Runs the doctor, one examination at a time. */
export interface DoctorDesk {
  /** Examines everything: by the running service when it answers and lets this account ask, else by this program. */
  examineAll(
    installation: InstalledService,
    version: string,
    answers: boolean,
    listener: ExaminationListener,
  ): Promise<readonly CheckResult[]>;
  /**
   * Makes the checks of these groups; `onLine` is told each as it comes. An examination asked for while another runs
   * waits for it.
   */
  examine(
    groups: readonly CheckGroup[],
    options: DoctorOptions,
    onLine?: (line: CheckResult) => void,
  ): Promise<readonly CheckResult[]>;
}

/** Every group, in the order in which they are shown. */
export const ALL_GROUPS = Object.keys(CHECK_GROUPS) as readonly CheckGroup[];

/** What the doctor is given for an installation. */
export const doctorOptions = (
  { settingsFile, folders, flavour, platform }: InstalledService,
  version: string,
): DoctorOptions => ({ settingsFile, stateFolder: folders.state, flavour, platform, version });

/** How long the service may take for a whole examination, in ms. */
const PATIENCE_MS = 180_000;

/** Makes the desk. */
export function openDoctorDesk(
  run: typeof runDoctor = runDoctor,
  ask: typeof askDoctor = askDoctor,
): DoctorDesk {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    examineAll(installation, version, answers, listener) {
      const byAccount = (): Promise<readonly CheckResult[]> => {
        listener.start('account');
        return gather(run(doctorOptions(installation, version)), listener.line);
      };
      const byService = (): Promise<readonly CheckResult[]> => {
        listener.start('service');
        return gather(ask(installation, AbortSignal.timeout(PATIENCE_MS)), listener.line);
      };
      return inTurn(() => (answers ? byService().catch(byAccount) : byAccount()));
    },
    examine(groups, options, onLine = () => undefined) {
      const without = ALL_GROUPS.filter((group) => !groups.includes(group));
      return inTurn(() => gather(run({ ...options, without }), onLine));
    },
  };
}

async function gather(
  found: AsyncIterable<CheckResult>,
  onLine: (line: CheckResult) => void,
): Promise<readonly CheckResult[]> {
  const lines: CheckResult[] = [];
  for await (const line of found) {
    lines.push(line);
    onLine(line);
  }
  return lines;
}
