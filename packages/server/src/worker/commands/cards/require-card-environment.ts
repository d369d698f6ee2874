import type { CpxCard } from '@dmpconnect/card-pkcs11';
import { findCardMismatch } from '../../../cards/environment.js';
import type { Settings } from '../../../config/index.js';
import { ApiFailure } from '../../../contract/errors.js';
import { inBothLanguages } from '../../failures/in-both-languages.js';

/**
 * Refuses a test card on production and the reverse before any service is met: the code is the one that the handshake
 * would have failed with (seed 7.3.4), the words say why.
 *
 * @throws {ApiFailure} 3/35
 */
export function requireCardEnvironment(
  { certificates }: Pick<CpxCard, 'certificates'>,
  { server }: Pick<Settings, 'server'>,
): void {
  const mismatch = findCardMismatch(certificates.authentication, server.environment);
  if (mismatch === undefined) return;
  const { sentence, remedy } = mismatch;
  throw new ApiFailure('tls-failed', {
    extended: inBothLanguages({
      fr: `${sentence.fr} ${remedy.fr}`,
      en: `${sentence.en} ${remedy.en}`,
    }),
  });
}
