import { readFileSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import * as dmpSoap from '@dmpconnect/dmp-soap';
import { type CertifiedKey, openPki, startDmpSimulator } from '@dmpconnect/sandbox';
import * as soap from '@dmpconnect/soap';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { hasProgram, mustRun } from './run-program.js';
import { PATIENT } from './testing/practice.js';
import { inWorkFolder } from './work-folder.js';

const PASSPHRASE = 'interop-4711';

/** The example that sends and retrieves: the second one of the README of the package. */
function readExample(): string {
  const readme = readFileSync(new URL('../../../packages/dmp-soap/README.md', import.meta.url), 'utf8');
  const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  return examples[1] ?? '';
}

/** Writes a key and its certificate as structures and test cards receive them. */
async function writePkcs12(folder: string, name: string, { certificate, key }: CertifiedKey): Promise<void> {
  const [certificateFile, keyFile] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  writeFileSync(certificateFile, certificate);
  writeFileSync(keyFile, key);
  const output = join(folder, `${name}.p12`);
  const inputs = ['-inkey', keyFile, '-in', certificateFile];
  await mustRun('openssl', [
    'pkcs12',
    '-export',
    ...inputs,
    '-out',
    output,
    '-passout',
    `pass:${PASSPHRASE}`,
  ]);
}

describe.skipIf(!hasProgram('openssl'))('the package alone', () => {
  it('sends a document to a strict DMP and gets it back, as its README shows in under 40 lines', async () => {
    const example = readExample();
    expect(example.split('\n').length).toBeLessThan(40);
    await inWorkFolder(async (folder) => {
      const pki = await openPki(join(folder, 'pki'));
      const card = await pki.card('medecin');
      await writePkcs12(folder, 'authentication', card.authentication);
      await writePkcs12(folder, 'signature', card.signature);
      writeFileSync(join(folder, 'authorities.pem'), pki.serverTrust);
      const simulator = await startDmpSimulator({
        tls: { cert: pki.server.certificate, key: pki.server.key, clientAuthorities: pki.cardTrust },
        signingAuthorities: pki.cardTrust,
        environment: 'test',
        mode: 'strict',
      });
      const said: string[] = [];
      const modules: Readonly<Record<string, unknown>> = {
        '@dmpconnect/soap': soap,
        '@dmpconnect/dmp-soap': dmpSoap,
        'node:fs/promises': {
          ...fs,
          readFile: (name: string, encoding?: BufferEncoding) => fs.readFile(join(folder, name), encoding),
        },
      };
      const given: Readonly<Record<string, unknown>> = {
        exports: {},
        require: (name: string) => modules[name],
        console: { log: (...texts: readonly string[]) => said.push(texts.join(' | ')) },
        passphrase: PASSPHRASE,
        baseUrl: simulator.url,
        patient: PATIENT,
      };
      const { outputText } = ts.transpileModule(example, {
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
      });
      const body = outputText.replaceAll('"use strict";', '');
      try {
        await new Function(...Object.keys(given), `return (async () => {${body}})()`)(
          ...Object.values(given),
        );
        expect(said).toEqual(['Compte rendu | Rien à signaler.']);
        expect(simulator.journal().map(({ transaction }) => transaction)).toEqual(['TD2.1', 'TD3.2']);
      } finally {
        await simulator.close();
      }
    });
  });
});
