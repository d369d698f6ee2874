import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from './client/command.js';
import { type Monitor, startMonitor } from './client/monitor.js';
import { type Application, openSession, startApplication } from './testing/application.js';

/** What the kiosk asks for: 360 days. */
const KIOSK_SECONDS = 31_104_000;
const ACKNOWLEDGED = { s_status: 'OK' };
const MISSING = { s_status: 'OK', i_cardStatus: 4, s_cardStatus: 'CardMissing' };
const UNREADABLE = { s_status: 'OK', i_cardStatus: 1, s_cardStatus: 'ReadError' };
const FOUND = { s_status: 'OK', i_cardStatus: 2, s_cardStatus: 'NewCardFound', i_isDemoCard: 1 };

let application: Application;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.stop());

let kiosk: { send(name: string, fields?: object): Promise<Answer>; id: string };
const monitors: Monitor[] = [];

const card = () => application.sandbox.card;
const vitaleReader = () => application.sandbox.ready.vitaleReader ?? '';

beforeEach(async () => {
  for (const monitor of monitors.splice(0)) monitor.close();
  card().remove({ reader: vitaleReader() });
  const opened = await application.send({
    s_commandName: 'hl_openSession',
    s_dcparameters64: application.input.dcParameter,
    s_applicationId: 'kiosk',
    i_timeoutInSeconds: KIOSK_SECONDS,
  });
  const id = String(opened.answer.s_sessionId);
  kiosk = {
    id,
    send: async (name, fields = {}) =>
      (await application.send({ s_commandName: name, s_sessionId: id, ...fields })).answer,
  };
});

/** js-api 13.4: the reader by its fixed name, whose answer the kiosk ignores, then monitoring at once. */
async function watch(interval: number | string = 1): Promise<Monitor> {
  await kiosk.send('hl_getVitaleCard', { i_readerNumber: 1, s_readerName: vitaleReader() });
  const { wss = '', caFile = '' } = application.sandbox.ready;
  const monitor = startMonitor(
    { url: wss, ca: readFileSync(caFile, 'utf8') },
    { s_commandName: 'hl_startVitaleCardMonitoring', s_sessionId: kiosk.id, i_checkingInterval: interval },
  );
  monitors.push(monitor);
  expect(await monitor.next()).toEqual(ACKNOWLEDGED);
  return monitor;
}

const people = (content: unknown) => (content as { Patients: readonly Answer[] }).Patients;

describe('the kiosk', () => {
  it('waits for a family, reads it from inside the event, and sees it leave', async () => {
    const events = await watch();
    expect(await events.next()).toEqual(MISSING);
    await card().insert({ profile: 'vitale-famille' });
    const found = await events.next();
    expect(found).toMatchObject(FOUND);

    const answer = await kiosk.send('hl_readVitaleCard');
    expect(answer).toMatchObject({ s_status: 'OK', i_cardStatus: 4, s_cardStatusText: 'TestCard' });
    expect(people(answer)).toEqual(people(found.VitaleContent));
    expect(people(answer)).toMatchObject([
      {
        s_name: 'ADRDEUX',
        s_given: 'LAURENT',
        s_birthday: '01011981',
        s_birthdayYYYYMMDD: '19810101',
        s_nir: '1810163220751 40',
        s_certifiedNir: '1810163220751 40',
        i_quality: 0,
        i_birthRank: 1,
      },
      { s_given: 'MARIE', s_birthname: 'ESSAI', s_nir: '1810163220751 40', i_quality: 2 },
      {
        s_given: 'LEO',
        s_birthday: '150412',
        s_birthdayYYYYMMDD: '20150412',
        s_certifiedNir: '',
        s_ins: '',
        s_insC: '',
        i_quality: 6,
      },
    ]);

    card().remove({ reader: vitaleReader() });
    expect(await events.next()).toEqual(MISSING);
    expect(events.unread()).toEqual([]);
  });

  it('is told at once, however long its interval, also of a card put in the place of another', async () => {
    const events = await watch('3600');
    expect(await events.next()).toEqual(MISSING);
    await card().insert({ profile: 'vitale-jumeaux' });
    const twins = people((await events.next()).VitaleContent);
    expect(twins.map(({ i_birthRank }) => i_birthRank)).toEqual([1, 1, 2]);
    await card().insert({ profile: 'vitale-corse' });
    const next = await nextFound(events);
    expect(people(next.VitaleContent).map(({ s_certifiedNir }) => s_certifiedNir)).toEqual([
      '160012B020777 13',
      '297022A020778 78',
    ]);
  });

  it('is told of a card that does not answer, and goes on with the next', async () => {
    const events = await watch();
    expect(await events.next()).toEqual(MISSING);
    await card().insert({ profile: 'vitale-muette' });
    expect(await events.next()).toEqual(UNREADABLE);
    expect(await kiosk.send('hl_readVitaleCard')).toMatchObject({ i_apiErrorType: 4, i_apiErrorCode: 1002 });
    await card().insert({ profile: 'vitale-demo' });
    expect(await nextFound(events)).toMatchObject({
      VitaleContent: { i_cardStatus: 5, s_cardStatusText: 'DemoCard' },
    });
  });

  it('has its monitor ended by the end of the session', async () => {
    const events = await watch();
    expect(await events.next()).toEqual(MISSING);
    await kiosk.send('hl_closeSession');
    expect(await events.next()).toMatchObject({ s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 3 });
    expect(await events.closed).toBe(1000);
  });
});

