import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import { isHostAllowed } from './national-hosts.js';

/**
 * An address of the secure mail: the one of the settings, judged, or the national one.
 *
 * @throws {ApiFailure} 6000/2 naming the setting
 */
export function messagingUrl(
  text: string | undefined,
  national: string,
  node: string,
  settings: Settings,
): URL {
  if (text === undefined) return new URL(national);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' && isHostAllowed(['messaging'], url, settings)) return url;
  throw new ApiFailure('functional-fault', {
    description: `The setting ${node} must be an https address of the secure mail in the environment "${settings.server.environment}", or of one of the setting dmpconnect/allowed_hosts`,
  });
}
