import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, cx, newOid, PATIENT, STRUCTURE, startBench } from '../../testing/bench.js';
import { makeClient } from '../../testing/client.js';
import { makeEnvelope } from '../../testing/envelope.js';
import { lastEntry, lastOutcome } from '../../testing/expect.js';
import { makeTestPki, type TestCard, type TestPki } from '../../testing/pki.js';
import { ACTION, QUERY_ID, STATUS_URN, storedQuery, visibilityUpdate } from '../../testing/requests.js';
import { makeVihf } from '../../testing/vihf.js';

let pki: TestPki;
let card: TestCard;
let bench: Bench;
let uniqueId: string;
beforeAll(async () => {
  pki = await makeTestPki();
  card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card });
});
afterAll(() => bench.close());
beforeEach(async () => {
  ({ uniqueId } = await bench.feed({ masks: ['INVISIBLE_PATIENT'] }));
});

const versions = () => bench.dmp.documents().filter((document) => document.uniqueId === uniqueId);
const current = () => {
  const last = versions().at(-1);
  if (last === undefined) throw new Error('The document is not there.');
  return last;
};
/** The entry as TD3.1 gives it. */
const entry = async (id = current().entryUuid) =>
  (
    await bench.call(
      'registry',
      ACTION.search,
      storedQuery(QUERY_ID.getDocuments, [['XDSDocumentEntryEntryUUID', `('${id}')`]]),
    )
  ).text;
const author = () => ({ ...card, structure: STRUCTURE });
const change = async (masks: readonly string[], o: Partial<Parameters<typeof visibilityUpdate>[0]> = {}) => {
  const body = visibilityUpdate({
    entry: await entry(),
    masks,
    patient: cx(PATIENT),
    author: author(),
    uniqueId: newOid(),
    ...o,
  });
  return await bench.call('registry', ACTION.update, body);
};

