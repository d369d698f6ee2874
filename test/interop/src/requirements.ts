import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hasConformance } from './project.js';
import { hasProgram } from './run-program.js';

/** Where Debian puts Java libraries. */
export const JAVA_FOLDER = '/usr/share/java';

/** What each kind of check needs on the machine. */
const NEEDS = {
  xmlsec1: () => hasProgram('xmlsec1'),
  xmllint: () => hasProgram('xmllint') && hasConformance(),
  xslt: () => hasProgram('xsltproc') && hasConformance(),
  saxon: () => hasProgram('javac') && hasProgram('xsltproc') && existsSync(SAXON_JAR) && hasConformance(),
  zeep: () => existsSync(ZEEP) && hasConformance(),
  nodeSoap: hasConformance,
  santuario: () => hasProgram('javac') && existsSync(SANTUARIO_JAR),
  gsoap: () =>
    ['wsdl2h', 'soapcpp2', 'g++'].every(hasProgram) &&
    existsSync('/usr/include/stdsoap2.h') &&
    hasConformance(),
  slapd: () => ['slapd', 'slapadd', 'xmllint'].every(isOnPath) && existsSync('/etc/ldap/schema'),
  ldapsearch: () => isOnPath('ldapsearch'),
  mail: () => ['dovecot', 'postfix', 'postmap'].every(isOnPath) && process.getuid?.() === 0,
} as const;

/** Saxon-HE, where Debian puts it. */
export const SAXON_JAR = `${JAVA_FOLDER}/Saxon-HE.jar`;

/** Santuario, where Debian puts it. */
export const SANTUARIO_JAR = `${JAVA_FOLDER}/xmlsec.jar`;

/** The Python that Debian's packages are made for: another one on the PATH does not see them. */
export const PYTHON = '/usr/bin/python3';
const ZEEP = '/usr/lib/python3/dist-packages/zeep';

/** Whether a check can run here; says so when it cannot, so that a skipped test is seen. */
export function canRun(check: keyof typeof NEEDS): boolean {
  const possible = NEEDS[check]();
  if (!possible)
    console.warn(`The checks with ${check} are skipped: it, or the official material, is not here.`);
  return possible;
}

/** Whether a server of the system is there; unlike a program it may not end when it is asked for its version. */
function isOnPath(name: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return folders.some((folder) => existsSync(join(folder, name)));
}
