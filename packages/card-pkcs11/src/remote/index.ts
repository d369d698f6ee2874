export { connectRemotePkcs11, type RemotePkcs11Options } from './connect.js';
