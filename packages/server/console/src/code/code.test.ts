import { execFileSync } from 'node:child_process';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { CatalogueCommand } from '../catalogue/catalogue.js';
import type { CodeRequest } from './request.js';
import { writeCurl } from './write-curl.js';
import { writeWrapperCode } from './write-wrapper-code.js';

const requestOf = (
  name: string,
  fields: Record<string, unknown>,
  command: Partial<CatalogueCommand> = {},
): CodeRequest => ({
  command: { name, kind: 'answer', session: true, request: {}, ...command },
  fields,
  sessionId: 'the-session',
  secrets: new Set(['s_pinCode']),
  origin: 'https://localhost:9982',
  caFile: "/tmp/it's/ca.pem",
});

const LONG = 'JVBERi0'.padEnd(5000, 'A');

describe('code for the browser library', () => {
  it('calls the command with its fields, and the PIN as a variable', () => {
    expect(
      writeWrapperCode(requestOf('hl_readCpxCard', { s_pinCode: '1234', i_returnCertificates: 1 })),
    ).toBe(
      [
        "const answer = await dmp.call('hl_readCpxCard', {",
        '  s_pinCode: pinCode,',
        '  i_returnCertificates: 1,',
        '});',
      ].join('\n'),
    );
  });

  it('is short when there is nothing to say', () => {
    expect(writeWrapperCode(requestOf('hl_getCpxStatus', {}))).toBe(
      "const answer = await dmp.call('hl_getCpxStatus');",
    );
  });

  it('reads a stream', () => {
    const code = writeWrapperCode(
      requestOf('hl_startCpxCardMonitoring', { i_checkingInterval: 1 }, { kind: 'monitor' }),
    );
    expect(code).toContain(
      "for await (const event of dmp.monitor('hl_startCpxCardMonitoring', {\n  i_checkingInterval: 1,\n}))",
    );
  });

  it('opens and closes sessions as the library does', () => {
    const request = { properties: { i_getDcparamInformations: { enum: [0, 1] } } };
    const fields = {
      i_timeoutInSeconds: 60,
      s_dcparameters64: LONG,
      i_getDcparamInformations: 1,
      s_applicationId: "l'appli: x",
    };
    expect(writeWrapperCode(requestOf('hl_openSession', fields, { request, session: false }))).toBe(
      [
        "import { connect } from '@dmpconnect/js-wrapper';",
        '',
        'const dmp = await connect({',
        "  url: 'wss://localhost:9982',",
        '  timeoutInSeconds: 60,',
        '  dcParameters,',
        '  getDcparamInformations: true,',
        "  applicationId: 'l\\'appli: x',",
        '});',
      ].join('\n'),
    );
    expect(writeWrapperCode(requestOf('hl_closeSession', {}))).toBe('await dmp.close();');
  });

  it('posts remote commands', () => {
    const code = writeWrapperCode(requestOf('getAllowedOrigins', {}, { kind: 'remote', session: false }));
    expect(code).toContain("fetch('https://localhost:9982/remotecommand/getAllowedOrigins'");
  });

  it('is JavaScript that means the same, whatever the texts', () => {
    const text = `quote ' double " back \\ line\n ${'$'}{x} \`y\` \u2028 é`;
    const fields = { s_text: text, List: [{ s_a: text }, 'b'], 'not-a-name': 2, Empty: [], None: {} };
    const code = writeWrapperCode(requestOf('test', fields));
    const { code: script } = transformSync(`(dmp) => { ${code.replace('await ', '')}; return answer; }`);
    const run: (dmp: object) => unknown = new Function(`return ${script}`)();
    expect(run({ call: (_: string, given: unknown) => given })).toEqual(fields);
  });

  it('holds no secret and no document', () => {
    const code = writeWrapperCode(
      requestOf('x', { s_pinCode: '1234', A: [{ s_pinCode: '5678' }], s_file: LONG }),
    );
    expect(code).not.toMatch(/1234|5678|JVBERi0/);
  });
});

describe('code for curl', () => {
  it('is nothing for a stream', () => {
    expect(writeCurl(requestOf('x', {}, { kind: 'monitor' }))).toBeUndefined();
  });

  it('asks for the PIN when it runs', () => {
    const code = writeCurl(requestOf('hl_readCpxCard', { s_pinCode: '1234' }));
    expect(code).not.toContain('1234');
    expect(code?.split('\n')[0]).toBe("read -rsp 's_pinCode: ' PIN_CODE; echo >&2");
    expect(code).toContain('"s_pinCode": "$PIN_CODE"');
    expect(code).toContain("'https://localhost:9982/api/hl_readCpxCard'");
    expect(code).toContain("--cacert '/tmp/it'\\''s/ca.pem'");
  });

  it('reads a long content from a file', () => {
    const code = writeCurl(requestOf('x', { s_fileContentBase64: LONG }));
    expect(code).toContain(`"s_fileContentBase64": "$(base64 < 'fileContentBase64.bin' | tr -d '\\n')"`);
  });

  it('posts remote commands without the name in the body', () => {
    const code = writeCurl(requestOf('getAllowedOrigins', {}, { kind: 'remote', session: false }));
    expect(code).toContain("'https://localhost:9982/remotecommand/getAllowedOrigins' <<MESSAGE\n{}\nMESSAGE");
  });

  it('sends exactly the message, whatever the shell would make of it', () => {
    const text = '$HOME `id` $(id) \\ \\$ \' " ! é\u2028 \\n';
    const code = writeCurl(requestOf('x', { s_pinCode: '0', s_text: text, MESSAGE: 'MESSAGE' })) ?? '';
    // A curl that shows what it is given, in the place of the real one.
    const script = `curl() { cat; }\n${code}`;
    const sent = execFileSync('bash', ['-c', script], { input: '1234\n', stdio: ['pipe', 'pipe', 'ignore'] });
    expect(JSON.parse(sent.toString())).toEqual({
      s_commandName: 'x',
      s_sessionId: 'the-session',
      s_pinCode: '1234',
      s_text: text,
      MESSAGE: 'MESSAGE',
    });
  });
});
