import type { HttpMethod } from '@dmpconnect/soap';
import { z } from 'zod';
import { DOCUMENT_REQUEST_BYTES, defineCommand } from './define.js';
import { base64Bytes, flag, int, list, requiredInt, requiredText, text } from './fields.js';

/** Longest exchange, seconds: one hour. */
const MAX_TIMEOUT_SECONDS = 3600;

const MAX_HEADERS = 100;

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
] as const satisfies readonly HttpMethod[];

/** Largest body of a request, decoded bytes: what fits in the largest request. */
const BODY_BYTES = (DOCUMENT_REQUEST_BYTES / 4) * 3;

/** RFC 9110, 5.6.2. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** RFC 9110, 5.5: no control character, so that a value never becomes another header. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

const header = z.object({
  s_name: requiredText(256)
    .refine((name) => HEADER_NAME.test(name), 'must be the name of an HTTP header')
    .describe('Name of the header.'),
  s_value: text(8192)
    .transform((value) => value ?? '')
    .refine((value) => HEADER_VALUE.test(value), 'must be on one line, in Latin-1')
    .describe('Its value.'),
});

/** An HTTP answer as it is handed to an application (js-api 10). */
export const httpAnswer = {
  s_answerBodyInBase64: z.string().describe('Body of the answer, base64 on one line.'),
  Headers: z
    .array(
      z.object({
        s_name: z.string().describe('Name of the header, in lower case.'),
        s_value: z.string().describe('Its value.'),
      }),
    )
    .readonly()
    .describe('Headers of the answer; a repeated one stands several times.'),
  StatusLine: z
    .object({
      s_httpVersion: z.string().describe('`HTTP/1.1`.'),
      s_reasonPhrase: z.string().describe('Reason phrase, `""` when the server sent none.'),
      s_statusCode: z.string().describe('Status in three digits.'),
    })
    .describe('First line of the answer.'),
};

/** js-api 4.6. */
export const hl_createConnection = defineCommand({
  name: 'hl_createConnection',
  group: 'objects',
  summary:
    'Makes an HTTPS connection to a national service or a server of the operator, for `sendHttpRequest`.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  input: z.object({
    s_server: requiredText(1024).describe('An https address, or a host with a port or without.'),
    i_requestTimeout: requiredInt({ min: 1, max: MAX_TIMEOUT_SECONDS }).describe(
      'Longest exchange, in seconds.',
    ),
    s_proxyIpOrUrl: text(1024).describe('HTTPS proxy of this connection.'),
    i_proxyPort: int({ min: 0, max: 65_535 }).describe('Port of the proxy; 0 means not set.'),
    s_proxyLogin: text(256).describe('Login for the proxy.'),
    s_proxyPassword: text(256).describe('Password for the proxy. Never given back.'),
    s_caCertName: text(256).describe(
      'Name of a certificate file of the folder of the setting `dmpconnect/authorities_folder`; never a path. Absent: the authorities of the national services.',
    ),
    i_usePkcs11: flag().describe(
      'Whether the card authenticates the client: a PIN must have been accepted in this session, and the feature `hl_createConnection` be granted.',
    ),
  }),
  output: z.object({ i_connectionHandle: z.int().describe('Handle of the connection.') }),
});

/** js-api 12.2. */
export const sendHttpRequest = defineCommand({
  name: 'sendHttpRequest',
  group: 'objects',
  summary:
    'Sends an HTTP request on a connection. Needs the feature `sendHttpRequest` when the card authenticates it.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 30,
  maxRequestBytes: DOCUMENT_REQUEST_BYTES,
  input: z.object({
    i_connection: requiredInt().describe('Handle from `hl_createConnection`.'),
    s_method: text(16)
      .transform((method) => method?.toUpperCase())
      .pipe(z.enum(METHODS, { error: `must be one of ${METHODS.join(', ')}` }).optional())
      .meta({ enum: METHODS, description: 'Method. Default: `POST` with a body, else `GET`.' }),
    s_requestPath: requiredText(8192)
      .refine(
        (path) => /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !path.includes('#') && !path.includes('\\'),
        'must begin with one / and hold no space, fragment or character that must be escaped',
      )
      .describe('Path and query, behind the address of the connection.'),
    Headers: list(header, MAX_HEADERS).describe(
      'Headers, but those of the connection itself (`Host`, `Content-Length`…).',
    ),
    s_requestBodyInBase64: base64Bytes(BODY_BYTES).describe('Body of the request.'),
  }),
  output: z.object(httpAnswer),
});
