import { SoapError } from '../errors.js';

/** A body, whole. @throws {SoapError} `HTTP_TOO_LARGE` as soon as it is over the limit. */
export async function receiveBody(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by throwing destroys the stream, and the connection with it.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes)
      throw new SoapError('HTTP_TOO_LARGE', `The answer is over the limit of ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
