import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path inside the project. */
export function projectPath(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

/** Path inside the official material, which lies beside the project when it is there at all. */
export function conformancePath(path: string): string {
  return projectPath(`../shared/conformance/${path}`);
}

/** Whether the official material is there. */
export function hasConformance(): boolean {
  return existsSync(conformancePath('README.md'));
}
