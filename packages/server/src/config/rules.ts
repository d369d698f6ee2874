import type { Texts } from '../cli/texts.js';
import type { Settings } from './settings.js';

/** A rule between several settings. */
interface CrossRule {
  /** Node to correct. */
  readonly path: string;
  /** Node whose presence makes the rule apply; its line is shown. */
  readonly because: string;
  readonly broken: (settings: Settings) => boolean;
  readonly rule: Texts;
}

/** Checked once every node alone is right. */
export const CROSS_RULES: readonly CrossRule[] = [
  {
    path: 'proxy/port',
    because: 'proxy/server',
    broken: ({ proxy }) => proxy.server !== undefined && proxy.port === undefined,
    rule: { fr: 'est nécessaire avec proxy/server', en: 'is needed with proxy/server' },
  },
  {
    path: 'licensing/public_key',
    because: 'licensing/server0',
    broken: ({ licensing: { server0, server1, server2, publicKey } }) =>
      [server0, server1, server2].some((server) => server !== undefined) && publicKey.length === 0,
    // Without a key no answer could be trusted, and every card would be refused.
    rule: {
      fr: 'est nécessaire avec licensing/server0, server1 ou server2',
      en: 'is needed with licensing/server0, server1 or server2',
    },
  },
];
