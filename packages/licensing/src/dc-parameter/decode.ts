import { DcParameterError } from '../errors.js';

/** No genuine DC parameter comes near this number of characters. */
const MAX_LENGTH = 64 * 1024;

/**
 * The bytes of a base64 blob. White space is removed first, as one public client does itself (js-api 3.3),
 * and missing padding is accepted (js-api 2.5).
 *
 * @throws DcParameterError `DC_PARAMETER_TOO_LARGE`, `DC_PARAMETER_NOT_BASE64`
 */
export function decodeBlob(blob: string): Buffer {
  if (blob.length > MAX_LENGTH) {
    throw new DcParameterError(
      'DC_PARAMETER_TOO_LARGE',
      `The DC parameter is longer than ${MAX_LENGTH} characters.`,
    );
  }
  const text = blob.replace(/\s+/g, '').replace(/=+$/, '');
  // Four characters hold three bytes: a last group of one character holds nothing.
  if (!/^[A-Za-z0-9+/]+$/.test(text) || text.length % 4 === 1) {
    throw new DcParameterError('DC_PARAMETER_NOT_BASE64', 'The DC parameter is not base64 text.');
  }
  return Buffer.from(text, 'base64');
}
