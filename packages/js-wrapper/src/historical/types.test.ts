import { describe, expectTypeOf, it } from 'vitest';
import { DMPConnect, type HistoricalAnswer, type Responder } from './index.js';

/** Checked by the type-check of the package: a wrong line does not compile. */
const never = (): void => {
  const instance = new DMPConnect(
    (text, command) => expectTypeOf([text, command]).toEqualTypeOf<(string | object | undefined)[]>(),
    () => undefined,
    (error, _command, seconds, cb) => {
      expectTypeOf(seconds).toEqualTypeOf<number | undefined>();
      cb?.({ error });
    },
  );
  instance.hl_readCpxCard('1234', (answer) => {
    expectTypeOf(answer.s_internalId).toEqualTypeOf<string | undefined>();
    expectTypeOf(answer.s_status).toEqualTypeOf<string | undefined>();
  });
  instance.hl_startDummyMonitoring((answer, responder) => {
    expectTypeOf(answer.sMessage).toEqualTypeOf<'Test' | string | undefined>();
    expectTypeOf(responder).toEqualTypeOf<Responder | undefined>();
  });
  instance.hl_getVitaleCard('1', 'Reader', () => undefined);
  instance.hl_findDocuments(undefined, { Ins: { s_ins: '1', s_insType: 'T' } }, () => undefined);
  // @ts-expect-error the PIN is a text
  instance.hl_readCpxCard(1234, () => undefined);
  // @ts-expect-error the callback is never left out
  instance.hl_getPcscReaders();
  // @ts-expect-error there is no such method
  instance.hl_getPcscReader(() => undefined);
  instance.hl_readCpxCard('1234', (answer) => {
    // @ts-expect-error there is no such field
    answer.s_internalID;
  });
  expectTypeOf(DMPConnect.Sex.Female).toEqualTypeOf<number>();
  // @ts-expect-error there is no such member
  DMPConnect.Sex.Femme;
};

describe('the types of the historical class', () => {
  it('know parameters, fields of answers and members of enumerations', () => {
    expectTypeOf(never).returns.toEqualTypeOf<void>();
    expectTypeOf<HistoricalAnswer['anything']>().toEqualTypeOf<unknown>();
  });
});
