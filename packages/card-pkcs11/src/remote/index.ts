export {
  connectRemotePkcs11,
  RemotePkcs11Error,
  type RemotePkcs11Module,
  type RemotePkcs11Options,
} from './connect.js';
