import { pinCode } from './cards.js';
import { int, requiredInt, requiredText, text } from './fields.js';

/** Longest transaction time-out, seconds: one hour. */
const MAX_TIMEOUT_SECONDS = 3600;

/**
 * What the connector of every service takes beside its address (js-api 8.2, 9, 12.3; teleservices 12.1).
 *
 * @param service its name in the descriptions, e.g. `the DMP`
 */
export const connectorFields = (service: string) => ({
  s_pinCode: pinCode(),
  i_transactionsTimeout: requiredInt({ min: 1, max: MAX_TIMEOUT_SECONDS }).describe(
    `Seconds one exchange with ${service} may take.`,
  ),
  s_practiceSetting: requiredText(64).describe('Practice setting of the professional, e.g. `AMBULATOIRE`.'),
  i_cpsPracticeLocationIndice: requiredInt({ min: 0, max: 255 }).describe(
    'Position in `PracticeLocations` of `hl_readCpxCard`.',
  ),
  s_proxyIpOrUrl: text(1024).describe(`HTTPS proxy for ${service}.`),
  i_proxyPort: int({ min: 0, max: 65_535 }).describe('Port of the proxy.'),
  s_proxyLogin: text(256).describe('Login of the proxy.'),
  s_proxyPassword: text(256).describe('Password of the proxy.'),
});

/** An address that the public descriptions name in several ways: the first one that is given counts. */
export const teleserviceUrl = (meaning: string) => text(1024).describe(meaning);
