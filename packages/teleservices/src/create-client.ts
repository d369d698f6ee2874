import type { TeleservicesClient } from './client.js';
import type { TeleservicesClientOptions } from './frame/client-options.js';

export function createTeleservicesClient(_options: TeleservicesClientOptions): TeleservicesClient {
  throw new Error('not yet');
}
