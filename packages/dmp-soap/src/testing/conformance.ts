import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The official material lies beside the project, when it is there at all. */
const ROOT = fileURLToPath(new URL('../../../../../shared/conformance/', import.meta.url));

export const hasConformance = existsSync(ROOT);
if (!hasConformance) {
  console.warn(
    'The official conformance material is not beside the project: the tests that need it are skipped.',
  );
}

/** Path of an official file, e.g. `dmp/messages/TD3.1_Recherche_de_document_requete.xml`. */
export function conformancePath(name: string): string {
  return `${ROOT}${name}`;
}
