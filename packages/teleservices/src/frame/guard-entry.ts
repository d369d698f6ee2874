import { TeleservicesError } from '../errors.js';
import { type FrameEntry, isOfficialHost } from '../wire-profile/index.js';
import type { TeleservicesClientOptions } from './client-options.js';

type Guarded = Pick<TeleservicesClientOptions, 'url' | 'authentication' | 'allowObserved'>;

/**
 * Refuses, before anything leaves, what must not be sent to this host or with this authentication (teleservices 0, 2.2).
 *
 * @throws {TeleservicesError} `AUTHENTICATION_UNSUITED`, `PROFILE_NOT_OFFICIAL`, `PROFILE_OBSERVED`.
 */
export function guardEntry(entry: FrameEntry, { url, authentication, allowObserved }: Guarded): void {
  if (!entry.authentication.includes(authentication.kind)) {
    throw new TeleservicesError(
      'AUTHENTICATION_UNSUITED',
      `${entry.label} cannot be called with the authentication ${authentication.kind}: it takes ${entry.authentication.join(', ')}.`,
      { field: 'authentication' },
    );
  }
  if (!isOfficialHost(url)) return;
  if (entry.status === 'placeholder') {
    throw new TeleservicesError(
      'PROFILE_NOT_OFFICIAL',
      `The format of ${entry.label} is invented for the sandbox: it is not sent to a host of the health insurance.`,
      { field: 'url' },
    );
  }
  if (entry.status === 'observed' && allowObserved !== true) {
    throw new TeleservicesError(
      'PROFILE_OBSERVED',
      `The format of ${entry.label} was only observed: set allowObserved to send it to a host of the health insurance.`,
      { field: 'allowObserved' },
    );
  }
}
