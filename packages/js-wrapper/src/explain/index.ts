export { explainFailure } from './explain.js';
export { whenPermissionChanges } from './permission.js';
export { findSurroundings, type Surroundings } from './surroundings.js';
