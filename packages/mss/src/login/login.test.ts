import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ASSERTION_BODY,
  assertion,
  clientFor,
  type FakeOperator,
  json,
  OK_LIST,
  startFakeOperator,
  xml,
} from '../testing/fake-operator.js';
import { ECP_WIRE, PAOS_TYPE, writeSoapFault } from '../wire-profile/index.js';

let operator: FakeOperator;
let opened: ReturnType<typeof clientFor>;
let fresh: Pick<FakeOperator, 'answers' | 'identityAnswer' | 'consumerUrl' | 'consumerAnswer'>;

beforeAll(async () => {
  operator = await startFakeOperator();
  fresh = { ...operator };
});
afterAll(() => operator.close());
beforeEach(() => {
  Object.assign(operator, { ...fresh, answers: { ...fresh.answers } });
  operator.received.length = 0;
  opened = clientFor(operator);
});
afterEach(() => opened.closeClient());

const pathsOf = () => operator.received.map(({ path }) => path);
const LIST = '/mss-msg-services/services/Annuaire/soap/v1/listEmails';

describe('the login (mss 3.2)', () => {
  it('goes through the identity host and repeats the original request with the session', async () => {
    expect(await opened.client.listMailboxes()).toEqual(['dr.essai@pro.mss.test']);
    expect(pathsOf()).toEqual([LIST, ECP_WIRE.idpPath, ECP_WIRE.consumerPath, LIST]);
    const [first, , , again] = operator.received;
    expect(again?.body).toBe(first?.body);
    expect(again?.headers.cookie).toMatch(/^JSESSIONID=s\d+; route=r1$/);
    expect(first?.headers).toMatchObject({
      paos: "ver='urn:liberty:paos:2003-08'; 'urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp'",
      numhomologation: 'APPTEST',
      accept: `text/xml, ${PAOS_TYPE}`,
      'content-type': 'text/xml; charset=utf-8',
    });
  });

  it('asks for the mailboxes in the form that is public', async () => {
    await opened.client.listMailboxes();
    expect(operator.received[0]?.body).toBe(
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header></s:Header><s:Body>' +
        '<ser:listEmails xmlns:ser="http://services.msg.mss.asip.fr/"><userId>899700000001</userId></ser:listEmails>' +
        '</s:Body></s:Envelope>',
    );
  });

  it('hands bodies on byte for byte, headers emptied, the relay state given back', async () => {
    await opened.client.login();
    const [, question, answer] = operator.received;
    expect(question?.headers['content-type']).toBe('text/xml');
    expect(question?.body).toContain(
      '<s:Header xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"></s:Header><s:Body><samlp:AuthnRequest',
    );
    expect(question?.body).not.toContain('RelayState');
    expect(answer?.headers['content-type']).toBe(PAOS_TYPE);
    expect(answer?.body).toContain(ASSERTION_BODY);
    expect(answer?.body).toMatch(
      /<s:Header [^>]*><ecp:RelayState [^>]*>state &amp; &lt;more&gt;<\/ecp:RelayState><\/s:Header>/,
    );
    expect(answer?.body).not.toContain('ecp:Response');
  });

  it('is not done again while the session lasts', async () => {
    await opened.client.listMailboxes();
    await opened.client.listMailboxes();
    await opened.client.login();
    expect(pathsOf()).toHaveLength(5);
  });

  it('is done once for calls made at the same time', async () => {
    await Promise.all([1, 2, 3, 4].map(() => opened.client.listMailboxes()));
    expect(pathsOf().filter((path) => path === ECP_WIRE.consumerPath)).toHaveLength(1);
  });

  it('is done once more when the session ends, whatever says so', async () => {
    await opened.client.listMailboxes();
    operator.loseSession();
    expect(await opened.client.listMailboxes()).toHaveLength(1);
    let refusals = 1;
    operator.answers.listEmails = (response, received) => {
      refusals -= 1;
      if (refusals < 0) xml(OK_LIST)(response, received);
      else {
        operator.loseSession();
        xml(writeSoapFault({ kind: 'FONCTIONNELLE', code: 26 }), 500)(response, received);
      }
    };
    expect(await opened.client.listMailboxes()).toHaveLength(1);
    expect(pathsOf().filter((path) => path === ECP_WIRE.consumerPath)).toHaveLength(3);
  });

  it('gives up when the session is lost again right after it', async () => {
    operator.answers.listEmails = xml(writeSoapFault({ kind: 'TECHNIQUE', code: 25 }), 500);
    await expect(opened.client.listMailboxes()).rejects.toMatchObject({
      code: 'SESSION_EXPIRED',
      kind: 'auth',
      serviceCode: 25,
    });
    expect(pathsOf().filter((path) => path === ECP_WIRE.consumerPath)).toHaveLength(1);
  });

  it('stops before the identity host when the assertion would go elsewhere', async () => {
    for (const foreign of [
      'https://evil.test/acs',
      `http://user@${new URL(operator.mail).host}/`,
      '/relative',
      'http://127.0.0.1:1/',
    ]) {
      operator.consumerUrl = foreign;
      operator.received.length = 0;
      await expect(opened.client.login()).rejects.toMatchObject({ code: 'LOGIN_FOREIGN' });
      expect(pathsOf()).toEqual([LIST]);
    }
  });

  it('stops when the identity host means the assertion for another address', async () => {
    operator.identityAnswer = assertion(() => 'https://evil.test/acs');
    await expect(opened.client.login()).rejects.toMatchObject({ code: 'LOGIN_FOREIGN' });
    expect(pathsOf()).toHaveLength(2);
  });

  it('says what either host refused', async () => {
    operator.identityAnswer = (response) => response.writeHead(403, { 'X-ErrorCode': '22;bloqué' }).end();
    await expect(opened.client.login()).rejects.toMatchObject({
      code: 'LOGIN_REFUSED',
      serviceCode: 22,
      message: expect.stringContaining('the account is blocked'),
    });
    operator.identityAnswer = xml(ASSERTION_ENVELOPE.replace('status:Success', 'status:AuthnFailed'));
    await expect(opened.client.login()).rejects.toMatchObject({
      code: 'LOGIN_REFUSED',
      message: expect.stringContaining('AuthnFailed'),
    });
    operator.identityAnswer = fresh.identityAnswer;
    operator.consumerAnswer = (response) => response.writeHead(403, { 'X-ErrorCode': '25;assertion' }).end();
    await expect(opened.client.login()).rejects.toMatchObject({ code: 'LOGIN_REFUSED', serviceCode: 25 });
  });

  it('tells an answer that is no login apart', async () => {
    operator.identityAnswer = (response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>…</html>');
    await expect(opened.client.login()).rejects.toMatchObject({ code: 'ANSWER_HTML' });
    operator.identityAnswer = json({ hello: 1 });
    await expect(opened.client.login()).rejects.toMatchObject({ code: 'LOGIN_ANSWER' });
    operator.identityAnswer = xml(ASSERTION_ENVELOPE.replace(/<a:Assertion[^>]*>/, ''));
    await expect(opened.client.login()).rejects.toMatchObject({ code: 'LOGIN_ANSWER' });
  });

  it('forgets the session when the client is closed, and sends nothing more', async () => {
    await opened.client.login();
    await opened.client.close();
    operator.received.length = 0;
    await expect(opened.client.listMailboxes()).rejects.toMatchObject({ code: 'ABORTED' });
    expect(operator.received).toEqual([]);
  });
});

const ASSERTION_ENVELOPE = `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header/>${ASSERTION_BODY}</S:Envelope>`;
