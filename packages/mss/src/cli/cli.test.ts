import { describe, expect, it } from 'vitest';
import { REPORT, xdmInput } from '../testing/fixtures.js';
import { type HostileEntry, hostileZip } from '../testing/hostile-zip.js';
import { buildXdm } from '../xdm/build-xdm.js';
import { openXdm } from '../xdm/open-xdm.js';
import { readZip } from '../xdm/read-zip.js';
import { runCli } from './run.js';

async function run(args: readonly string[], files: Map<string, Uint8Array>) {
  const said = { out: '', err: '' };
  const fail = (code: string, path: string) => Object.assign(new Error(code), { code, path });
  const status = await runCli(args, {
    async read(path) {
      const bytes = files.get(path);
      if (bytes === undefined) throw fail('ENOENT', path);
      return bytes;
    },
    async write(path, bytes) {
      if (files.has(path)) throw fail('EEXIST', path);
      files.set(path, bytes);
    },
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { status, ...said };
}

async function filesOf(): Promise<Map<string, Uint8Array>> {
  const { archive } = await buildXdm(xdmInput({ documents: [REPORT] }));
  const { documents } = await openXdm(archive.bytes);
  return new Map([
    ['a.zip', archive.bytes],
    ['doc.xml', documents[0]!.bytes],
    ['bad.zip', archive.bytes.subarray(50)],
  ]);
}

describe('mss open', () => {
  it('prints the submission set and the documents as JSON', async () => {
    const { status, out, err } = await run(['open', 'a.zip'], await filesOf());
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { submissionSet, documents, ...more } = JSON.parse(out);
    expect(more).toEqual({});
    expect(submissionSet).toMatchObject({ sourceId: '1.2.250.1.999.1.1', submissionTime: '20250115093000' });
    expect(documents).toEqual([
      {
        path: 'IHE_XDM/SUBSET01/DOC0001.XML',
        uniqueId: expect.stringMatching(/^1\.2\.250\.1\.999\.1\.1\^\d+$/),
        mimeType: 'text/xml',
        size: expect.any(Number),
        hash: expect.stringMatching(/^[0-9a-f]{40}$/),
        typeCode: '11488-4',
        title: 'Compte rendu de consultation',
      },
    ]);
  });

  it('says why an archive is refused, a reason a line', async () => {
    const { status, out } = await run(['open', 'bad.zip'], await filesOf());
    expect(status).toBe(1);
    expect(out).toMatch(/^(The|Entry) .+\.\n$/);
  });

  it.each<[string, HostileEntry]>([
    ['a path out of the archive', { name: '../evil' }],
    ['an absolute path', { name: '/etc/passwd' }],
    ['a drive', { name: 'C:\\evil' }],
    ['a link', { name: 'link', mode: 0o120777 }],
    ['an encrypted entry', { name: 'secret', flags: 0x801 }],
    ['another compression', { name: 'a', method: 99 }],
    ['a name of two lines', { name: 'a\nb' }],
    ['a name that stands twice', { name: 'INDEX.HTM' }],
    ['a bomb', { name: 'bomb', bytes: Buffer.alloc(2 * 1024 * 1024) }],
  ])('refuses an archive with %s by that one reason', async (_, entry) => {
    const own = (await readZip((await filesOf()).get('a.zip')!)).map(({ path, bytes }) => ({
      name: path,
      bytes,
    }));
    const { status, out, err } = await run(
      ['open', 'x.zip'],
      new Map([['x.zip', hostileZip([...own, entry])]]),
    );
    expect([status, err]).toEqual([1, '']);
    expect(out).toMatch(/^Entry 5, .+\.\n$/);
  });

  it('tells a file that is not there from one that is refused', async () => {
    expect(await run(['open', 'none.zip'], new Map())).toEqual({
      status: 2,
      out: '',
      err: 'mss open: none.zip: there is no such file or folder\n',
    });
    expect((await run(['open'], new Map())).status).toBe(2);
    expect((await run(['open', '--what', 'a'], new Map())).status).toBe(2);
  });
});

describe('mss pack', () => {
  it('makes an archive that mss open opens', async () => {
    const files = await filesOf();
    const packed = await run(['pack', '--oid', '1.2.3', '--title', 'Envoi', 'new.zip', 'doc.xml'], files);
    expect(packed.status).toBe(0);
    expect(JSON.parse(packed.out)).toMatchObject({
      subject: expect.stringContaining('XDM/1.0/DDM+'),
      submissionSet: { title: 'Envoi' },
    });
    expect((await run(['open', 'new.zip'], files)).status).toBe(0);
    const { documents } = await openXdm(files.get('new.zip')!);
    expect(Buffer.from(documents[0]!.bytes).equals(files.get('doc.xml')!)).toBe(true);
  });

  it('names the document that cannot be packed, and writes nothing', async () => {
    const files = (await filesOf()).set('page.html', Buffer.from('<html/>'));
    expect(await run(['pack', '--oid', '1.2.3', 'new.zip', 'doc.xml', 'page.html'], files)).toMatchObject({
      status: 1,
      out: 'page.html is no clinical document (CDA R2).\n',
    });
    expect(files.has('new.zip')).toBe(false);
  });

  it('writes over nothing, and wants an OID', async () => {
    const files = await filesOf();
    expect(await run(['pack', '--oid', '1.2.3', 'a.zip', 'doc.xml'], files)).toMatchObject({
      status: 2,
      err: expect.stringContaining('there already'),
    });
    expect(await run(['pack', 'b.zip', 'doc.xml'], files)).toMatchObject({
      status: 2,
      err: expect.stringContaining('--oid is missing'),
    });
  });
});

describe('the command line', () => {
  it('explains itself', async () => {
    expect(await run(['--help'], new Map())).toMatchObject({
      status: 0,
      out: expect.stringContaining('open'),
    });
    expect(await run(['open', '--help'], new Map())).toMatchObject({
      status: 0,
      out: expect.stringContaining('mss open ARCHIVE'),
    });
    expect(await run(['what'], new Map())).toMatchObject({
      status: 2,
      err: expect.stringContaining('not known'),
    });
  });
});
