import { readFileSync } from 'node:fs';
import * as soap from '@dmpconnect/soap';
import ts from 'typescript';
import { expect, it } from 'vitest';
import * as teleservices from './index.js';
import { ADRUN, result, SOFTWARE, useTeleservices } from './testing/harness.js';

const tlsi = useTeleservices();

it('the example of the README runs as it is written', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  expect(example.trim().split('\n').length).toBeLessThanOrEqual(40);
  const body = ts
    .transpileModule(example, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    })
    .outputText.replaceAll('"use strict";', '');
  tlsi.reply(result(ADRUN));
  const printed: unknown[] = [];
  const given: Readonly<Record<string, unknown>> = {
    exports: {},
    console: { log: (...values: unknown[]) => printed.push(...values) },
    // Only the key comes from elsewhere, and the dispatcher is the one that knows the test server.
    require: (name: string) =>
      name === '@dmpconnect/soap'
        ? { ...soap, readPkcs12: async () => ({ signer: tlsi.signer }), createDispatcher: () => keptOpen() }
        : teleservices,
    signatureFile: new Uint8Array(),
    passphrase: '',
    trust: '',
    url: tlsi.options.url,
    software: SOFTWARE,
  };
  await new Function(...Object.keys(given), `return (async () => {${body}})()`)(...Object.values(given));
  expect(printed).toEqual(['2751263220749', '74', '1.2.250.1.213.1.4.10', ['ZOE'], 0, 1]);
});

/** The dispatcher of the harness, which the example may close without closing it for the others. */
function keptOpen() {
  return new Proxy(tlsi.options.dispatcher, {
    get: (target, name) => {
      if (name === 'close') return async () => {};
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
