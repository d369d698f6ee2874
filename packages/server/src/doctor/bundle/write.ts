import { arch, release, totalmem } from 'node:os';
import { strToU8, zipSync } from 'fflate';
import { type LocateOptions, locateService } from '../../admin-client/index.js';
import { readSurroundings } from '../../platform/index.js';
import { writeFileAtomically } from '../../storage/atomic-write.js';
import { VERSION } from '../../version.js';
import { createRenderer, renderSummary } from '../render.js';
import type { CheckResult } from '../result.js';
import { readJournals } from './journals.js';
import { type BundleRedactor, createBundleRedactor } from './redact.js';
import { describeSettingsForSupport } from './settings.js';

/** What goes into a support bundle, beside the journals and the redacted settings of the installation. */
export interface BundleOptions extends LocateOptions {
  /** Version of the program. */
  readonly version?: string;
  /** Path of the zip to write; readable by its owner alone. */
  readonly file: string;
  readonly results: readonly CheckResult[];
}

const READ_ME = `Support bundle of DmpConnect-JS2.

results.json, results.txt   lines of the doctor
settings.txt                settings that differ from their defaults, without secrets
machine.txt                 system and versions
journal/                    journals of the master and of the last sessions

PIN codes, passwords, tokens, national numbers and names of patients are masked; documents, transaction
dumps, keys and what applications store are never part of it.
`;

/**
 * Writes the support bundle, a zip: journals, settings, results of the doctor, without PIN, password, token or patient.
 *
 * @throws {ServerError} `STORAGE_UNWRITABLE`, `DISK_FULL`, `PROTECTION_FAILED`
 */
export async function writeBundle(options: BundleOptions): Promise<void> {
  const installed = await locateService(options);
  const { settingsFile, flavour, folders, platform } = installed;
  const redactor = createBundleRedactor(readSurroundings().home);
  const journals = await readJournals(folders);
  const files: Readonly<Record<string, string>> = {
    'README.txt': READ_ME,
    'machine.txt': describeMachine(options.version ?? VERSION, flavour, platform.name, journals.length),
    'settings.txt': byLine(await describeSettingsForSupport(settingsFile, flavour), redactor),
    'results.json': `${JSON.stringify(maskResults(options.results, redactor), undefined, 2)}\n`,
    'results.txt': byLine(writeResults(options.results), redactor),
    ...Object.fromEntries(journals.map(({ name, content }) => [name, redactor.journal(content)])),
  };
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  await writeFileAtomically(options.file, zip, { platform });
}

function describeMachine(version: string, flavour: string, platform: string, journals: number): string {
  return [
    `DmpConnect-JS2 ${version} (${flavour})`,
    `system ${platform} ${release()} ${arch()}`,
    `Node.js ${process.version}, OpenSSL ${process.versions.openssl}`,
    `memory ${Math.round(totalmem() / 1024 ** 3)} GB`,
    // None: this account may not read those of the service.
    `journals ${journals}`,
    `written ${new Date().toISOString()}`,
    '',
  ].join('\n');
}

function writeResults(results: readonly CheckResult[]): string {
  return results.map(createRenderer('fr')).join('') + renderSummary(results, 'fr');
}

/** The redaction puts everything on one line: each is given by itself, and keeps its indentation. */
function byLine(text: string, redactor: BundleRedactor): string {
  return text
    .split('\n')
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${redactor.text(line)}\n`)
    .join('');
}

function maskResults(results: readonly CheckResult[], redactor: BundleRedactor): readonly CheckResult[] {
  const both = ({ fr, en }: CheckResult['sentence']) => ({ fr: redactor.text(fr), en: redactor.text(en) });
  return results.map(({ sentence, remedy, details, ...rest }) => ({
    ...rest,
    sentence: both(sentence),
    ...(remedy === undefined ? {} : { remedy: both(remedy) }),
    ...(details === undefined
      ? {}
      : {
          details: Object.fromEntries(
            Object.entries(details).map(([name, value]) => [
              name,
              typeof value === 'string' ? redactor.text(value) : value,
            ]),
          ),
        }),
  }));
}
