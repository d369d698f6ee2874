import type { InstalledService, MasterState } from '@dmpconnect/server/admin-client';
import { SettingsError } from '@dmpconnect/server/config';
import { describe, expect, it } from 'vitest';
import type { ServiceControl, ServiceReport } from '../service/service.js';
import { type Findings, judge } from './judge.js';
import type { Overview } from './overview.js';
import { watchService } from './watch-service.js';

const ANSWER: MasterState = { answers: true, version: '0.1.0', sessions: 2, verified: true };
const silent = (why: 'refused' | 'timeout' | 'tls' | 'other'): MasterState => ({ answers: false, why });
const findings = (change: Partial<Findings>): Findings => ({
  manager: 'systemd',
  report: { state: 'running', pid: 4 },
  answer: ANSWER,
  port: 9982,
  settingsProblems: [],
  areSettingsRight: true,
  isYoung: false,
  restarts: 0,
  ...change,
});

describe('the judgement', () => {
  it.each([
    ['runs and answers', {}, 'well', /fonctionne/],
    ['is stopped', { report: { state: 'stopped' }, answer: silent('refused') }, 'stopped', /est arrêté/],
    ['runs and is deaf', { answer: silent('refused') }, 'attention', /ne répond pas.*9982/s],
    ['runs and hangs', { answer: silent('timeout') }, 'attention', /redémarrez/],
    ['has just been started', { answer: silent('refused'), isYoung: true }, 'stopped', /démarre/],
    [
      'lost its port to another program',
      { report: { state: 'failed', exitCode: 4 }, answer: silent('other') },
      'attention',
      /tout seul \(code 4\).*port du service est déjà pris/s,
    ],
    [
      'is stopped while another program holds its port',
      { report: { state: 'stopped' }, answer: silent('other') },
      'attention',
      /est arrêté.*autre programme/s,
    ],
    [
      'died',
      { report: { state: 'failed', exitCode: 134 }, answer: silent('refused') },
      'attention',
      /code 134/,
    ],
    [
      'is not installed',
      { report: { state: 'absent' }, answer: silent('refused') },
      'attention',
      /installateur/,
    ],
    ['cannot be known', { report: undefined, answer: silent('refused') }, 'attention', /inconnu/],
    [
      'died while another one holds its port',
      { report: { state: 'failed', exitCode: 4 } },
      'attention',
      /tout seul.*un autre service/is,
    ],
    ['was started by hand', { report: { state: 'absent' } }, 'well', /fonctionne.*à la main/s],
    [
      'is started again and again',
      { report: { state: 'starting' }, answer: silent('refused'), isYoung: true, restarts: 3 },
      'attention',
      /redémarre sans cesse/,
    ],
    [
      'died and wrote why',
      {
        report: { state: 'failed', exitCode: 1 },
        answer: silent('refused'),
        lastWords: { fr: 'Dernière erreur : le disque est plein.', en: 'The disk is full.' },
      },
      'attention',
      /tout seul.*le disque est plein/s,
    ],
    [
      'has wrong settings',
      { settingsProblems: [{ fr: 'server/port (ligne 4) : …', en: '' }] },
      'attention',
      /fichier de réglages.*ligne 4/s,
    ],
  ] satisfies [string, Partial<Findings>, string, RegExp][])(
    'of a service that %s',
    (_, change, mood, words) => {
      const { mood: found, headline, reasons } = judge(findings(change));
      expect(found).toBe(mood);
      expect([headline, ...reasons].map(({ fr }) => fr).join('\n')).toMatch(words);
      for (const { fr, en } of [headline, ...reasons]) expect(fr).not.toBe(en);
    },
  );

  it('does not say twice what the exit code says', () => {
    const lastWords = { fr: 'Dernière erreur : EADDRINUSE', en: 'Last error: EADDRINUSE' };
    const failed = (exitCode: number) =>
      judge(findings({ report: { state: 'failed', exitCode }, answer: silent('refused'), lastWords }))
        .reasons;
    expect(failed(4)).not.toContain(lastWords);
    expect(failed(1)).toContain(lastWords);
  });

  describe('of what the running service says of its settings', () => {
    const says = (id: string, attention: boolean): MasterState => ({
      ...ANSWER,
      lines: [
        { id, attention, label: { fr: '', en: '' }, sentence: { fr: 'À relancer.', en: 'To restart.' } },
      ],
    });
    it('tells that some wait for a restart, without alarm', () => {
      const { mood, reasons, restartAdvised } = judge(findings({ answer: says('settings', true) }));
      expect({ mood, restartAdvised, reasons: reasons.map(({ fr }) => fr) }).toEqual({
        mood: 'well',
        restartAdvised: true,
        reasons: ['À relancer.'],
      });
    });
    it('advises no restart with settings that are wrong, or that this account cannot read', () => {
      const answer = says('settings', true);
      expect(judge(findings({ answer, areSettingsRight: false })).restartAdvised).toBe(false);
      const wrong = { answer, areSettingsRight: false, settingsProblems: [{ fr: 'ligne 4', en: 'line 4' }] };
      expect(judge(findings(wrong)).reasons.map(({ fr }) => fr)).not.toContain('À relancer.');
    });
    it('says nothing when nothing waits, and leaves the licence to its panel', () => {
      for (const answer of [says('settings', false), says('licence', true)])
        expect(judge(findings({ answer }))).toMatchObject({ restartAdvised: false, reasons: [] });
    });
  });

  it('offers what is possible', () => {
    expect(judge(findings({}))).toMatchObject({
      canStart: false,
      canStop: true,
      sessions: 2,
      version: '0.1.0',
    });
    const stopped = judge(findings({ report: { state: 'stopped' }, answer: silent('refused') }));
    expect(stopped).toMatchObject({ canStart: true, canStop: false, answers: false });
    expect(stopped).not.toHaveProperty('version');
  });
});