describe('TD3.3a and TD3.3b', () => {
  it('mask a document and back: a new entryUUID, the same lid, the next version, the former one obsolete', async () => {
    const first = current();
    await change(['INVISIBLE_PATIENT', 'MASQUE_PS']);
    expect(lastEntry(bench)).toMatchObject({ transaction: 'TD3.3a', answer: { status: 'Success' } });
    expect(current()).toMatchObject({
      logicalId: first.logicalId,
      version: 2,
      status: STATUS_URN.approved,
      confidentialityCodes: ['N', 'INVISIBLE_PATIENT', 'MASQUE_PS'],
      hash: first.hash,
    });
    expect(current().entryUuid).not.toBe(first.entryUuid);
    expect(versions().map(({ status }) => status)).toEqual([STATUS_URN.deprecated, STATUS_URN.approved]);
    await change(['INVISIBLE_PATIENT']);
    expect(current()).toMatchObject({ version: 3, confidentialityCodes: ['N', 'INVISIBLE_PATIENT'] });
  });

  it('make a document visible to the patient', async () => {
    await change([]);
    expect(lastEntry(bench)).toMatchObject({ transaction: 'TD3.3b', answer: { status: 'Success' } });
    expect(current().confidentialityCodes).toEqual(['N']);
  });

  it('tell the association with the former version', async () => {
    await change([]);
    const { text } = await bench.call(
      'registry',
      ACTION.search,
      storedQuery(QUERY_ID.getAssociations, [['uuid', `('${current().entryUuid}')`]]),
    );
    expect(text).toMatch(/PreviousVersion"><rim:ValueList><rim:Value>1</);
  });

  it.each<[string, () => Promise<unknown>, string, string]>([
    [
      'the former version named again',
      async () => {
        const before = await entry();
        await change([]);
        return change(['MASQUE_PS'], { entry: before });
      },
      'version of the document',
      'XDSMetadataVersionError',
    ],
    [
      'no PreviousVersion',
      () => change([], { previousVersion: '' }),
      'version of the document',
      'XDSMetadataVersionError',
    ],
    [
      'no lid',
      () => change([], { edit: (xml) => xml.replace(/ lid="[^"]*"/, '') }),
      'document',
      'XDSMetadataUpdateError',
    ],
    [
      'an id of the registry',
      () => change([], { edit: (xml) => xml.replaceAll('"Document01"', `"${current().entryUuid}"`) }),
      'structure of the update',
      'XDSRegistryMetadataError',
    ],
    [
      'another title',
      () => change([], { edit: (xml) => xml.replace('Consultation d', 'Visite d') }),
      'copy of the entry',
      'XDSMetadataUpdateError',
    ],
    [
      'a partial entry, without hash',
      () => change([], { edit: (xml) => xml.replace(/<Slot name="hash">.*?<\/Slot>/s, '') }),
      'copy of the entry',
      'XDSMetadataUpdateError',
    ],
    [
      'another uniqueId',
      () => change([], { edit: (xml) => xml.replace(`value="${uniqueId}"`, 'value="1.2.3"') }),
      'copy of the entry',
      'XDSMetadataUpdateError',
    ],
    ['nothing changed', () => change(['INVISIBLE_PATIENT']), 'visibility', 'XDSMetadataUpdateError'],
    [
      'hiding from the legal representatives afterwards',
      () => change(['INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX']),
      'visibility',
      'XDSMetadataUpdateError',
    ],
    ['a mask nobody knows', () => change(['SECRET']), 'visibility', 'XDSMetadataUpdateError'],
    [
      'N taken away',
      () => change([], { edit: (xml) => xml.replace('nodeRepresentation="N"', 'nodeRepresentation="R"') }),
      'visibility',
      'XDSMetadataUpdateError',
    ],
    [
      'an association of another type',
      async () => {
        const body = visibilityUpdate({
          entry: await entry(),
          masks: [],
          patient: cx(PATIENT),
          author: author(),
          uniqueId: newOid(),
        });
        return bench.call(
          'registry',
          ACTION.update,
          body.replace('AssociationType:HasMember', 'AssociationType:Other'),
        );
      },
      'structure of the update',
      'XDSMetadataUpdateOperationError',
    ],
  ])('refuse %s', async (_, send, refusedBy, code) => {
    await send();
    expect(lastOutcome(bench)).toMatchObject({ refusedBy, code });
  });

  it('refuse what the settings forbid together', async () => {
    bench.dmp.configure({ hiddenFromPatientAndMasked: false });
    await change(['INVISIBLE_PATIENT', 'MASQUE_PS']);
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'visibility', code: 'XDSMetadataUpdateError' });
    bench.dmp.configure({ hiddenFromPatientAndMasked: true });
  });

  it('unmask own documents only; a colleague does not even see what is masked', async () => {
    const colleague = await pki.card({ id: '899700000054' });
    const client = makeClient({
      port: bench.dmp.port,
      authorities: pki.authorities,
      identity: colleague.authentication,
    });
    const send = async (masks: readonly string[], before: string) => {
      const body = visibilityUpdate({
        entry: before,
        masks,
        patient: cx(PATIENT),
        author: { ...colleague, structure: '1750000001' },
        uniqueId: newOid(),
      });
      const assertion = makeVihf({
        user: colleague.id,
        structure: '1750000001',
        patient: cx(PATIENT),
        signer: colleague.signature,
        roles: ['10^1.2.250.1.71.1.2.7', 'SM04^1.2.250.1.71.4.2.5'],
      });
      const to = `${bench.dmp.url}/registry`;
      const { xml } = makeEnvelope({ action: ACTION.update, to, assertion, body });
      return await client.post(new URL(to).pathname, 'application/soap+xml', xml);
    };
    // Masking is open to a physician who sees the document (dmp-transactions 3.9).
    await send(['INVISIBLE_PATIENT', 'MASQUE_PS'], await entry());
    expect(lastOutcome(bench).refusedBy).toBeUndefined();
    await send(['INVISIBLE_PATIENT'], await entry());
    expect(lastOutcome(bench)).toMatchObject({ refusedBy: 'document', code: 'XDSMetadataUpdateError' });
    client.close();
  });
});