describe('a Vitale card', () => {
  it('is seen in the list of readers, and is no CPx card', async () => {
    await card().insert({ profile: 'vitale-adulte' });
    const { Readers } = await kiosk.send('hl_getPcscReaders');
    expect(Readers).toMatchObject([
      { i_slotType: 3, s_slotType: 'CPS card' },
      { s_name: vitaleReader(), i_slotType: 2, s_slotType: 'Vitale card' },
    ]);
    await kiosk.send('hl_getCpxCard', { s_readerName: vitaleReader() });
    expect(await kiosk.send('hl_getCpxStatus')).toMatchObject({ s_cardStatus: 'UnknownCardInserted' });
  });

  it('must have its reader chosen, and be there', async () => {
    expect(await kiosk.send('hl_readVitaleCard')).toMatchObject({ i_apiErrorType: 6000, i_apiErrorCode: 2 });
    await kiosk.send('hl_getVitaleCard', { s_readerName: vitaleReader() });
    expect(await kiosk.send('hl_readVitaleCard')).toMatchObject({ i_apiErrorType: 4, i_apiErrorCode: 1001 });
  });

  it.each([
    'vitale-adulte',
    'vitale-famille',
    'vitale-jumeaux',
    'vitale-lunaire',
    'vitale-corse',
    'vitale-demo',
  ] as const)('answers what the example pages count on (js-api 13.1): %s', async (profile) => {
    await card().insert({ profile });
    await kiosk.send('hl_getVitaleCard', { s_readerName: vitaleReader() });
    const found = people(await kiosk.send('hl_readVitaleCard'));
    expect(found.length).toBeGreaterThan(0);
    for (const { s_nir, s_birthday, s_birthdayYYYYMMDD, s_ins, s_insC } of found) {
      expect(s_nir).toMatch(/^[12]\d{4}(?:\d{2}|2[AB])\d{6} \d{2}$/);
      expect([6, 8]).toContain(String(s_birthday).length);
      expect(s_birthdayYYYYMMDD).toMatch(/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/);
      expect(s_ins).toBe(s_insC);
    }
  });

  it('holds dates outside of the calendar, which the date commands put right alike', async () => {
    await card().insert({ profile: 'vitale-lunaire' });
    await kiosk.send('hl_getVitaleCard', { s_readerName: vitaleReader() });
    const lunar = people(await kiosk.send('hl_readVitaleCard'));
    expect(lunar).toMatchObject([
      { s_birthday: '500000', s_birthdayYYYYMMDD: '19500101', s_rawBirthdayYYYYMMDD: '19500000' },
      { s_birthday: '31142012', s_birthdayYYYYMMDD: '20120131', s_rawBirthdayYYYYMMDD: '20121431' },
    ]);
    for (const { s_birthday, i_quality, s_birthdayYYYYMMDD } of lunar) {
      const date = { s_date: s_birthday, i_quality };
      expect(await kiosk.send('hl_regularizeBirthDateIfNeeded', date)).toEqual({
        s_status: 'OK',
        s_date: s_birthdayYYYYMMDD,
      });
    }
  });

  it('leads to the record of its person: number, key and the letter of its kind', async () => {
    await card().insert({ profile: 'vitale-dmp' });
    const session = await openSession(application);
    await session.createDmpConnector();
    await session.send('hl_getVitaleCard', { s_readerName: vitaleReader() });
    const [person] = people(await session.send('hl_readVitaleCard'));
    // js-api 4.5: clients put T behind the number of a card of status 4.
    const ins = `${String(person?.s_nir).replaceAll(' ', '')}T`;
    expect(await session.send('hl_getDirectAuthenticationDMPStatus', { s_ins: ins })).toMatchObject({
      s_status: 'OK',
      ExistingTestAnswer: { i_dmpStatus: 1, AdminData: { s_birthday: person?.s_birthdayYYYYMMDD } },
    });
  });
});

/** A card put in the place of another may be told with the empty moment between them. */
async function nextFound(events: Monitor): Promise<Answer> {
  const event = await events.next();
  return event.s_cardStatus === 'CardMissing' ? events.next() : event;
}
