import type { Examples } from './typed-example.js';

type ObjectCommand =
  | 'hl_getObjectParameters'
  | 'hl_getSessionState'
  | 'hl_createConnection'
  | 'sendHttpRequest'
  | 'getParameterString'
  | 'getParameterStringSize'
  | 'getParameterInt'
  | 'getObjectParameterString'
  | 'getObjectParameterStringSize'
  | 'getObjectParameterInt'
  | 'getObjectParameterFloat'
  | 'getObjectFromList'
  | 'getListSize'
  | 'copyObjectFromList'
  | 'handleExists'
  | 'checkValidity'
  | 'getHandleType'
  | 'createObject'
  | 'releaseObject'
  | 'releaseList'
  | 'releaseErrorObject';

// Handles as they look: the class of the object in the high 16 bits, a counter in the low ones (js-api 4.6).
const LIST = 0x0001_0001;
const DOCUMENT = 0x0002_0001;
const CONNECTION = 0x0004_0001;

const DOCUMENT_TYPE = 11;
const FILTER_TYPE = 18;
const TITLE = 51;

export const OBJECT_EXAMPLES: Examples<ObjectCommand> = {
  hl_getObjectParameters: {
    request: { i_objectHandle: DOCUMENT, stringIds: [51], integerIds: [92] },
    answer: { '51': 'Compte rendu', '92': 5, handleId: DOCUMENT, type: DOCUMENT_TYPE },
  },
  hl_getSessionState: {
    request: {},
    answer: {
      i_error: 0,
      i_cpxReader: 7_012_353,
      i_cpxCard: 1_048_577,
      i_vitaleCard: 0,
      i_practiceLocation: 983_041,
      i_authToken: 1_114_113,
      i_connection: CONNECTION,
      i_caCert: 0,
      i_user: 524_289,
      i_dmpConnector: 327_681,
      i_documentsFound: LIST,
    },
  },
  hl_createConnection: {
    request: { s_server: 'https://service.example.org', i_requestTimeout: 20 },
    answer: { i_connectionHandle: CONNECTION },
  },
  sendHttpRequest: {
    request: {
      i_connection: CONNECTION,
      s_method: 'GET',
      s_requestPath: '/etat?detail=1',
      Headers: [{ s_name: 'Accept', s_value: 'application/json' }],
    },
    answer: {
      s_answerBodyInBase64: 'e30=',
      Headers: [{ s_name: 'content-type', s_value: 'application/json' }],
      StatusLine: { s_httpVersion: 'HTTP/1.1', s_reasonPhrase: 'OK', s_statusCode: '200' },
    },
  },
  getParameterString: {
    request: { i_globalParameter: 1 },
    answer: { s_utf8String: '1.0.0', s_utf8StringSize: '5', i_utf8StringSize: 5 },
  },
  getParameterStringSize: { request: { i_globalParameter: 1 }, answer: { i_returnValue: 5 } },
  getParameterInt: { request: { i_globalParameter: 6 }, answer: { i_returnValue: 1 } },
  getObjectParameterString: {
    request: { i_parameter: TITLE, i_object: DOCUMENT, i_resultInBase64: 1 },
    answer: { s_utf8String: 'Q29tcHRlIHJlbmR1', s_utf8StringSize: '12', i_utf8StringSize: 12 },
  },
  getObjectParameterStringSize: {
    request: { i_parameter: TITLE, i_object: DOCUMENT },
    answer: { i_returnValue: 12 },
  },
  getObjectParameterInt: { request: { i_parameter: 92, i_object: DOCUMENT }, answer: { i_returnValue: 5 } },
  getObjectParameterFloat: {
    request: { i_parameter: 74, i_object: 524_290 },
    answer: { f_returnValue: 0.125 },
  },
  getObjectFromList: { request: { i_list: LIST, i_position: 0 }, answer: { i_returnValue: DOCUMENT } },
  getListSize: { request: { i_list: LIST }, answer: { i_returnValue: 1 } },
  copyObjectFromList: {
    request: { i_list: LIST, i_position: 0 },
    answer: { i_returnValue: DOCUMENT + 1 },
  },
  handleExists: { request: { i_handle: DOCUMENT }, answer: { i_returnValue: 1 } },
  checkValidity: { request: { i_handle: DOCUMENT }, answer: { i_returnValue: 1 } },
  getHandleType: { request: { i_handle: DOCUMENT }, answer: { i_returnValue: DOCUMENT_TYPE } },
  createObject: { request: { i_type: FILTER_TYPE }, answer: { i_returnValue: 1_179_649 } },
  releaseObject: { request: { i_handle: DOCUMENT }, answer: {} },
  releaseList: { request: { i_list: LIST }, answer: {} },
  releaseErrorObject: { request: { i_error: 196_609 }, answer: {} },
};
