import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { children, descendants, parseXml, textOf } from '@dmpconnect/soap';
import { compileRules } from './compile-rules.js';
import { conformancePath, projectPath } from './project.js';
import { JAVA_FOLDER, SAXON_JAR } from './requirements.js';
import { mustRun } from './run-program.js';
import { inWorkFolder } from './work-folder.js';

/** What the rules say of one document. */
export interface RuleReport {
  /** Rules whose context was found in the document: a document without any has not been checked. */
  readonly fired: number;
  /** Texts of the assertions that failed. */
  readonly failures: readonly string[];
}

/** A document, and the rule sets it is held to: paths in the folder of the official ones, without extension. */
export interface RuleCheck {
  readonly document: string | Uint8Array;
  readonly ruleSets: readonly string[];
}

/** The official rule sets that hold for every document, whatever its type. */
export const RULE_SETS = {
  /** CI-SIS "structuration minimale". */
  header: 'profils/structurationMinimale/ASIP-STRUCT-MIN-StrucMin',
  /** Sections and entries of IHE. */
  ihe: 'profils/IHE',
  /** The agency's models of content. */
  contentModels: 'profils/CI-SIS_ModelesDeContenusCDA',
  /** The agency's own models. */
  agencyModels: 'profils/CI-SIS_Modeles_ANS',
} as const;

const SVRL_URI = 'http://purl.oclc.org/dsdl/svrl';

/** The rules recurse deeply; a run is too short to be worth the optimising compiler: without it it takes half the time. */
const JVM = ['-Xss256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'] as const;

/**
 * Runs official rule sets on documents, all in one Java machine: loading the value sets takes most of the time.
 *
 * @param checks By the name of the document.
 * @returns By the name of the document, then by rule set.
 * @throws {Error} When rules cannot be compiled or run.
 */
export function checkRules(
  checks: ReadonlyMap<string, RuleCheck>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, RuleReport>>> {
  return inWorkFolder(async (folder) => {
    const entries = [...checks].map(([name, check], index) => ({
      name,
      ...check,
      file: join(folder, `${index}.xml`),
    }));
    for (const { file, document } of entries) writeFileSync(file, document);
    const steps = entries.flatMap(({ name, file, ruleSets }) =>
      ruleSets.map((ruleSet, index) => ({
        name,
        ruleSet,
        file,
        report: file.replace(/xml$/, `${index}.svrl`),
      })),
    );
    await apply(steps);
    const reports = new Map<string, Map<string, RuleReport>>(entries.map(({ name }) => [name, new Map()]));
    for (const { name, ruleSet, report } of steps)
      reports.get(name)?.set(ruleSet, readReport(await readFile(report)));
    return reports;
  });
}

/** The same with the header rules alone. @param documents By name. */
export async function checkHeaderRules(
  documents: ReadonlyMap<string, string | Uint8Array>,
): Promise<ReadonlyMap<string, RuleReport>> {
  const ruleSets = [RULE_SETS.header];
  const reports = await checkRules(
    new Map([...documents].map(([name, document]) => [name, { document, ruleSets }])),
  );
  const none: RuleReport = { fired: 0, failures: [] };
  return new Map([...reports].map(([name, report]) => [name, report.get(RULE_SETS.header) ?? none]));
}

interface Step {
  readonly ruleSet: string;
  readonly file: string;
  readonly report: string;
}

/** Rules look for their value sets at places relative to their own. */
async function apply(steps: readonly Step[]): Promise<void> {
  const lines: string[] = [];
  for (const { ruleSet, file, report } of steps) {
    const place = pathToFileURL(conformancePath(`cda/schematrons/${ruleSet}.sch`)).href;
    lines.push([await compileRules(ruleSet), place, file, report].join('\t'));
  }
  const classPath = [SAXON_JAR, `${JAVA_FOLDER}/xml-resolver.jar`].join(':');
  const program = projectPath('test/interop/java/ApplyStylesheets.java');
  await mustRun('java', [...JVM, '-cp', classPath, program], { input: `${lines.join('\n')}\n` });
}

function readReport(bytes: Uint8Array): RuleReport {
  const report = parseXml(bytes);
  return {
    fired: children(report, SVRL_URI, 'fired-rule').length,
    failures: descendants(report, SVRL_URI, 'failed-assert').map((failure) => textOf(failure).trim()),
  };
}
