import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentPlatform } from '../../platform/index.js';
import type { DoctorContext } from '../context.js';
import { createContext } from '../create-context.js';
import type { Finding } from '../finding.js';
import type { DoctorOptions } from '../options.js';

/** An installation in a folder of its own, for checks under test. */
export interface TestInstallation {
  readonly folder: string;
  readonly settingsFile: string;
  readonly options: DoctorOptions;
  context(change?: Partial<DoctorOptions>): Promise<DoctorContext>;
  remove(): void;
}

/** Settings that name no server at all: nothing is contacted. */
export const NOTHING_USED =
  '<doctor><unused_services><service>dmp</service><service>web-ps</service><service>teleservices</service><service>messaging</service><service>patient-forms</service><service>time</service></unused_services></doctor>';

/** Makes an installation whose settings file has these sections. */
export function makeInstallation(sections: string): TestInstallation {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  const settingsFile = join(folder, 'DmpConnect-JS2.xml');
  writeFileSync(
    settingsFile,
    `<config>${sections}<storage><directory>state</directory></storage><journal><directory>journal</directory></journal></config>`,
  );
  const options: DoctorOptions = {
    settingsFile,
    platform: currentPlatform(),
    flavour: 'dev',
    version: '1.2.3',
    trustStores: async () => [],
    cardProgram: new URL('file:///nowhere/doctor-card.js'),
  };
  return {
    folder,
    settingsFile,
    options,
    context: (change = {}) => createContext({ ...options, ...change }, new AbortController().signal),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The outcome and the French sentence of a line, or of the only one of a list. */
export function tell(found: Finding | readonly Finding[]): string {
  return [found]
    .flat()
    .map(({ outcome, sentence }) => `${outcome}: ${sentence.fr}`)
    .join('\n');
}
