import { openUpdater, type UpdateCheck } from '../../../updates/index.js';
import type { Check } from '../../check.js';
import { type Finding, ok, skipped, warning } from '../../finding.js';

/** Whether the update servers give a signed list of versions, and a newer one. */
export const licenceUpdates: Check = {
  id: 'licence.updates',
  group: 'licence',
  async run({ settings, settingsFile, folders, platform, flavour, version, signal }) {
    if (settings.updater.server0 === undefined && settings.updater.server1 === undefined) {
      return skipped({
        fr: 'Aucun serveur de mise à jour dans les réglages : aucune nouvelle version n’est cherchée.',
        en: 'No update server in the settings: no new version is looked for.',
      });
    }
    const updater = await openUpdater({
      settingsFile,
      stateFolder: folders.state,
      platform,
      flavour,
      version,
    });
    try {
      return judgeUpdates(await updater.check({ signal }));
    } finally {
      await updater.close();
    }
  },
};

/** The line of the updates: the connector works without them, so nothing here is a failure. */
export function judgeUpdates(check: UpdateCheck): Finding {
  const { state, sentence } = check;
  switch (check.state) {
    case 'not-configured':
      return skipped(sentence, { state });
    case 'current':
      return ok(sentence, { state, version: check.release.version });
    case 'available':
      return warning(
        sentence,
        {
          fr: 'Installer la mise à jour depuis le superviseur, à un moment choisi.',
          en: 'Install the update from the supervisor, when it suits.',
        },
        { state, version: check.release.version },
      );
    default:
      return warning(
        sentence,
        {
          fr: 'Autoriser ces serveurs dans le pare-feu et le proxy, et vérifier updater/public_key. Le connecteur fonctionne sans eux.',
          en: 'Allow these servers in the firewall and the proxy, and check updater/public_key. The connector works without them.',
        },
        {
          state,
          attempts: check.attempts.map(({ server, reason }) => `${server}: ${reason.en}`).join('; '),
        },
      );
  }
}
