/** Entry of the script-tag build: the globals of the four historical scripts (js-api 14.1). */
import { DMPConnect, getXhr, INITIAL_DMP_STATE, INITIAL_STATE, printObject } from './index.js';

Object.assign(globalThis, { DMPConnect, getXhr, INITIAL_DMP_STATE, INITIAL_STATE, printObject });
