import type { DoctorOptions } from './options.js';
import type { CheckResult } from './result.js';

/** What goes into a support bundle, beside the journals and the redacted settings. */
export interface BundleOptions
  extends Pick<DoctorOptions, 'settingsFile' | 'stateFolder' | 'flavour' | 'platform' | 'version'> {
  /** Path of the zip to write; readable by its owner alone. */
  readonly file: string;
  readonly results: readonly CheckResult[];
}

/**
 * Writes the support bundle: journals, settings, results of the doctor, without PIN, password, token or patient.
 *
 * @throws {ServerError} `STORAGE_UNWRITABLE`, `DISK_FULL`
 */
export async function writeBundle(_options: BundleOptions): Promise<void> {
  throw new Error('The support bundle is not written yet.');
}
