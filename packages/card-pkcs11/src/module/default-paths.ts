interface ModulePlaces {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly paths: readonly string[];
}

// cps-card 1.1. A process loads only a module of its own bitness; a 32-bit process that names System32 is redirected.
const PLACES: readonly ModulePlaces[] = [
  { platform: 'win32', arch: 'x64', paths: ['%SystemRoot%\\System32\\cps3_pkcs11_w64.dll'] },
  {
    platform: 'win32',
    arch: 'ia32',
    paths: ['%SystemRoot%\\SysWOW64\\cps3_pkcs11_w32.dll', '%SystemRoot%\\System32\\cps3_pkcs11_w32.dll'],
  },
  { platform: 'darwin', arch: 'x64', paths: ['/usr/local/lib/libcps3_pkcs11_osx.dylib'] },
  { platform: 'darwin', arch: 'arm64', paths: ['/usr/local/lib/libcps3_pkcs11_osx.dylib'] },
  {
    platform: 'linux',
    arch: 'x64',
    paths: ['/opt/santesocial/CPS/lib/libcps3_pkcs11_lux.so', '/usr/local/galss/libcps3_pkcs11_lux.so'],
  },
];

/**
 * Lists where the installer of the Cryptolib CPS puts its PKCS#11 module, most likely first; empty when no module
 * exists for that platform. Source: cps-card 1.1.
 *
 * @param systemRoot Windows folder, for `%SystemRoot%`; `C:\Windows` by default
 */
export function defaultModulePaths(
  platform: NodeJS.Platform,
  arch: string,
  systemRoot = 'C:\\Windows',
): readonly string[] {
  return PLACES.filter((place) => place.platform === platform && place.arch === arch)
    .flatMap(({ paths }) => paths)
    .map((path) => path.replace('%SystemRoot%', () => systemRoot));
}
