import type { Flavour } from '../flavour.js';
import { type Release, type ReleaseFile, UPDATE_PLATFORMS, type UpdatePlatform } from './types.js';

/** What installers must be made for. */
export interface UpdateTarget {
  /** Nothing on a system that no installer is made for. */
  readonly platform: UpdatePlatform | undefined;
  readonly flavour: Flavour;
}

const SYSTEMS: Readonly<Record<string, string>> = { win32: 'win', darwin: 'macos', linux: 'linux' };
const PROCESSORS: Readonly<Record<string, string>> = { x64: 'x64', ia32: 'x86', arm64: 'arm64' };

/** The system of a process, as installers name it; Node's names are taken (`process.platform`, `process.arch`). */
export function updatePlatformOf(system: string, processor: string): UpdatePlatform | undefined {
  const name = `${SYSTEMS[system]}-${PROCESSORS[processor]}`;
  return UPDATE_PLATFORMS.find((platform) => platform === name);
}

/** The installer of a version for a target. */
export function fileFor(release: Release, { platform, flavour }: UpdateTarget): ReleaseFile | undefined {
  return release.files.find((file) => file.platform === platform && file.flavour === flavour);
}
