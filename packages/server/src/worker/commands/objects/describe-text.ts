/** A text or a content on the wire, with its size (js-api 5). */
export function describeText(value: Buffer, inBase64: boolean) {
  return {
    s_utf8String: value.toString(inBase64 ? 'base64' : 'utf8'),
    s_utf8StringSize: String(value.length),
    i_utf8StringSize: value.length,
  };
}
