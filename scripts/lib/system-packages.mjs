import { existsSync } from 'node:fs';
import { capture, tryRun } from './run.mjs';

/** What native code is built with. */
export const BUILD_TOOLS = ['g++', 'make', 'python3'];

/** The independent tools the tests prove the product with. */
export const TEST_TOOLS = [
  'chromium',
  'chrony',
  'curl',
  'dbus-daemon',
  'dovecot-imapd',
  'default-jdk-headless',
  'ghostscript',
  'fonts-liberation',
  'gsoap',
  'libgsoap-dev',
  'libnss3-tools',
  'libsaxonhe-java',
  'libxml-security-java',
  'ldap-utils',
  'libxml2-utils',
  'opensc',
  'openssl',
  'pcscd',
  'poppler-utils',
  'postfix',
  'python3-lxml',
  'python3-zeep',
  'slapd',
  'softhsm2',
  'squid',
  'unzip',
  'vsmartcard-vpcd',
  'xmlsec1',
  'xsltproc',
  'zip',
];

/** A screen in memory, a panel with a notification area, hands and eyes: what the icon is proved with. */
export const TRAY_TOOLS = ['dbus-daemon', 'scrot', 'xdotool', 'xfce4-panel', 'xvfb'];

/** A person at the screen of the machine that the Debian package is installed on, and Debian's own word on the package. */
export const DEBIAN_TOOLS = [
  ...TRAY_TOOLS,
  'chromium',
  'curl',
  'dbus-user-session',
  'libnss3-tools',
  'libpam-systemd',
  'lintian',
  'polkitd',
  'xdg-utils',
];

/** What `npm run test:packages` needs beside what packages are made with. */
export const PACKAGE_TEST_TOOLS = [
  'curl',
  'file',
  'openssl',
  'osslsigncode',
  'python3',
  'shellcheck',
  'systemd-container',
  'wine',
  'wine64',
];

/**
 * Installs the Debian packages that are missing, when this machine has apt and lets us use it.
 * Otherwise says what is missing and goes on: what needs it says so itself.
 *
 * @returns {boolean} whether all of them are there.
 */
export function installSystemPackages(wanted) {
  if (capture('dpkg-query', ['--version']) === undefined) return false;
  const missing = wanted.filter((name) => !isInstalled(name));
  if (missing.length === 0) return true;
  const privilege = aptPrivilege();
  if (privilege === undefined) {
    console.warn(`Not installed, and this account may not install them: ${missing.join(' ')}`);
    console.warn(`With administrator rights: apt-get install ${missing.join(' ')}`);
    return false;
  }
  console.log(`Installing Debian packages: ${missing.join(' ')}`);
  const apt = [
    ...privilege,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-qq',
    '-o',
    'Dpkg::Use-Pty=0',
  ];
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  const [command, ...args] = apt;
  tryRun(command, [...args, 'update'], quiet);
  const status = withoutServices(privilege, () =>
    tryRun(command, [...args, 'install', '-y', '--no-install-recommends', ...missing], quiet),
  );
  if (status !== 0) console.warn('apt-get could not install all of them; going on with what is there.');
  return status === 0;
}

/** What Debian asks before it starts the service of a package; 101 forbids it. */
const POLICY = '/usr/sbin/policy-rc.d';

/** The tests start servers of their own: those of the packages are not started by their installation. */
function withoutServices(privilege, install) {
  if (existsSync(POLICY)) return install();
  const [command, ...args] = [...privilege, 'sh', '-c'];
  tryRun(command, [...args, `printf '#!/bin/sh\\nexit 101\\n' > ${POLICY} && chmod 755 ${POLICY}`]);
  try {
    return install();
  } finally {
    tryRun(command, [...args, `rm -f ${POLICY}`]);
  }
}

function isInstalled(name) {
  return capture('dpkg-query', ['-W', '-f', '$' + '{db:Status-Status}', name]) === 'installed';
}

/** The command prefix that makes apt usable: nothing for root, `sudo` where it asks no password. */
function aptPrivilege() {
  if (process.getuid?.() === 0) return [];
  return capture('sudo', ['-n', 'true']) === undefined ? undefined : ['sudo', '-n'];
}
