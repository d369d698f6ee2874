import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped } from '../../finding.js';
import { type BrowserPolicies, LOOPBACK_POLICIES, readBrowserPolicies } from './policies.js';
import { coversOrigin } from './url-pattern.js';

/** What the administrator decided about pages that reach this machine, in browsers of the Chromium family. */
export const loopbackPermission: Check = {
  id: 'browser.loopback-permission',
  group: 'browser',
  async run({ settings, platform, surroundings }) {
    const browsers = await readBrowserPolicies({ ...surroundings, platform: platform.name });
    return judgeLoopbackPermission(browsers, settings.server.allowedOrigins);
  },
};

/**
 * A line for each browser. Without a decision of the administrator each person is asked once, and may refuse.
 *
 * @param allowedOrigins patterns of the setting `server/allowed_origins`
 */
export function judgeLoopbackPermission(
  browsers: readonly BrowserPolicies[],
  allowedOrigins: readonly string[],
): Finding | readonly Finding[] {
  if (browsers.length === 0) {
    return skipped({
      fr: 'Aucun navigateur de la famille Chromium n’est installé : la permission d’accès au poste n’existe pas.',
      en: 'No browser of the Chromium family is installed: the permission to reach this machine does not exist.',
    });
  }
  const origins = allowedOrigins.map(exampleOf);
  return browsers.map(({ browser, policies }) => {
    const details = {
      browser,
      ...Object.fromEntries(Object.entries(policies).map(([name, list]) => [name, list.join(' ')])),
    };
    const decided = origins.map((origin) => ({ origin, allows: decide(policies, origin) }));
    const blocked = decided.filter(({ allows }) => allows === false).map(({ origin }) => origin);
    if (blocked.length > 0 || (origins.length === 0 && blocksEveryone(policies))) {
      const which = blocked.length > 0 ? blocked.join(', ') : '*';
      return failure(
        {
          fr: `${browser} : une règle d’administration interdit à ${which} de joindre le service.`,
          en: `${browser}: an administration policy forbids ${which} to reach the service.`,
        },
        {
          fr: 'Ajouter l’adresse de l’application à la règle LoopbackNetworkAllowedForUrls (avant la version 146 : LocalNetworkAccessAllowedForUrls) et la retirer des règles « …BlockedForUrls ».',
          en: 'Add the address of the application to the policy LoopbackNetworkAllowedForUrls (before version 146: LocalNetworkAccessAllowedForUrls) and take it out of the policies "…BlockedForUrls".',
        },
        details,
      );
    }
    if (decided.length > 0 && decided.every(({ allows }) => allows === true)) {
      return ok(
        {
          fr: `${browser} : une règle d’administration autorise les applications à joindre le service.`,
          en: `${browser}: an administration policy allows the applications to reach the service.`,
        },
        details,
      );
    }
    return {
      ...ok(
        {
          fr: `${browser} : la permission de joindre le service est demandée à chaque personne, à la première utilisation.`,
          en: `${browser}: each person is asked for the permission to reach the service, at the first use.`,
        },
        details,
      ),
      remedy: {
        fr: 'Si l’application ne joint pas le service : icône à gauche de l’adresse, « Applications sur cet appareil » (ou « Accès au réseau local »), Autoriser. Pour tout un parc : règle LoopbackNetworkAllowedForUrls.',
        en: 'If the application does not reach the service: icon at the left of the address, "Apps on device" (or "Local network access"), Allow. For many machines: policy LoopbackNetworkAllowedForUrls.',
      },
    };
  });
}

/** The first policy that covers the origin decides. */
function decide(policies: BrowserPolicies['policies'], origin: string): boolean | undefined {
  return LOOPBACK_POLICIES.find(({ name }) =>
    policies[name]?.some((pattern) => coversOrigin(pattern, origin)),
  )?.allows;
}

function blocksEveryone(policies: BrowserPolicies['policies']): boolean {
  return LOOPBACK_POLICIES.find(({ name }) => policies[name]?.includes('*'))?.allows === false;
}

/** An origin that a pattern of the settings stands for. */
function exampleOf(pattern: string): string {
  return pattern.replace('*.', 'www.').replace(/:\*$/, '');
}
