/**
 * Names under which the installers register the service. Support scripts look for `dmpconnect` in the Windows name
 * and for labels that begin with `com.icanopee.` (js-api 13.6).
 */
export const SERVICE_NAMES = {
  windows: 'DmpConnect-JS2',
  launchd: 'com.icanopee.dmpconnect-js2',
  systemd: 'dmpconnect-js2.service',
} as const;

/** Where the installer for macOS puts the description of the service. */
export const LAUNCHD_PLIST = `/Library/LaunchDaemons/${SERVICE_NAMES.launchd}.plist`;
