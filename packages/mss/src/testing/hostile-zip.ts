import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive made by hand, each field of its headers free to lie. */
export interface HostileEntry {
  readonly name: string | Uint8Array;
  readonly bytes?: Uint8Array;
  /** Name in the entry's own header, when it is another. */
  readonly localName?: string;
  /** Compression in the entry's own header, when it is another. */
  readonly localMethod?: number;
  /** Mode of Unix, e.g. `0o120777` for a symbolic link. */
  readonly mode?: number;
  readonly method?: number;
  readonly flags?: number;
  readonly checksum?: number;
  /** Size announced, when it is not the real one. */
  readonly size?: number;
}

/** A ZIP archive byte for byte as told, which no well-behaved library would write. */
export function hostileZip(entries: readonly HostileEntry[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.bytes ?? []);
    const method = entry.method ?? 8;
    const data = method === 8 ? deflateRawSync(content) : content;
    const name = Buffer.from(entry.name);
    const localName = entry.localName === undefined ? name : Buffer.from(entry.localName);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0x800, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(entry.checksum ?? crc32(content), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(entry.size ?? content.length, 18);
    fields.writeUInt16LE(localName.length, 22);
    fields.writeUInt16LE(entry.localMethod ?? method, 4);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), fields, localName, data]);
    local.push(header);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), fields, rest, name]));
    offset += header.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}
