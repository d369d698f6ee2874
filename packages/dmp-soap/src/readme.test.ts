import { readFileSync } from 'node:fs';
import * as soap from '@dmpconnect/soap';
import ts from 'typescript';
import { expect, it } from 'vitest';
import * as dmpSoap from './index.js';
import { CONTENTS } from './testing/contents.js';
import { EXISTS, useDmp } from './testing/dmp-harness.js';
import { PATIENT, PHYSICIAN, PRACTICE, SOFTWARE } from './testing/fixtures.js';
import { registryResponse, SUCCESS } from './testing/registry-answers.js';

const dmp = useDmp();

it('the example of the README runs as it is written', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const body = ts
    .transpileModule(example, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    })
    .outputText.replaceAll('"use strict";', '');
  dmp.reply({ body: EXISTS }, { body: registryResponse(SUCCESS) });
  const given: Readonly<Record<string, unknown>> = {
    exports: {},
    require: (name: string) =>
      // Only the address of the server is another one.
      name === '@dmpconnect/soap' ? soap : { ...dmpSoap, expandDmpUrl: () => dmp.server.baseUrl },
    identity: undefined,
    trust: dmp.server.authority,
    signer: dmp.signer,
    user: PHYSICIAN,
    structure: PRACTICE,
    software: SOFTWARE,
    patient: PATIENT,
    pdf: CONTENTS.pdf,
  };
  const run = new Function(
    ...Object.keys(given),
    `return (async () => {${body}\nawait dispatcher.close(); return { state, uniqueIds };})()`,
  );
  expect(await run(...Object.values(given))).toEqual({
    state: 'active',
    uniqueIds: [expect.stringMatching(/^2\.25\./)],
  });
});
