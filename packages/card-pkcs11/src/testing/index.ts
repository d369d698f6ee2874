/** What other workspaces' tests and measurements need: not published. */
export { compileFakeApiLec } from './fake-api-lec.js';
export { createTestPki, type TestIdentity, type TestPki } from './pki.js';
export { createSoftHsmReader, findSoftHsm, type SoftHsmReader } from './softhsm.js';
