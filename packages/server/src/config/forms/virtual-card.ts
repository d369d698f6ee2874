import { z } from 'zod';
import type { Form } from '../form.js';
import { wholeNumber } from './scalars.js';
import { WORD } from './word.js';

/** Where the virtual card of the sandbox listens. */
export interface VirtualCardAddress {
  readonly host: string;
  readonly port: number;
  readonly token: string;
}

const LOOPBACK_HOSTS = ['127.0.0.1', '::1', 'localhost'] as const;

const virtualCardSchema: z.ZodType<VirtualCardAddress> = z
  .object({
    host: z.enum(LOOPBACK_HOSTS),
    port: z.number().int().min(1).max(65_535),
    token: z.string().regex(WORD),
  })
  .readonly();

/** The virtual card: attributes host (a loopback one), port and token. No port: no virtual card. */
export function virtualCardForm(): Form<VirtualCardAddress> {
  const hosts = LOOPBACK_HOSTS.join(', ');
  const type = {
    fr: `attributs host (${hosts}), port et token`,
    en: `attributes host (${hosts}), port and token`,
  };
  const rule = { fr: `doit porter les ${type.fr}`, en: `must carry ${type.en}` };
  return {
    kind: 'attributes',
    type,
    repeated: false,
    attributes: ['host', 'port', 'token'],
    children: [],
    schema: virtualCardSchema,
    read: ([node]) => {
      const { host = '127.0.0.1', port = '', token = '' } = node?.attributes ?? {};
      if (node === undefined || port === '') return { ok: true, value: undefined };
      const parsed = virtualCardSchema.safeParse({ host, port: wholeNumber(port), token });
      return parsed.success
        ? { ok: true, value: parsed.data }
        : { ok: false, broken: [{ line: node.line, rule }] };
    },
    write: ({ host, port, token }) => [{ attributes: { host, port: String(port), token } }],
  };
}
