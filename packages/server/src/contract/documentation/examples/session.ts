import type { Examples } from './typed-example.js';

export const SESSION_EXAMPLES: Examples<'hl_openSession' | 'hl_closeSession' | 'hl_sessionExists'> = {
  hl_openSession: {
    request: {
      i_timeoutInSeconds: 3600,
      s_dcparameters64: 'ZXlKaGJHY2lPaUpGWkVSVFFTSXNJbXRwWkNJNklqRWlmUS4…',
      i_getDcparamInformations: 1,
      s_applicationId: 'cabinet',
    },
    answer: {
      s_sessionId: '5b0f0f3e-6f0b-4c1c-9d37-3f1f5f1f9a10',
      s_serviceVersion: '1.0.0',
      i_isProduction: 0,
      DcParameter: { s_applicationName: 'Cabinet', AllowedOrigins: ['https://*.example.org'] },
    },
  },
  hl_closeSession: { request: {}, answer: {} },
  hl_sessionExists: {
    request: { s_sessionId: '5b0f0f3e-6f0b-4c1c-9d37-3f1f5f1f9a10' },
    answer: { i_exists: 1 },
  },
};
