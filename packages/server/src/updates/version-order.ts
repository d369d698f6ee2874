import semver from 'semver';

/** Whether a version comes after another (semver 2.0): `1.2.3-beta.1` comes before `1.2.3`. */
export function isNewer(version: string, than: string): boolean {
  return semver.valid(than) === null || semver.gt(version, than);
}
