export { decodeFields } from './decode.js';
export { encodeFields } from './encode.js';
export { readStructure } from './structure.js';
