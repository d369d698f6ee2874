import { TARGETS } from './targets.mjs';

/** Extension of what a system installs. macOS gets an archive: a `.pkg` can only be made on a Mac. */
const EXTENSIONS = { win32: '.exe', linux: '.deb', darwin: '.tar.gz' };

/**
 * Name of a deliverable, as the seed writes it (chapter 4).
 *
 * @example artefactName('win-x64', 'production', '1.2.3') // 'DmpConnect-JS2-1.2.3-production.exe'
 */
export function artefactName(platform, flavour, version) {
  const { system, suffix } = TARGETS[platform];
  return `DmpConnect-JS2-${version}-${flavour}${suffix}${EXTENSIONS[system]}`;
}

/**
 * A version in Debian's order, where a pre-release comes before its release.
 *
 * @example debianVersion('1.2.0-beta.1') // '1.2.0~beta.1'
 */
export function debianVersion(version) {
  return version.replace('-', '~');
}

/**
 * The four numbers that Windows wants in the resources of a program.
 *
 * @example windowsVersion('1.2.3-beta.1') // '1.2.3.0'
 */
export function windowsVersion(version) {
  return `${version.split(/[-+]/)[0]}.0`;
}
