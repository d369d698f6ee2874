export { bypassesProxy, isBypassRule } from '../http/bypass.js';
