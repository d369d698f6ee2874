import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from './project.js';
import { JAVA_FOLDER, SANTUARIO_JAR } from './requirements.js';
import { mustRun } from './run-program.js';
import { inWorkFolder } from './work-folder.js';

export interface SantuarioVerdict {
  readonly verdict: 'valid' | 'invalid' | 'unreadable';
  /** References of the SignedInfo. */
  readonly references: number;
  /** Subject of the signer's certificate, or why the document could not be read. */
  readonly text: string;
}

/** The class path of the verifier; Santuario wants a journal, and gets one that keeps nothing. */
const CLASS_PATH = [
  SANTUARIO_JAR,
  ...['slf4j-api', 'slf4j-nop', 'commons-codec'].map((name) => `${JAVA_FOLDER}/${name}.jar`),
];

/**
 * Verifies the first signature of each document with Apache Santuario, all in one Java machine. Entries of manifests,
 * which name documents elsewhere, are not followed.
 *
 * @param documents By name.
 * @throws {Error} When the verifier cannot be compiled or run.
 */
export function verifyWithSantuario(
  documents: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, SantuarioVerdict>> {
  return inWorkFolder(async (folder) => {
    const files = [...documents.values()].map((xml, index) => {
      const file = join(folder, `${index}.xml`);
      writeFileSync(file, xml);
      return file;
    });
    const program = projectPath('test/interop/java/VerifySignatures.java');
    const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
    const output = await mustRun('java', [...flags, '-cp', CLASS_PATH.join(':'), program, ...files]);
    const lines = output.trim().split('\n');
    return new Map([...documents.keys()].map((name, index) => [name, readVerdict(lines[index] ?? '')]));
  });
}

function readVerdict(line: string): SantuarioVerdict {
  const [, verdict, references, text = ''] = line.split('\t');
  return {
    verdict: verdict === 'valid' || verdict === 'invalid' ? verdict : 'unreadable',
    references: Number(references),
    text,
  };
}