describe('the watch', () => {
  const installation = { port: 9982, problem: undefined } as unknown as InstalledService;
  function service(
    states: ServiceReport[],
    act: ServiceControl['act'] = async () => undefined,
  ): ServiceControl {
    return {
      manager: 'plain',
      read: async () => (states.length > 1 ? states.shift() : states[0])!,
      act,
      byHand: () => ({ fr: '', en: '' }),
    };
  }

  it('tells changes, and only those', async () => {
    const told: string[] = [];
    const watch = watchService(
      {
        service: service([{ state: 'running' }, { state: 'running' }, { state: 'stopped' }]),
        locate: async () => installation,
        ask: async () => ANSWER,
      },
      1_000_000,
    );
    const end = watch.listen(({ state }) => told.push(state));
    for (let look = 0; look < 4; look += 1) await watch.look();
    end();
    watch.close();
    expect(told).toEqual(['running', 'stopped']);
  });

  it('says what is being done, and looks again when it is done or has failed', async () => {
    const told: Overview[] = [];
    let refuse = false;
    const watch = watchService(
      {
        service: service([{ state: 'stopped' }, { state: 'running' }], async () => {
          if (refuse) throw new Error('no');
        }),
        locate: async () => installation,
        ask: async () => silent('refused'),
      },
      1_000_000,
    );
    await watch.look();
    watch.listen((overview) => told.push(overview));
    await watch.act('start');
    expect(told.map(({ state, doing }) => [state, doing])).toEqual([
      ['stopped', 'start'],
      ['running', undefined],
    ]);
    refuse = true;
    await expect(watch.act('restart')).rejects.toThrow('no');
    expect((await watch.overview()).doing).toBeUndefined();
    watch.close();
  });

  it('does not take what answers on the default port for the service when the settings name none', async () => {
    const asked: number[] = [];
    const problem = new SettingsError([
      { path: 'server/port', line: 4, rule: { fr: 'doit être un nombre', en: 'must be a number' } },
    ]);
    const found = [
      { port: 9982, problem },
      { port: 9990, problem: undefined },
      { port: 9982, problem },
    ] as unknown as InstalledService[];
    const watch = watchService(
      {
        service: service([{ state: 'stopped' }]),
        locate: async () => found.shift()!,
        ask: async ({ port }) => {
          asked.push(port);
          return ANSWER;
        },
      },
      1_000_000,
    );
    expect(await watch.look()).toMatchObject({ mood: 'attention', answers: false });
    await watch.look();
    const last = await watch.look();
    watch.close();
    expect(asked).toEqual([9990, 9990]);
    expect(last.reasons[1]?.fr).toBe('server/port (ligne 4) : doit être un nombre.');
  });

  it('gives a started service the time to answer, and one that was there before none', async () => {
    let time = 0;
    const reports: ServiceReport[] = [
      { state: 'running', pid: 1 },
      { state: 'running', pid: 2 },
    ];
    const watch = watchService(
      {
        service: { ...service([]), read: async () => reports[0]! },
        locate: async () => installation,
        ask: async () => silent('refused'),
        lastWords: async () => undefined,
        now: () => time,
      },
      1_000_000,
    );
    time = 100_000;
    expect((await watch.look()).mood).toBe('attention');
    reports.shift();
    expect((await watch.look()).mood).toBe('stopped');
    time += 20_000;
    expect((await watch.look()).mood).toBe('attention');
    watch.close();
  });

  it('tells a service that its manager starts again and again, and not one that a person restarts', async () => {
    let pid = 1;
    let time = 0;
    const reads: string[] = [];
    const watch = watchService(
      {
        service: { ...service([]), read: async () => ({ state: 'running', pid }) },
        locate: async () => installation,
        ask: async () => silent('refused'),
        lastWords: async () => {
          reads.push('journal');
          return { fr: 'Le disque est plein.', en: 'The disk is full.' };
        },
        now: () => time,
      },
      1_000_000,
    );
    await watch.look();
    reads.length = 0;
    for (let asked = 0; asked < 4; asked += 1) {
      pid += 1;
      await watch.act('restart');
    }
    expect(await watch.overview()).toMatchObject({ headline: { fr: 'Le service démarre…' } });
    // A young service may still answer: nobody reads the journals for it.
    expect(reads).toEqual([]);
    for (let died = 0; died < 3; died += 1) {
      pid += 1;
      time += 5_000;
      await watch.look();
    }
    const { mood, headline, reasons } = await watch.overview();
    expect(mood).toBe('attention');
    expect(headline.fr).toMatch(/sans cesse/);
    expect(reasons.map(({ fr }) => fr)).toContain('Le disque est plein.');
    time += 200_000;
    expect((await watch.look()).headline.fr).toBe('Le service ne répond pas.');
    watch.close();
  });
});
