import { z } from 'zod';
import type { Form } from '../form.js';
import { asIs, scalarForm } from './scalars.js';

/** This machine in plain HTTP, by address: a name might be resolved elsewhere. */
const LOOPBACK_URL = /^http:\/\/(?:127\.0\.0\.1|\[::1\]):(\d{1,5})$/;

const isLoopbackUrl = (text: string) => {
  const port = Number(LOOPBACK_URL.exec(text)?.[1] ?? 0);
  return port >= 1 && port <= 65_535;
};

/** An HTTP address of this machine, without path. */
export function loopbackUrlForm(): Form<string> {
  return scalarForm({
    kind: 'text',
    type: {
      fr: 'http://127.0.0.1:port ou http://[::1]:port',
      en: 'http://127.0.0.1:port or http://[::1]:port',
    },
    schema: z.string().refine(isLoopbackUrl),
    fromText: asIs,
  });
}
