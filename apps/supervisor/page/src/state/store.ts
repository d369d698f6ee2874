import type { CheckResult } from '@dmpconnect/server/doctor';
import { computed, signal } from '@preact/signals';
import type { Facts, Outcome, PageAnswers, Welcome } from '../../../src/api/answers.js';
import type { Failure } from '../../../src/api/failure.js';
import type { Examiner } from '../../../src/facts/doctor-desk.js';
import type { SettingsView } from '../../../src/settings/view.js';
import type { Overview } from '../../../src/state/overview.js';
import type { Language } from '../../../src/texts/texts.js';
import type { Api, Asked, LinkState } from '../link/api.js';

/** Something to tell the person: it worked, or why not. */
export type Note =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The state of the page. */
export type Store = ReturnType<typeof createStore>;

/** Makes the state of the page, and follows the supervisor. */
export function createStore(api: Api) {
  const welcome = signal<Welcome | undefined>(undefined);
  const overview = signal<Overview | undefined>(undefined);
  const facts = signal<Facts | undefined>(undefined);
  const settings = signal<SettingsView | undefined>(undefined);
  const lines = signal<readonly CheckResult[]>([]);
  const examination = signal<'none' | 'running' | { readonly at: string }>('none');
  const examiner = signal<Examiner | undefined>(undefined);
  const download = signal<{ readonly received: number; readonly size: number } | undefined>(undefined);
  const link = signal<LinkState>('linked');
  const language = signal<Language>('fr');
  const note = signal<Note | undefined>(undefined);
  /** What was asked and not answered yet. */
  const asking = signal<readonly string[]>([]);

  const ask = async <Name extends Asked>(
    name: Name,
    body: object = {},
  ): Promise<Outcome<PageAnswers[Name]>> => {
    asking.value = [...asking.value, name];
    note.value = undefined;
    const outcome = await api.ask(name, body);
    asking.value = asking.value.filter((other) => other !== name);
    if (!outcome.ok) note.value = { kind: 'failed', failure: outcome.failure };
    return outcome;
  };

  const loadSettings = async (withRights = false): Promise<void> => {
    const outcome = await ask('settings', { withRights });
    if (outcome.ok) settings.value = outcome.value;
  };

  api.follow(
    {
      welcome: (told) => {
        if (welcome.value === undefined) language.value = told.language;
        welcome.value = told;
      },
      overview: (told) => {
        overview.value = told;
      },
      facts: (told) => {
        facts.value = told;
      },
      failure: (failure) => {
        note.value = { kind: 'failed', failure };
      },
      'doctor-start': ({ by }) => {
        examiner.value = by;
        lines.value = [];
        examination.value = 'running';
      },
      'doctor-line': (line) => {
        lines.value = [...lines.value, line];
      },
      'doctor-end': (end) => {
        examination.value = end;
      },
      download: (progress) => {
        download.value = progress;
      },
    },
    (state) => {
      link.value = state;
    },
  );

  return {
    ...{ welcome, overview, facts, settings, lines, examination, examiner, download, link, language, note },
    isAsking: (name: string) => asking.value.includes(name),
    isBusy: computed(() => asking.value.length > 0),
    ask,
    loadSettings,
    bundle: () => api.bundle(),
    setLanguage(chosen: Language) {
      language.value = chosen;
      void api.ask('language', { language: chosen });
    },
  };
}
