import type { Handle, Libraries } from './handles.js';

/** `TokenUser` of `TOKEN_INFORMATION_CLASS`. */
const TOKEN_USER = 1;

/** The largest security identifier has 68 bytes, a pointer and a word go before it. */
const USER_BYTES = 256;

/** Makes the reading of the security identifier of a token's account. */
export function createTokenAccount(
  libraries: Libraries,
  write: SidText,
): (token: Handle) => string | undefined {
  const information = libraries.advapi.func(
    'bool __stdcall GetTokenInformation(intptr_t token, int32_t kind, void *buffer, uint32_t size, _Out_ uint32_t *needed)',
  );
  return (token) => {
    const buffer = Buffer.alloc(USER_BYTES);
    if (!information(token, TOKEN_USER, buffer, buffer.length, [0])) return undefined;
    // TOKEN_USER opens with a pointer to the identifier, which lies further in the same buffer.
    return write(libraries.koffi.decode(buffer, 'uintptr_t'));
  };
}

/** Writes a security identifier (`S-1-5-…`), given its bytes or where they are. */
export type SidText = (sid: Handle | Buffer) => string | undefined;

/** Makes a {@link SidText}. */
export function createSidText({ koffi, kernel, advapi }: Libraries): SidText {
  const byAddress = advapi.func(
    'bool __stdcall ConvertSidToStringSidW(uintptr_t sid, _Out_ uintptr_t *text)',
  );
  const free = kernel.func('uintptr_t __stdcall LocalFree(uintptr_t memory)');
  return (sid) => {
    const text: [Handle] = [0];
    const address = Buffer.isBuffer(sid) ? koffi.address(sid) : sid;
    if (!byAddress(address, text)) return undefined;
    const written = koffi.decode.string16(text[0]);
    free(text[0]);
    return written;
  };
}
