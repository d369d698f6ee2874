import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SandboxError } from '../errors.js';

/**
 * The connector's program in the workspace this file belongs to, whether it runs from its sources or from a bundle.
 *
 * @throws {SandboxError} `CONNECTOR_NOT_BUILT` outside of a workspace, where the path must be given.
 */
export function findWorkspaceCli(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'packages', 'server', 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder)
      throw new SandboxError(
        'CONNECTOR_NOT_BUILT',
        'The connector is not in a workspace here: give the path of its program.',
      );
    folder = parent;
  }
  return path.join(folder, 'packages', 'server', 'dist', 'cli.js');
}
