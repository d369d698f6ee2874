import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PACKAGE = fileURLToPath(new URL('../../../../packages/js-wrapper', import.meta.url));
const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

/** A project that has the package as npm would publish it, and nothing else of ours. */
const project = mkdtempSync(join(tmpdir(), 'dmpconnect-consumer-'));
let files: readonly string[];

beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', project, PACKAGE], {
    cwd: project,
    encoding: 'utf8',
  });
  const [{ filename, files: listed }] = JSON.parse(packed);
  files = listed.map(({ path }: { readonly path: string }) => path);
  const home = join(project, 'node_modules', '@dmpconnect', 'js-wrapper');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', join(project, filename), '-C', home, '--strip-components=1']);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What the compiler says of some files. */
function compile(texts: Readonly<Record<string, string>>) {
  const names = Object.keys(texts);
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(project, name), text);
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      TSC,
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2022,dom',
      ...names,
    ],
    { cwd: project, encoding: 'utf8' },
  );
  return { status, stdout };
}

const READ = `
export async function read(pinCode: string): Promise<string> {
  const dmp = await connect({ applicationId: 'consumer' });
  const { name } = await dmp.cards.readCpxCard({ pinCode });
  return name;
}
`;

describe('the published package', () => {
  it('holds its builds and its README, no source and no test', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'README.md',
        'package.json',
        'dist/index.js',
        'dist/index.cjs',
        'dist/index.d.ts',
        'dist/index.d.cts',
        'dist/index.global.js',
        'dist/DMPConnect.global.js',
      ]),
    );
    expect(files.filter((path) => /\.test\.|^src\/|^generator\//.test(path))).toEqual([]);
  });

  it('has types that stand alone, for modules of both kinds', () => {
    const page = `import { connect } from '@dmpconnect/js-wrapper';${READ}`;
    const historical = `import { DMPConnect } from '@dmpconnect/js-wrapper/historical'; export const Class = DMPConnect;`;
    const said = compile({ 'page.mts': page, 'page.cts': page, 'historical.mts': historical });
    expect(said).toEqual({ status: 0, stdout: '' });
  });

  it('refuses a member that does not exist, and a value of another type', () => {
    const wrong = READ.replace('pinCode }', 'pinCode: 1234 }').replace('{ name }', '{ surname }');
    const { status, stdout } = compile({
      'wrong.mts': `import { connect } from '@dmpconnect/js-wrapper';${wrong}`,
    });
    expect(status).not.toBe(0);
    expect(stdout).toContain("Property 'surname' does not exist");
    expect(stdout).toContain("Type 'number' is not assignable to type 'string'");
  });

  it.each([
    [
      'ESM',
      [
        '--input-type=module',
        '--eval',
        "import { connect } from '@dmpconnect/js-wrapper'; console.log(typeof connect)",
      ],
    ],
    [
      'CommonJS',
      ['--input-type=commonjs', '--eval', "console.log(typeof require('@dmpconnect/js-wrapper').connect)"],
    ],
    [
      'the historical class',
      [
        '--input-type=commonjs',
        '--eval',
        "console.log(typeof require('@dmpconnect/js-wrapper/historical').DMPConnect)",
      ],
    ],
  ])('loads in Node: %s', (_kind, args) => {
    expect(execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' })).toBe('function\n');
  });
});
