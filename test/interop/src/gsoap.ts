import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedFile } from './cached-file.js';
import { conformancePath, projectPath } from './project.js';
import { mustRun } from './run-program.js';

const WSDL = 'dmp/wsdl/XDS.b_DocumentRepository.wsdl';
/** The WSDL and the schemas that it names. */
const OFFICIAL_SOURCES = [WSDL, 'dmp/schema/IHE', 'dmp/schema/ebRS'] as const;
const SERVER_SOURCE = projectPath('test/interop/gsoap/repository-server.cpp');
const GSOAP_SHARE = '/usr/share/gsoap';

/** A document repository that runs. */
export interface RepositoryPeer {
  readonly port: number;
  /** `http://127.0.0.1:…`; the path does not matter. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the repository made by gSOAP from the DMP's WSDL, on a free loopback port. Builds it first when needed. */
export async function startRepositoryPeer(): Promise<RepositoryPeer> {
  const server = spawn(await buildRepositoryPeer(), { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(server, 'exit');
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (status) => reject(new Error(`The gSOAP repository ended with ${status}.`)));
    server.stdout.on('data', (chunk: Buffer) => {
      const listening = /^LISTENING (\d+)$/m.exec(chunk.toString())?.[1];
      if (listening !== undefined) resolve(Number(listening));
    });
  });
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.kill();
      await exited;
    },
  };
}

/**
 * Generates, compiles and links the repository, and returns the path of the program. Compiling the generated code
 * takes half a minute, so the program is kept.
 */
export function buildRepositoryPeer(): Promise<string> {
  const sources = [...OFFICIAL_SOURCES.map(conformancePath), SERVER_SOURCE, import.meta.filename];
  return cachedFile('repository-server', sources, async (work) => {
    await generate(work);
    return compile(work);
  });
}

async function generate(work: string): Promise<void> {
  const header = join(work, 'repository.h');
  // Schemas are named relative to the WSDL, hence the folder.
  const typeMap = `-t${join(GSOAP_SHARE, 'WS/typemap.dat')}`;
  await mustRun('wsdl2h', ['-d', '-o', header, typeMap, conformancePath(WSDL)], {
    cwd: conformancePath('dmp/wsdl'),
  });
  // Without the addressing headers the server would refuse mustUnderstand on wsa:Action.
  const generated = readFileSync(header, 'utf8');
  const addressed = generated.replace('#import "soap12.h"', '#import "soap12.h"\n#import "wsa5.h"');
  if (addressed === generated) throw new Error('wsdl2h made a header in another form than expected.');
  writeFileSync(header, addressed);
  const include = `-I${join(GSOAP_SHARE, 'import')}`;
  await mustRun('soapcpp2', ['-2', '-S', '-L', '-x', '-w', include, header], { cwd: work });
}

async function compile(work: string): Promise<string> {
  const program = join(work, 'repository-server');
  const sources = [join(work, 'soapC.cpp'), join(work, 'soapServer.cpp'), SERVER_SOURCE];
  const objects = await Promise.all(
    sources.map(async (source, index) => {
      const object = join(work, `${index}.o`);
      await mustRun('g++', ['-O0', '-w', `-I${work}`, '-c', source, '-o', object]);
      return object;
    }),
  );
  await mustRun('g++', [...objects, '-lgsoap++', '-o', program]);
  return program;
}
