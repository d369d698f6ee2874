/** Fields whose text opens a card, a proxy or a certificate: `s_pinCode`, `s_proxyPassword`, `s_proxyPass`. */
const SECRET = /pin(code)?$|pass(word|phrase)?$/i;

const MASK = '********';

/**
 * A copy of a message for the log callback: PIN and passwords are masked wherever they stand. This is the one
 * difference in the callbacks; the original handed everything over (js-api 14.3).
 *
 * @example `maskSecrets({ s_pinCode: '1234', i_returnCertificates: 1 })` gives `{ s_pinCode: '********', … }`
 */
export function maskSecrets<Message extends object>(message: Message): object {
  // Long texts are shared with the message, not copied: a document travels through here.
  return Object.fromEntries(Object.entries(message).map(([name, value]) => [name, mask(name, value)]));
}

function mask(name: string, value: unknown): unknown {
  if (SECRET.test(name) && value !== '' && value !== undefined) return MASK;
  if (Array.isArray(value)) return value.map((item) => mask('', item));
  return isPlain(value) ? maskSecrets(value) : value;
}

/** Objects that write themselves (dates) are left as they are. */
function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('toJSON' in value);
}
