import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { XdmRefusedError } from '../errors.js';
import { REPORT, xdmInput } from '../testing/fixtures.js';
import { type HostileEntry, hostileZip } from '../testing/hostile-zip.js';
import { conformancePath, hasConformance, hasProgram } from '../testing/material.js';
import { buildXdm } from './build-xdm.js';
import { openXdm } from './open-xdm.js';
import { readZip } from './read-zip.js';

const METADATA = 'IHE_XDM/SUBSET01/METADATA.XML';
const DOCUMENT = 'IHE_XDM/SUBSET01/DOC0001.XML';
let archive: Uint8Array;
let files: readonly HostileEntry[];

beforeAll(async () => {
  archive = (await buildXdm(xdmInput({ documents: [REPORT] }))).archive.bytes;
  files = (await readZip(archive)).map(({ path, bytes }) => ({ name: path, bytes }));
});

async function reasonsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const error: unknown = await openXdm(bytes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(XdmRefusedError);
  return error instanceof XdmRefusedError ? error.reasons : [];
}

const withFile = (entry: HostileEntry) => hostileZip([...files, entry]);
const changed = (path: string, change: (text: string) => string) =>
  hostileZip(
    files.map((file) =>
      file.name === path
        ? { ...file, bytes: Buffer.from(change(Buffer.from(file.bytes ?? []).toString())) }
        : file,
    ),
  );

