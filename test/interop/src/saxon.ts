import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { children, descendants, parseXml, textOf } from '@dmpconnect/soap';
import { cachedFile } from './cached-file.js';
import { conformancePath } from './project.js';
import { SAXON_JAR } from './requirements.js';
import { mustRun } from './run-program.js';
import { inWorkFolder } from './work-folder.js';

/** What the header rules say of one document. */
export interface RuleReport {
  /** Rules whose context was found in the document: a document without any has not been checked. */
  readonly fired: number;
  /** Texts of the assertions that failed. */
  readonly failures: readonly string[];
}

const SVRL_URI = 'http://purl.oclc.org/dsdl/svrl';
const RULES = 'schematrons/profils/structurationMinimale/ASIP-STRUCT-MIN-StrucMin';
/** Where Debian's python3-lxml puts the stylesheets that compile a schematron. */
const COMPILER = '/usr/lib/python3/dist-packages/lxml/isoschematron/resources/xsl/iso-schematron-xslt1';

/** The rules recurse deeply; a run is too short to be worth the optimising compiler: without it it takes half the time. */
const JVM = ['-Xss256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'] as const;

/**
 * Runs the official header rules (CI-SIS "structuration minimale") on documents, all in one run of Saxon-HE:
 * loading the value sets takes most of the time.
 *
 * @param documents By a name that can be a file name.
 * @throws {Error} When the rules cannot be compiled or run.
 */
export function checkHeaderRules(
  documents: ReadonlyMap<string, string | Uint8Array>,
): Promise<ReadonlyMap<string, RuleReport>> {
  return inWorkFolder(async (folder) => {
    const stylesheet = await placeRules(folder);
    const [input, output] = [join(folder, 'documents'), join(folder, 'reports')];
    mkdirSync(input);
    mkdirSync(output);
    for (const [name, document] of documents) writeFileSync(join(input, `${name}.xml`), document);
    const classPath = [SAXON_JAR, '/usr/share/java/xml-resolver.jar'].join(':');
    const transform = ['net.sf.saxon.Transform', `-s:${input}`, `-xsl:${stylesheet}`, `-o:${output}`];
    await mustRun('java', [...JVM, '-cp', classPath, ...transform]);
    return new Map([...documents.keys()].map((name) => [name, readReport(join(output, `${name}.xml`))]));
  });
}

/** The rules look for their value sets at places relative to their own: they run in a copy of their folders. */
async function placeRules(folder: string): Promise<string> {
  for (const part of [dirname(RULES), 'jeuxDeValeurs']) {
    cpSync(conformancePath(`cda/${part}`), join(folder, part), { recursive: true });
  }
  const stylesheet = join(folder, `${RULES}.xsl`);
  copyFileSync(await compileRules(), stylesheet);
  return stylesheet;
}

function compileRules(): Promise<string> {
  const sources = [conformancePath('cda/schematrons'), import.meta.filename];
  return cachedFile('header-rules.xsl', sources, async (work) => {
    const included = await transform('iso_dsdl_include.xsl', conformancePath(`cda/${RULES}.sch`));
    const expanded = await transform('iso_abstract_expand.xsl', '-', included);
    const asked = expanded.replace('queryBinding="xslt2"', 'queryBinding="xslt"');
    const compiled = await transform('iso_svrl_for_xslt1.xsl', '-', asked);
    const stylesheet = join(work, 'header-rules.xsl');
    // The compiler writes XSLT 1.0; the rules themselves are XPath 2.0.
    writeFileSync(stylesheet, compiled.replace(/version="1\.0"(>|\n|$)/m, 'version="2.0"$1'));
    return stylesheet;
  });
}

function transform(stylesheet: string, document: string, input?: string): Promise<string> {
  const args = ['--nonet', '--maxdepth', '100000', join(COMPILER, stylesheet), document];
  // The stylesheets recurse once for each rule: deeper than the default stack allows.
  const command = `ulimit -s unlimited && exec xsltproc "$@"`;
  return mustRun('bash', ['-c', command, 'xsltproc', ...args], input === undefined ? {} : { input });
}

function readReport(path: string): RuleReport {
  const report = parseXml(readFileSync(path));
  return {
    fired: children(report, SVRL_URI, 'fired-rule').length,
    failures: descendants(report, SVRL_URI, 'failed-assert').map(textOf),
  };
}
