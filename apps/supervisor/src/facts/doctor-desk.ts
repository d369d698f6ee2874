import type { InstalledService } from '@dmpconnect/server/admin-client';
import {
  CHECK_GROUPS,
  type CheckGroup,
  type CheckResult,
  type DoctorOptions,
  runDoctor,
} from '@dmpconnect/server/doctor';

/** Runs the doctor, one examination at a time. */
export interface DoctorDesk {
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

/** Makes the desk. */
export function openDoctorDesk(run: typeof runDoctor = runDoctor): DoctorDesk {
  let last: Promise<unknown> = Promise.resolve();
  return {
    examine(groups, options, onLine = () => undefined) {
      const work = async (): Promise<readonly CheckResult[]> => {
        const without = ALL_GROUPS.filter((group) => !groups.includes(group));
        const lines: CheckResult[] = [];
        for await (const line of run({ ...options, without })) {
          lines.push(line);
          onLine(line);
        }
        return lines;
      };
      const result = last.then(work, work);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
