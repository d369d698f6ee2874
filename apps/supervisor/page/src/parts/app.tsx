import { useEffect, useRef, useState } from 'preact/hooks';
import { useStore, useTexts } from '../state/context.js';
import { ActionButton } from './action-button.js';
import { Notice } from './notice.js';
import { SettingsTab } from './settings-tab.js';
import { StatusTab } from './status-tab.js';
import { SupportTab } from './support-tab.js';

const TABS = ['status', 'settings', 'support'] as const;
type Tab = (typeof TABS)[number];

const VIEWS: Readonly<Record<Tab, () => preact.JSX.Element>> = {
  status: StatusTab,
  settings: SettingsTab,
  support: SupportTab,
};

/** The whole page: its head, its three tabs, the one that is shown. */
export function App() {
  const store = useStore();
  const texts = useTexts();
  const [tab, setTab] = useState<Tab>('status');
  const panel = useRef<HTMLElement>(null);
  const language = store.language.value;
  const mood = store.overview.value?.mood;

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = mood === undefined ? texts.title : `${texts.moods[mood]} · ${texts.title}`;
  }, [language, mood, texts]);

  const choose = (chosen: Tab) => {
    store.note.value = undefined;
    setTab(chosen);
  };
  const View = VIEWS[tab];
  return (
    <>
      <button type="button" class="skip" onClick={() => panel.current?.focus()}>
        {texts.skip}
      </button>
      <header>
        <div class="top">
          <img src="/icon.svg" alt="" width="30" height="30" />
          <h1 class="brand">
            {texts.title} <small>{store.welcome.value && texts.subtitle(store.welcome.value.version)}</small>
          </h1>
          <ActionButton
            kind="quiet"
            lang={language === 'fr' ? 'en' : 'fr'}
            onClick={() => store.setLanguage(language === 'fr' ? 'en' : 'fr')}
          >
            {texts.otherLanguage}
          </ActionButton>
        </div>
        <Tabs chosen={tab} onChoose={choose} />
      </header>
      <div role="alert" class="lost">
        {store.link.value !== 'linked' && <p class="notice bad">{texts.links[store.link.value]}</p>}
      </div>
      <main ref={panel} tabIndex={-1}>
        <div id={`panel-${tab}`} role="tabpanel" aria-labelledby={`tab-${tab}`}>
          <Notice />
          <View key={tab} />
        </div>
      </main>
    </>
  );
}

function Tabs({ chosen, onChoose }: { readonly chosen: Tab; readonly onChoose: (tab: Tab) => void }) {
  const texts = useTexts();
  /** Arrows go from tab to tab, as the pattern of the ARIA practices wants. */
  const move = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
    const ends: Readonly<Record<string, Tab>> = { Home: 'status', End: 'support' };
    const step = steps[event.key];
    const next =
      step === undefined ? ends[event.key] : TABS[(TABS.indexOf(chosen) + step + TABS.length) % TABS.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={texts.tabs.label} onKeyDown={move}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          {...(name === chosen ? { 'aria-controls': `panel-${name}` } : {})}
          aria-selected={name === chosen}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {texts.tabs[name]}
        </button>
      ))}
    </div>
  );
}
