import { findCommand } from '../catalogue/catalogue.js';
import { useStore, useTexts } from '../state/context.js';
import { LANGUAGES, type Preferences, THEMES, type Theme, writePreferences } from '../state/preferences.js';
import { linkTo } from '../state/route.js';
import { CopyButton } from './copy-button.js';
import { Icon, type IconName } from './icon.js';

const THEME_ICONS: Readonly<Record<Theme, IconName>> = { auto: 'system', light: 'sun', dark: 'moon' };

/** The band at the top: where one is, session, cards, language and colours. */
export function Header({
  isMenuOpen,
  areCardsOpen,
  onMenu,
  onCards,
  onShortcuts,
}: {
  readonly isMenuOpen: boolean;
  readonly areCardsOpen: boolean;
  readonly onMenu: () => void;
  readonly onCards: () => void;
  readonly onShortcuts: () => void;
}) {
  const store = useStore();
  const texts = useTexts();
  const preferences = store.preferences.value;
  const change = (changed: Partial<Preferences>) => {
    store.preferences.value = { ...preferences, ...changed };
    writePreferences(localStorage, store.preferences.value);
  };
  const otherLanguage = LANGUAGES.find((language) => language !== preferences.language) ?? 'en';
  const nextTheme = THEMES[(THEMES.indexOf(preferences.theme) + 1) % THEMES.length] ?? 'auto';
  return (
    <header class="top">
      <button
        type="button"
        class="button quiet menu-button"
        aria-expanded={isMenuOpen}
        aria-controls="menu"
        aria-label={texts.nav.menu}
        onClick={onMenu}
      >
        <Icon name="menu" />
      </button>
      <a class="brand" href={linkTo({ view: 'home' })}>
        <Icon name="logo" />
        <span>
          DmpConnect-JS2 <small>{texts.title}</small>
        </span>
      </a>
      <SessionState />
      <span class="spacer" />
      {store.sandbox.value !== undefined && (
        <button
          type="button"
          class="button"
          aria-expanded={areCardsOpen}
          aria-controls="cards"
          aria-label={texts.cards.show}
          onClick={onCards}
        >
          <Icon name="card" />
          <span class="wide-only">{texts.cards.show}</span>
        </button>
      )}
      <button type="button" class="button quiet" onClick={onShortcuts} aria-label={texts.shortcuts.open}>
        <Icon name="keyboard" />
      </button>
      <button
        type="button"
        class="button quiet"
        aria-label={`${texts.themes.label}: ${texts.themes[preferences.theme]}`}
        title={`${texts.themes.label}: ${texts.themes[preferences.theme]}`}
        onClick={() => change({ theme: nextTheme })}
      >
        <Icon name={THEME_ICONS[preferences.theme]} />
      </button>
      <button
        type="button"
        class="button quiet"
        lang={otherLanguage}
        onClick={() => change({ language: otherLanguage })}
      >
        <span class="wide-only">{texts.otherLanguage}</span>
        <span class="narrow-only">{otherLanguage.toUpperCase()}</span>
      </button>
    </header>
  );
}

function SessionState() {
  const store = useStore();
  const texts = useTexts();
  const id = store.sessionId.value;
  const open = findCommand(store.catalogue, 'hl_openSession');
  if (id === undefined) {
    return (
      <span class="session" role="status">
        <span class="dot" />
        {open === undefined ? (
          texts.session.none
        ) : (
          <a href={linkTo({ view: 'command', name: open.name })}>{texts.session.none}</a>
        )}
      </span>
    );
  }
  return (
    <span class="session open" role="status">
      <span class="dot" />
      <span title={id}>{texts.session.opened(id)}</span>
      <span class="wide-only muted">
        {store.serverVersion.value !== undefined && texts.session.version(store.serverVersion.value)}
      </span>
      <CopyButton text={id} label={texts.session.copyId} />
    </span>
  );
}
