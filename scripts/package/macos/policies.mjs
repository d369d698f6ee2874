import { createHash } from 'node:crypto';
import { chromiumGrants, firefoxGrants } from '../../../packaging/linux/browser-policies.mjs';
import { writePlist } from './plist.mjs';

/** Domains of the preferences of browsers that are built on Chromium. */
const CHROMIUM = ['com.google.Chrome', 'com.microsoft.Edge'];

/** Identifier of the profile, under which macOS keeps it. */
const PROFILE = 'com.icanopee.dmpconnect-js2.browsers';

/**
 * What browsers are told: Chromium and Firefox let the applications of `origins` speak to the loopback without asking the
 * person; Firefox takes the authorities of the system keychain. Files by name, for `browser-policies.sh`.
 *
 * macOS may empty the folder of managed preferences of a Mac that nobody manages: the profile says the same, and is
 * opened by a person who agrees to it.
 */
export function browserPolicies(origins) {
  const files = {
    'org.mozilla.firefox.plist': writePlist({
      EnterprisePoliciesEnabled: true,
      Certificates: { ImportEnterpriseRoots: true },
      ...firefoxGrants(origins),
    }),
  };
  if (origins.length === 0) return files;
  for (const domain of CHROMIUM) files[`${domain}.plist`] = writePlist(chromiumGrants(origins));
  return { ...files, 'DmpConnect-JS2.mobileconfig': writePlist(profileOf(origins)) };
}

const profileOf = (origins) => ({
  PayloadType: 'Configuration',
  PayloadVersion: 1,
  PayloadScope: 'System',
  PayloadIdentifier: PROFILE,
  PayloadUUID: uuidOf(PROFILE),
  PayloadDisplayName: 'DmpConnect-JS2',
  PayloadDescription: 'Permet aux applications du cabinet de joindre DmpConnect-JS2 depuis Chrome et Edge.',
  PayloadContent: CHROMIUM.map((domain) => ({
    PayloadType: domain,
    PayloadVersion: 1,
    PayloadIdentifier: `${PROFILE}.${domain}`,
    PayloadUUID: uuidOf(`${PROFILE}.${domain}`),
    PayloadDisplayName: domain,
    ...chromiumGrants(origins),
  })),
});

/** The same at each making, so that a profile replaces the one of before. */
function uuidOf(name) {
  const hex = createHash('sha256').update(name).digest('hex').toUpperCase();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
