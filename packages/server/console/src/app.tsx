import { useEffect, useRef, useState } from 'preact/hooks';
import { findCommand } from './catalogue/catalogue.js';
import { CardsPanel } from './parts/cards-panel.js';
import { CommandPage } from './parts/command-page.js';
import { Header } from './parts/header.js';
import { HistoryPage } from './parts/history-page.js';
import { HomePage } from './parts/home-page.js';
import { LivePage } from './parts/live-page.js';
import { Menu, SEARCH_ID } from './parts/menu.js';
import { ScenarioPage } from './parts/scenario-page.js';
import { ShortcutsDialog } from './parts/shortcuts-dialog.js';
import { StoreContext, useStore, useTexts } from './state/context.js';
import { linkTo, type Route, readRoute } from './state/route.js';
import { isTypedInto, readShortcut, type Shortcut } from './state/shortcuts.js';
import type { Store } from './state/store.js';

/** The whole page. */
export function App({ store }: { readonly store: Store }) {
  return (
    <StoreContext.Provider value={store}>
      <Shell />
    </StoreContext.Provider>
  );
}

function Shell() {
  const store = useStore();
  const texts = useTexts();
  const route = useRoute();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [areCardsOpen, setCardsOpen] = useState(() => innerWidth >= 1700);
  const [areShortcutsOpen, setShortcutsOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { language, theme } = store.preferences.value;
  const address = linkTo(route);

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
    document.title = `${route.view === 'command' ? route.name : texts.nav[route.view]} · DmpConnect-JS2`;
  }, [language, theme, route, texts]);

  // A view that was chosen begins at its title, for the screen reader too; the first one does not take the focus.
  const shown = useRef(address);
  useEffect(() => {
    setMenuOpen(false);
    if (shown.current === address) return;
    shown.current = address;
    main.current?.querySelector('h1')?.focus();
    scrollTo(0, 0);
  }, [address]);

  /** The focus goes back to what opened them. */
  const closeCards = () => {
    setCardsOpen(false);
    document.querySelector<HTMLElement>('[aria-controls="cards"]')?.focus();
  };
  const actions: Readonly<Record<Shortcut, () => void>> = {
    search() {
      setMenuOpen(true);
      document.getElementById(SEARCH_ID)?.focus();
    },
    shortcuts: () => setShortcutsOpen(true),
    cards: () => setCardsOpen((open) => !open),
    scenario: () => go({ view: 'scenario' }),
    history: () => go({ view: 'history' }),
    live: () => go({ view: 'live' }),
    close() {
      setMenuOpen(false);
      if (areCardsOpen) closeCards();
    },
  };
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const shortcut = readShortcut(event, isTypedInto(event.target));
      if (shortcut === undefined) return;
      if (shortcut !== 'close') event.preventDefault();
      latest.current[shortcut]();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  return (
    <div class={areCardsOpen && store.sandbox.value !== undefined ? 'shell with-cards' : 'shell'}>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {texts.skip}
      </button>
      <Header
        isMenuOpen={isMenuOpen}
        areCardsOpen={areCardsOpen}
        onMenu={() => setMenuOpen(!isMenuOpen)}
        onCards={actions.cards}
        onShortcuts={actions.shortcuts}
      />
      <Menu route={route} isOpen={isMenuOpen} />
      <main id="main" ref={main} tabIndex={-1}>
        <View route={route} />
      </main>
      {areCardsOpen && <CardsPanel onClose={closeCards} />}
      {areShortcutsOpen && <ShortcutsDialog onClose={() => setShortcutsOpen(false)} />}
    </div>
  );
}

function View({ route }: { readonly route: Route }) {
  const store = useStore();
  const texts = useTexts();
  switch (route.view) {
    case 'scenario':
      return <ScenarioPage />;
    case 'history':
      return <HistoryPage />;
    case 'live':
      return <LivePage />;
    case 'home':
      return <HomePage />;
    case 'command': {
      const command = findCommand(store.catalogue, route.name);
      return command === undefined ? (
        <p class="hint">{texts.command.unknown(route.name)}</p>
      ) : (
        <CommandPage key={command.name} command={command} />
      );
    }
  }
}

const go = (route: Route) => {
  location.hash = linkTo(route);
};

/** The view of the address, which follows it. */
function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
