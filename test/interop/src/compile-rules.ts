import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cachedFile } from './cached-file.js';
import { conformancePath } from './project.js';
import { mustRun } from './run-program.js';

/** Where Debian's python3-lxml puts the stylesheets that compile a schematron. */
const COMPILER = '/usr/lib/python3/dist-packages/lxml/isoschematron/resources/xsl/iso-schematron-xslt1';

const compiled = new Map<string, Promise<string>>();

/**
 * The stylesheet that an official rule set becomes, kept until the official material changes.
 *
 * @param ruleSet Path in the folder of the rule sets, without extension.
 * @throws {Error} When it cannot be compiled: some official ones include files that do not exist.
 */
export function compileRules(ruleSet: string): Promise<string> {
  const known = compiled.get(ruleSet) ?? compile(ruleSet);
  compiled.set(ruleSet, known);
  return known;
}

function compile(ruleSet: string): Promise<string> {
  const schematrons = conformancePath('cda/schematrons');
  // The manifest holds the digest of every file, those that the rules include among them.
  const sources = [conformancePath('MANIFEST.tsv'), `${schematrons}/${ruleSet}.sch`, import.meta.filename];
  return cachedFile(`${basename(ruleSet)}.xsl`, sources, async (work) => {
    const included = await transform('iso_dsdl_include.xsl', `${schematrons}/${ruleSet}.sch`);
    const expanded = await transform('iso_abstract_expand.xsl', '-', included);
    const asked = expanded.replace('queryBinding="xslt2"', 'queryBinding="xslt"');
    const stylesheet = join(work, 'rules.xsl');
    const output = await transform('iso_svrl_for_xslt1.xsl', '-', asked);
    // The compiler writes XSLT 1.0; the rules themselves are XPath 2.0.
    writeFileSync(stylesheet, output.replace(/version="1\.0"(>|\n|$)/m, 'version="2.0"$1'));
    return stylesheet;
  });
}

function transform(stylesheet: string, document: string, input?: string): Promise<string> {
  const args = ['--nonet', '--maxdepth', '100000', join(COMPILER, stylesheet), document];
  // The stylesheets recurse once for each rule: deeper than the default stack allows.
  const command = `ulimit -s unlimited && exec xsltproc "$@"`;
  return mustRun('bash', ['-c', command, 'xsltproc', ...args], input === undefined ? {} : { input });
}
