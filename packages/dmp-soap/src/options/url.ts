import { DmpError } from '../errors.js';

const PRODUCTION = 'lps2.dmp.gouv.fr';
const SERVER_NAME =
  /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/**
 * The base address of a DMP server given by its short name (dmp-transactions 1.1).
 *
 * @param name Empty: production. A text that starts with `https://` is taken as it is.
 * @example expandDmpUrl('formation3') // 'https://formation3.lps2.dmp.gouv.fr/si-dmp-server/v2/services'
 * @throws {DmpError} `OPTIONS_INVALID`.
 */
export function expandDmpUrl(name: string): string {
  const text = name.trim();
  if (text.startsWith('https://')) return text;
  if (text !== '' && !SERVER_NAME.test(text)) {
    throw new DmpError('OPTIONS_INVALID', 'The DMP server must be a server name or an https address.', {
      field: 'baseUrl',
    });
  }
  return `https://${text === '' ? '' : `${text}.`}${PRODUCTION}/si-dmp-server/v2/services`;
}

/** A base address without its final slash. @throws {DmpError} `OPTIONS_INVALID` when it is no https address. */
export function checkBaseUrl(baseUrl: string): string {
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch (cause) {
    throw new DmpError('OPTIONS_INVALID', 'The address of the DMP is not a URL.', {
      field: 'baseUrl',
      cause,
    });
  }
  if (url.protocol !== 'https:' || url.search !== '' || url.hash !== '') {
    throw new DmpError('OPTIONS_INVALID', 'The address of the DMP must be https, without query.', {
      field: 'baseUrl',
    });
  }
  return baseUrl.replace(/\/+$/, '');
}
