import type { MasterState } from '../../../admin-client/index.js';
import type { Check } from '../../check.js';
import { type Finding, ok, skipped, warning } from '../../finding.js';

/** Whether the running service has the settings of the file. */
export const serviceRestart: Check = {
  id: 'service.restart',
  group: 'service',
  run: async ({ master }) => judgeRestart(await master()),
};

/** The line of what the running service says of its settings. */
export function judgeRestart(state: MasterState): Finding {
  const line = state.answers ? state.lines?.find(({ id }) => id === 'settings') : undefined;
  if (line === undefined) {
    return skipped({
      fr: 'Pas vérifié : le service ne dit pas quels réglages il applique.',
      en: 'Not checked: the service does not say which settings it applies.',
    });
  }
  return line.attention
    ? warning(line.sentence, {
        fr: 'Redémarrer le service (superviseur, ou gestionnaire de services du système).',
        en: 'Restart the service (supervisor, or service manager of the system).',
      })
    : ok(line.sentence);
}