describe('an archive received (mss 10.1)', () => {
  it('is opened when made by hand just as when made by us', async () => {
    expect((await openXdm(hostileZip(files))).documents).toHaveLength(1);
  });

  it.each([
    ['../evil.txt', 'leaves the archive'],
    ['IHE_XDM/../../evil', 'leaves the archive'],
    ['a/./b', 'goes about in it'],
    ['a//b', 'goes about in it'],
    ['/etc/passwd', 'has an absolute path'],
    ['C:evil', 'has an absolute path'],
    ['IHE_XDM\\evil', 'has a backslash'],
    ['a\nb', 'cannot be read'],
    ['', 'has no name'],
    ['x'.repeat(300), 'too long'],
  ])('with an entry named %j is refused', async (name, reason) => {
    expect(await reasonsOf(withFile({ name }))).toEqual([expect.stringContaining(reason)]);
  });

  it.each<[string, HostileEntry, string]>([
    [
      'a symbolic link',
      { name: 'link', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 },
      'is a link or a device',
    ],
    ['a device', { name: 'device', mode: 0o020666 }, 'is a link or a device'],
    ['an encrypted entry', { name: 'secret', flags: 0x801 }, 'is encrypted'],
    ['another compression', { name: 'lzma', method: 14 }, 'is compressed in a way'],
    ['a folder with content', { name: 'folder/', bytes: Buffer.from('x') }, 'is a folder with content'],
    ['the same name twice', { name: DOCUMENT.toLowerCase() }, 'stands twice'],
    ['two names for one entry', { name: 'a.txt', localName: 'b.txt' }, 'another name in its own header'],
    ['two compressions for one entry', { name: 'a.txt', localMethod: 0 }, 'otherwise in its own header'],
    [
      'content that inflates beyond measure',
      { name: 'a.txt', bytes: Buffer.alloc(2 * 1024 * 1024) },
      'more than 250 times its size',
    ],
    ['a wrong checksum', { name: 'a.txt', bytes: Buffer.from('x'), checksum: 1 }, 'is damaged'],
    [
      'more content than announced',
      { name: 'a.txt', bytes: Buffer.alloc(100_000), size: 10 },
      'cannot be inflated',
    ],
    [
      'less content than announced',
      { name: 'a.txt', bytes: Buffer.alloc(10), size: 20 },
      'cannot be inflated',
    ],
  ])('with %s is refused', async (_, entry, reason) => {
    expect(await reasonsOf(withFile(entry))).toEqual([expect.stringContaining(reason)]);
  });

  it('that would inflate beyond the limit is refused before it does', async () => {
    const bombs = [1, 2, 3].map((n) => ({
      name: `bomb${n}`,
      bytes: Buffer.from('x'),
      size: 40 * 1024 * 1024,
    }));
    const reasons = await reasonsOf(hostileZip([...files, ...bombs]));
    expect(reasons.at(-1)).toMatch(/inflates to \d+ bytes, over the limit/);
  });

  it('with too many entries is refused', async () => {
    const many = Array.from({ length: 201 }, (_, index) => ({ name: `f${index}` }));
    expect(await reasonsOf(hostileZip(many))).toEqual([expect.stringContaining('201 entries')]);
  });

  it('gives a reason for each entry that is refused', async () => {
    expect(await reasonsOf(hostileZip([{ name: '/a' }, { name: '../b' }, { name: 'c' }]))).toHaveLength(2);
  });

  it.each<[string, (text: string) => string, string]>([
    [
      'a wrong hash',
      (text) => text.replace(/<Value>[0-9a-f]{40}</, `<Value>${'0'.repeat(40)}<`),
      'has not the hash',
    ],
    [
      'a wrong size',
      (text) => text.replace(/(name="size"><ValueList><Value>)\d+/, '$11'),
      'its metadata say 1',
    ],
    ['no hash', (text) => text.replace(/<Slot name="hash">.*?<\/Slot>/, ''), 'hash is missing'],
    ['no size', (text) => text.replace(/<Slot name="size">.*?<\/Slot>/, ''), 'size is missing'],
    [
      'a document that is absent',
      (text) => text.replace('>DOC0001.XML<', '>DOC0002.XML<'),
      'is not in the archive',
    ],
    ['a URI out of the archive', (text) => text.replace('>DOC0001.XML<', '>../../../x<'), 'leads out'],
    [
      'an escaped URI out of it',
      (text) => text.replace('>DOC0001.XML<', '>%2e%2e/%2e%2e/%2e%2e/x<'),
      'leads out',
    ],
    ['a URI elsewhere', (text) => text.replace('>DOC0001.XML<', '>file:///etc/passwd<'), 'leads out'],
    [
      'another patient in the set',
      (text) => text.replace(/value="2751263/g, 'value="2751264').replace('value="2751264', 'value="2751263'),
      'patientId is not the one',
    ],
    [
      'a document type definition',
      (text) => text.replace('?>', '?><!DOCTYPE a>'),
      'document type declaration',
    ],
    [
      'an entity of another file',
      (text) => text.replace('?>', '?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'document type declaration',
    ],
    [
      'another root',
      (text) => text.replace(/lcm:SubmitObjectsRequest/g, 'lcm:Other'),
      'is no SubmitObjectsRequest',
    ],
    ['no submission set', (text) => text.replace(/a54d6aa5/g, 'a54d6aa6'), '0 submission sets'],
  ])('whose metadata have %s is refused', async (_, change, reason) => {
    expect((await reasonsOf(changed(METADATA, change))).join('\n')).toContain(reason);
  });

  it('whose document was changed is refused', async () => {
    expect(await reasonsOf(changed(DOCUMENT, (text) => text.replace('ADRUN', 'AUTRE')))).toEqual([
      `${DOCUMENT} has not the hash that its metadata say.`,
    ]);
  });

  it('that is no archive, or holds no metadata, is refused', async () => {
    expect(await reasonsOf(Buffer.from('no zip'))).toEqual([
      'The file is not a ZIP archive that can be read.',
    ]);
    expect(await reasonsOf(archive.subarray(0, archive.length - 40))).toHaveLength(1);
    expect(await reasonsOf(hostileZip([{ name: 'INDEX.HTM' }]))).toEqual([
      'The archive holds no IHE_XDM/*/METADATA.XML.',
    ]);
  });

  it('with an archive in it leaves that one closed', async () => {
    const bomb = hostileZip([{ name: 'bomb', bytes: Buffer.from('x'), size: 1024 ** 3 }]);
    const opened = await openXdm(withFile({ name: 'IHE_XDM/SUBSET01/INNER.ZIP', bytes: bomb }));
    expect(opened.documents).toHaveLength(1);
    expect(opened.warnings).toContain('IHE_XDM/SUBSET01/INNER.ZIP is named by no metadata.');
  });

  it('damaged, cut or doubled anywhere is opened to the same documents or refused, never otherwise', async () => {
    const [good] = (await openXdm(archive)).documents;
    const at = fc.nat(archive.length - 1);
    const damage = fc.oneof(
      fc.record({ kind: fc.constant('changed' as const), at, change: fc.integer({ min: 1, max: 255 }) }),
      fc.record({ kind: fc.constant('cut' as const), at, change: fc.constant(0) }),
      fc.record({ kind: fc.constant('removed' as const), at, change: fc.integer({ min: 1, max: 64 }) }),
      fc.record({ kind: fc.constant('doubled' as const), at, change: fc.integer({ min: 1, max: 64 }) }),
    );
    const apply = ({ kind, at: place, change }: { kind: string; at: number; change: number }) => {
      const [before, from] = [archive.subarray(0, place), archive.subarray(place)];
      if (kind === 'cut') return before;
      if (kind === 'removed') return Buffer.concat([before, from.subarray(change)]);
      if (kind === 'doubled') return Buffer.concat([before, from.subarray(0, change), from]);
      const damaged = Uint8Array.from(archive);
      damaged[place] = (damaged[place] ?? 0) ^ change;
      return damaged;
    };
    await fc.assert(
      fc.asyncProperty(damage, async (one) => {
        try {
          const { documents } = await openXdm(apply(one));
          expect(Buffer.from(documents[0]!.bytes).equals(good!.bytes)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(XdmRefusedError);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('made by Python and by zip is opened: stored, deflated, streamed, with folders, in the long form', async ({
    skip,
  }) => {
    if (!hasProgram(PYTHON_3) || !hasProgram('zip')) skip();
    const folder = mkdtempSync(join(tmpdir(), 'mss-open-'));
    try {
      for (const { name, bytes } of files) {
        mkdirSync(dirname(join(folder, 'in', String(name))), { recursive: true });
        writeFileSync(join(folder, 'in', String(name)), bytes ?? '');
      }
      execFileSync(PYTHON_3, ['-c', PYTHON, folder]);
      execFileSync('zip', ['-qr', '../zip.zip', '.'], { cwd: join(folder, 'in') });
      const [good] = (await openXdm(archive)).documents;
      for (const name of ['stored', 'deflated', 'streamed', 'long', 'zip']) {
        const { documents } = await openXdm(readFileSync(join(folder, `${name}.zip`)));
        expect(
          documents.map(({ bytes, title }) => [title, Buffer.from(bytes).equals(good!.bytes)]),
          name,
        ).toEqual([[good!.title, true]]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of another product is opened: entries of packing tools, an empty patient identifier', async ({
    skip,
  }) => {
    if (!hasConformance()) skip();
    const open = (name: string) => openXdm(readFileSync(conformancePath(`xdm/${name}.zip`)));
    expect((await open('MIE')).documents.map(({ title, typeCode }) => [title, typeCode.code])).toEqual([
      ['Doctor Note', '11488-4'],
    ]);
    expect((await open('C32_Sample1_in_XDM')).documents[0]?.path).toBe('IHE_XDM/SUBSET01/C32_SAMPLE1.XML');
    const allscripts = await open('Allscripts');
    expect(allscripts.documents).toHaveLength(1);
    expect(allscripts.warnings).toContainEqual(expect.stringContaining('patientId is empty'));
    expect(await reasonsOf(readFileSync(conformancePath('xdm/nist-minimal-xdm.zip')))).toEqual([
      'IHE_XDM/SUBSET01/METADATA.XML is of the older form ebRS 2.1; only ebRS 3.0 is read.',
    ]);
  });
});

/** Debian's own: it starts at once. */
const PYTHON_3 = '/usr/bin/python3';

/** Makes archives of the folder `in` with the library of Python. */
const PYTHON = `
import os, sys, zipfile
folder = sys.argv[1]
names = [os.path.relpath(os.path.join(at, one), os.path.join(folder, 'in')) for at, _, found in os.walk(os.path.join(folder, 'in')) for one in sorted(found)]
class Stream:
    def __init__(self, path): self.file = open(path, 'wb')
    def write(self, data): return self.file.write(data)
    def flush(self): self.file.flush()
def make(target, method, force=False):
    with zipfile.ZipFile(target, 'w', method) as archive:
        for name in names:
            data = open(os.path.join(folder, 'in', name), 'rb').read()
            with archive.open(zipfile.ZipInfo(name) if method == zipfile.ZIP_STORED else info(name), 'w', force_zip64=force) as entry: entry.write(data)
def info(name):
    one = zipfile.ZipInfo(name); one.compress_type = zipfile.ZIP_DEFLATED; return one
make(os.path.join(folder, 'stored.zip'), zipfile.ZIP_STORED)
make(os.path.join(folder, 'deflated.zip'), zipfile.ZIP_DEFLATED)
make(os.path.join(folder, 'long.zip'), zipfile.ZIP_DEFLATED, True)
stream = Stream(os.path.join(folder, 'streamed.zip'))
make(stream, zipfile.ZIP_DEFLATED)
stream.file.close()
`;
