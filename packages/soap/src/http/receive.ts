import { SoapError } from '../errors.js';

/**
 * A body, whole.
 *
 * @param announced Its length, when the server tells it: then the pieces are put together as they come, and a large
 *   answer is in memory once.
 * @throws {SoapError} `HTTP_TOO_LARGE` as soon as it is over the limit.
 */
export async function receiveBody(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  announced?: number,
): Promise<Uint8Array> {
  const tooLarge = () =>
    new SoapError('HTTP_TOO_LARGE', `The answer is over the limit of ${maxBytes} bytes.`);
  const known = announced !== undefined && announced <= maxBytes ? announced : 0;
  const whole = Buffer.allocUnsafe(known);
  const rest: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by throwing destroys the stream, and the connection with it.
  for await (const chunk of body) {
    if (size + chunk.length > maxBytes) throw tooLarge();
    if (rest.length === 0 && size + chunk.length <= known) whole.set(chunk, size);
    else rest.push(chunk);
    size += chunk.length;
  }
  if (rest.length === 0) return whole.subarray(0, size);
  const end = rest.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([whole.subarray(0, size - end), ...rest]);
}
