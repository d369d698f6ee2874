import { join } from 'node:path';
import type { Settings } from '../config/index.js';
import type { Flavour } from '../flavour.js';
import type { Platform } from '../platform/index.js';
import { updaterOptionsOf, updatesFolder } from '../updates/from-settings.js';
import type { UpdateState } from '../updates/index.js';
import { readState } from '../updates/known.js';
import { openManifestMemory } from '../updates/memory.js';
import { updatePlatformOf } from '../updates/target.js';

/** What an installation knows of updates without asking anybody. */
export function knownUpdates(
  settings: Pick<Settings, 'updater'>,
  options: {
    readonly stateFolder: string;
    readonly platform: Platform;
    readonly flavour: Flavour;
    readonly version: string;
  },
): () => Promise<UpdateState> {
  const { stateFolder, platform, flavour, version } = options;
  const folder = updatesFolder(stateFolder);
  const known = {
    ...updaterOptionsOf(settings),
    memory: openManifestMemory(folder, platform),
    downloadFolder: join(folder, 'installers'),
    version,
    target: { platform: updatePlatformOf(process.platform, process.arch), flavour },
  };
  return () => readState(known);
}
