/** How the PC/SC functions of one system lie in memory. */
export interface PcscAbi {
  /** File of the library, found by the system's own search. */
  readonly library: string;
  /** C type of `DWORD`. */
  readonly dword: 'ulong' | 'uint32';
  /** C type of the return value. */
  readonly result: 'long' | 'int32';
  /** C type of `SCARDCONTEXT`. */
  readonly context: 'long' | 'int32' | 'uintptr_t';
  /** Reader names: 8-bit UTF-8, or the 16-bit functions of Windows, whose names end in `W`. */
  readonly text: 'utf8' | 'utf16le';
  /** Whether `SCARD_READERSTATE` has no holes. */
  readonly packed: boolean;
  /** Size of `rgbAtr`. */
  readonly atrBytes: 33 | 36;
}

// pcsc-lite keeps `unsigned long` in its interface, which is 64 bits wide on 64-bit systems; Apple and Microsoft do not.
const ABIS: Readonly<Partial<Record<NodeJS.Platform, PcscAbi>>> = {
  linux: {
    library: 'libpcsclite.so.1',
    dword: 'ulong',
    result: 'long',
    context: 'long',
    text: 'utf8',
    packed: false,
    atrBytes: 33,
  },
  darwin: {
    library: '/System/Library/Frameworks/PCSC.framework/PCSC',
    dword: 'uint32',
    result: 'int32',
    context: 'int32',
    text: 'utf8',
    packed: true,
    atrBytes: 33,
  },
  win32: {
    library: 'winscard.dll',
    dword: 'uint32',
    result: 'int32',
    context: 'uintptr_t',
    text: 'utf16le',
    packed: false,
    atrBytes: 36,
  },
};

/** The PC/SC interface of a system, or nothing where there is none. */
export function pcscAbiOf(platform: NodeJS.Platform): PcscAbi | undefined {
  return ABIS[platform];
}
