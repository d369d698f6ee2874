import { readFileSync } from 'node:fs';
import { createDispatcher } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { fixedDomains } from './addresses/white-list.js';
import { MSS_ERRORS } from './errors.js';
import { soapAnswer, startFakeOperator } from './testing/fake-operator.js';
import { REPORT, xdmInput } from './testing/fixtures.js';
import { buildXdm } from './xdm/build-xdm.js';
import { openXdm } from './xdm/open-xdm.js';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const readme = read('../README.md');

describe('the README', () => {
  it('lists every error code, with its meaning', () => {
    const section = readme.split(/^## /m).find((part) => part.startsWith('Errors')) ?? '';
    const rows = [...section.matchAll(/^\| `([A-Z_0-9]+)` +\| (.*?) +\|$/gm)].map(([, code, meaning]) => [
      code,
      meaning,
    ]);
    expect(rows).toEqual(Object.entries(MSS_ERRORS));
  });

  it('shows the further examples as they are', async () => {
    for (const name of ['imap-smtp', 'directory']) {
      expect(readme, name).toContain(`\`\`\`ts\n${read(`../examples/${name}.ts`)}\`\`\``);
    }
    const { findDoctors } = await import('../examples/directory.js');
    await expect(findDoctors('ldap://127.0.0.1:1', '')).rejects.toMatchObject({ code: 'CONNECTION' });
    const { clientOf } = await import('../examples/imap-smtp.js');
    await expect(clientOf(Buffer.from('no archive'), '', '')).rejects.toMatchObject({ code: 'PKCS12' });
  });

  it('opens with an example that runs: a document sent comes back byte for byte', async () => {
    expect(/```ts\n([\s\S]*?)```/.exec(readme)?.[1]).toBe(read('../examples/send-documents.ts'));
    const { exchange } = await import('../examples/send-documents.js');
    const operator = await startFakeOperator();
    const dispatcher = createDispatcher();
    try {
      let kept = '';
      operator.answers.sendMessage = (response, received) => {
        kept = /<fileName>IHE_XDM\.ZIP<\/fileName><file>([^<]*)/.exec(received.body)?.[1] ?? '';
        soapAnswer('sendMessage', '')(response, received);
      };
      operator.answers.searchMessages = soapAnswer(
        'searchMessages',
        '<messages><messageId>1</messageId><attachments><part>2</part><fileName>ihe_xdm.zip</fileName></attachments></messages>',
      );
      operator.answers.downloadAttachment = (response, received) =>
        soapAnswer('downloadAttachment', `<file>${kept}</file>`)(response, received);
      const [made] = (await openXdm((await buildXdm(xdmInput({ documents: [REPORT] }))).archive.bytes))
        .documents;
      const cda = made!.bytes;
      const options = {
        hosts: { identity: operator.identity, mail: operator.mail },
        identityDispatcher: dispatcher,
        mailDispatcher: dispatcher,
        userId: '899700000001',
        softwareId: 'APPTEST',
        trustedDomains: fixedDomains(['pro.mss.test', 'hopital.mss.test']),
      };
      const documents = await exchange(options, xdmInput().software, cda);
      expect(documents).toHaveLength(1);
      expect(documents[0]).toMatchObject({ title: REPORT.title, type: '11488-4' });
      expect(Buffer.from(documents[0]!.document).equals(cda)).toBe(true);
    } finally {
      await dispatcher.close();
      await operator.close();
    }
  });
});
