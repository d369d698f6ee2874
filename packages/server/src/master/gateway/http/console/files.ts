import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the console, ready to be sent. */
export interface ConsoleFile {
  readonly bytes: Buffer;
  readonly type: string;
  /** Its name changes with its content: it may be kept for ever. */
  readonly immutable: boolean;
  /** `ETag`, quotes included. */
  readonly tag: string;
}

/** The files of the console by their path below `/console/`; the page itself is `index.html`. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>;

/** Kinds of files the build makes; others are not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
};

/** Where the build puts the files whose names hold a digest of their content. */
const HASHED = /^assets\//;

/**
 * Reads the built console into memory: what is served afterwards cannot name any other file.
 *
 * @returns nothing when there is none: sources that were never built, or the production flavour.
 */
export async function readConsoleFiles(folder: URL): Promise<ConsoleFiles | undefined> {
  const root = fileURLToPath(folder);
  let entries: Awaited<ReturnType<typeof listEntries>>;
  try {
    entries = await listEntries(root);
  } catch {
    return undefined;
  }
  const files = new Map<string, ConsoleFile>();
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(root, file).split(sep).join('/');
    const bytes = await readFile(file);
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    files.set(path, { bytes, type, immutable: HASHED.test(path), tag });
  }
  return files.has('index.html') ? files : undefined;
}

const listEntries = (root: string) => readdir(root, { recursive: true, withFileTypes: true });
