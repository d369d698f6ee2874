import type { SessionProcess } from './calls.js';
import { type Handle, type Libraries, takeHandle } from './handles.js';

const STARTF_USESTDHANDLES = 0x100;
const CREATE_UNICODE_ENVIRONMENT = 0x400;
const CREATE_NO_WINDOW = 0x0800_0000;
const HANDLE_FLAG_INHERIT = 1;
const WAIT_OBJECT_0 = 0;
const KILLED = 1;

interface Pipe {
  readonly read: Handle;
  readonly write: Handle;
}

/**
 * Makes the start of a program with the token of a person (`CreateProcessAsUser`), with the environment of that person
 * and pipes for its standard input and its standard error.
 */
export function createSessionStart(
  libraries: Libraries,
): (token: Handle, commandLine: string) => SessionProcess {
  const { koffi, kernel, advapi, close } = libraries;
  const userenv = koffi.load('userenv.dll');
  const attributes = koffi.struct({ length: 'uint32_t', descriptor: 'uintptr_t', inherit: 'int32_t' });
  const startup = koffi.struct({
    size: 'uint32_t',
    reserved: 'uintptr_t',
    desktop: 'str16',
    title: 'uintptr_t',
    ...Object.fromEntries(
      ['x', 'y', 'width', 'height', 'columns', 'rows', 'fill', 'flags'].map((name) => [name, 'uint32_t']),
    ),
    show: 'uint16_t',
    reservedSize: 'uint16_t',
    reservedBytes: 'uintptr_t',
    input: 'intptr_t',
    output: 'intptr_t',
    error: 'intptr_t',
  });
  const started = koffi.struct({
    process: 'intptr_t',
    thread: 'intptr_t',
    pid: 'uint32_t',
    threadId: 'uint32_t',
  });
  const pointerTo = (type: ReturnType<typeof koffi.struct>) => koffi.pointer(type);

  const createPipe = kernel.func('__stdcall', 'CreatePipe', 'bool', [
    koffi.out(koffi.pointer('intptr_t')),
    koffi.out(koffi.pointer('intptr_t')),
    pointerTo(attributes),
    'uint32_t',
  ]);
  const createProcess = advapi.func('__stdcall', 'CreateProcessAsUserW', 'bool', [
    'intptr_t',
    'str16',
    'void *',
    'uintptr_t',
    'uintptr_t',
    'bool',
    'uint32_t',
    'uintptr_t',
    'str16',
    pointerTo(startup),
    koffi.out(pointerTo(started)),
  ]);
  const setInformation = kernel.func(
    'bool __stdcall SetHandleInformation(intptr_t handle, uint32_t mask, uint32_t flags)',
  );
  const createBlock = userenv.func(
    'bool __stdcall CreateEnvironmentBlock(_Out_ uintptr_t *block, intptr_t token, bool inherit)',
  );
  const destroyBlock = userenv.func('bool __stdcall DestroyEnvironmentBlock(uintptr_t block)');
  const lastError = kernel.func('uint32_t __stdcall GetLastError()');
  const write = kernel.func(
    'bool __stdcall WriteFile(intptr_t file, void *bytes, uint32_t size, _Out_ uint32_t *written, uintptr_t overlapped)',
  );
  const read = kernel.func(
    'bool __stdcall ReadFile(intptr_t file, void *bytes, uint32_t size, _Out_ uint32_t *read, uintptr_t overlapped)',
  );
  const peek = kernel.func(
    'bool __stdcall PeekNamedPipe(intptr_t pipe, uintptr_t bytes, uint32_t size, uintptr_t read, _Out_ uint32_t *available, uintptr_t left)',
  );
  const wait = kernel.func('uint32_t __stdcall WaitForSingleObject(intptr_t handle, uint32_t ms)');
  const exitCode = kernel.func('bool __stdcall GetExitCodeProcess(intptr_t process, _Out_ uint32_t *code)');
  const terminate = kernel.func('bool __stdcall TerminateProcess(intptr_t process, uint32_t code)');

  const refused = (call: string) => new Error(`${call}: Windows error ${lastError()}`);

  /** The end that stays here must not reach the program: it would never see the other end close. */
  const openPipe = (ours: keyof Pipe): Pipe => {
    const [reading, writing]: [[Handle], [Handle]] = [[0], [0]];
    const inherited = { length: koffi.sizeof(attributes), descriptor: 0, inherit: 1 };
    if (!createPipe(reading, writing, inherited, 0)) throw refused('CreatePipe');
    const pipe = { read: reading[0], write: writing[0] };
    setInformation(pipe[ours], HANDLE_FLAG_INHERIT, 0);
    return pipe;
  };

  return (token, commandLine) => {
    const block = takeHandle((out) => createBlock(out, token, false));
    if (block === undefined) throw refused('CreateEnvironmentBlock');
    const input = openPipe('write');
    const errors = openPipe('read');
    const information: Record<string, Handle> = {};
    const done = createProcess(
      token,
      null,
      // The function writes in the text it is given.
      Buffer.from(`${commandLine}\0`, 'utf16le'),
      0,
      0,
      true,
      CREATE_UNICODE_ENVIRONMENT | CREATE_NO_WINDOW,
      block,
      null,
      {
        size: koffi.sizeof(startup),
        // Where the windows, and the readers, of a person are.
        desktop: 'winsta0\\default',
        flags: STARTF_USESTDHANDLES,
        input: input.read,
        output: errors.write,
        error: errors.write,
      },
      information,
    );
    const failure = done ? undefined : refused('CreateProcessAsUser');
    destroyBlock(block);
    close(input.read);
    close(errors.write);
    if (failure !== undefined) {
      close(input.write);
      close(errors.read);
      throw failure;
    }
    const { process = 0, thread = 0, pid = 0 } = information;
    close(thread);
    return {
      pid: Number(pid),
      say(text) {
        const bytes = Buffer.from(text, 'utf8');
        write(input.write, bytes, bytes.length, [0], 0);
      },
      takeWords() {
        const available: [number] = [0];
        if (!peek(errors.read, 0, 0, 0, available, 0) || available[0] === 0) return '';
        const bytes = Buffer.alloc(available[0]);
        const taken: [number] = [0];
        return read(errors.read, bytes, bytes.length, taken, 0) ? bytes.toString('utf8', 0, taken[0]) : '';
      },
      exitCode() {
        if (wait(process, 0) !== WAIT_OBJECT_0) return undefined;
        const code: [number] = [0];
        return exitCode(process, code) ? code[0] : KILLED;
      },
      kill: () => void terminate(process, KILLED),
      close() {
        for (const handle of [process, input.write, errors.read]) close(handle);
      },
    };
  };
}
