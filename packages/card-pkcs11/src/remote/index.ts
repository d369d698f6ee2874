export {
  connectRemotePkcs11,
  type RemotePkcs11Module,
  type RemotePkcs11Options,
} from './connect.js';
export { RemotePkcs11Error } from './errors.js';
export type { RemotePeer } from './peer.js';
export { createRemoteVitaleProvider } from './vitale.js';
export { type RemoteReaderWatcher, watchRemoteReaders } from './watcher.js';
