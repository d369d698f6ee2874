import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { conformancePath, projectPath } from './project.js';
import { mustRun } from './run-program.js';

const WSDL = 'dmp/wsdl/XDS.b_DocumentRepository.wsdl';
const SCHEMA_FOLDERS = ['dmp/schema/IHE', 'dmp/schema/ebRS'] as const;
const SERVER_SOURCE = projectPath('test/interop/gsoap/repository-server.cpp');
const CACHE = projectPath('node_modules/.cache/interop');
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
 * takes half a minute, so the program is kept for as long as nothing that it is made of changes.
 */
export async function buildRepositoryPeer(): Promise<string> {
  const folder = join(CACHE, `gsoap-${digestSources()}`);
  const program = join(folder, 'repository-server');
  if (existsSync(program)) return program;
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'building-'));
  try {
    await generate(work);
    await compile(work);
    keep(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return program;
}

function digestSources(): string {
  const schemas = SCHEMA_FOLDERS.flatMap((folder) =>
    readdirSync(conformancePath(folder))
      .sort()
      .map((name) => conformancePath(`${folder}/${name}`)),
  );
  const hash = createHash('sha256');
  for (const file of [conformancePath(WSDL), ...schemas, SERVER_SOURCE, import.meta.filename]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
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

async function compile(work: string): Promise<void> {
  const sources = [join(work, 'soapC.cpp'), join(work, 'soapServer.cpp'), SERVER_SOURCE];
  const objects = sources.map((_, index) => join(work, `${index}.o`));
  await Promise.all(
    sources.map((source, index) =>
      mustRun('g++', ['-O0', '-w', `-I${work}`, '-c', source, '-o', join(work, `${index}.o`)]),
    ),
  );
  await mustRun('g++', [...objects, '-lgsoap++', '-o', join(work, 'repository-server')]);
}

/** Puts the program in its place in one step; another run may have done so meanwhile, with the same result. */
function keep(work: string, folder: string): void {
  const made = mkdtempSync(join(CACHE, 'made-'));
  renameSync(join(work, 'repository-server'), join(made, 'repository-server'));
  try {
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(join(folder, 'repository-server'))) throw error;
  }
}
