import { useState } from 'preact/hooks';
import { searchCommands } from '../catalogue/catalogue.js';
import { useStore, useTexts } from '../state/context.js';
import { linkTo, type Route } from '../state/route.js';
import { Icon, type IconName } from './icon.js';

const VIEWS = [
  ['home', 'home'],
  ['scenario', 'steps'],
  ['history', 'clock'],
  ['live', 'pulse'],
] as const satisfies readonly (readonly [Exclude<Route['view'], 'command'>, IconName])[];

/** Identifier of the search box, which a shortcut reaches. */
export const SEARCH_ID = 'search';

/** Views and commands, with a search. */
export function Menu({ route, isOpen }: { readonly route: Route; readonly isOpen: boolean }) {
  const store = useStore();
  const texts = useTexts();
  const [search, setSearch] = useState('');
  const groups = searchCommands(store.catalogue, search);
  const running = store.streams.value.filter(({ ended }) => ended === undefined).length;
  const isHere = (other: Route) => linkTo(other) === linkTo(route);
  return (
    <nav id="menu" class={isOpen ? 'menu open' : 'menu'} aria-label={texts.nav.label}>
      <ul class="views">
        {VIEWS.map(([view, icon]) => (
          <li key={view}>
            <a href={linkTo({ view })} {...(isHere({ view }) ? { 'aria-current': 'page' as const } : {})}>
              <Icon name={icon} />
              {texts.nav[view]}
              {view === 'live' && running > 0 && <span class="badge live">{texts.nav.running(running)}</span>}
            </a>
          </li>
        ))}
      </ul>
      <div class="search">
        <Icon name="search" />
        <input
          id={SEARCH_ID}
          type="search"
          value={search}
          placeholder={texts.nav.searchShort}
          aria-label={texts.nav.search}
          aria-keyshortcuts="/"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <span class="key">/</span>
      </div>
      {groups.length === 0 && <p class="hint">{texts.nav.noMatch}</p>}
      {groups.map(({ id, title, commands }) => (
        <details
          key={`${id} ${search === ''}`}
          class="command-group"
          open={search !== '' || commands.some(({ name }) => isHere({ view: 'command', name }))}
        >
          <summary>
            {texts.groups[id] ?? title} <span class="count">{commands.length}</span>
          </summary>
          <ul>
            {commands.map(({ name, kind }) => (
              <li key={name}>
                <a
                  href={linkTo({ view: 'command', name })}
                  {...(isHere({ view: 'command', name }) ? { 'aria-current': 'page' as const } : {})}
                >
                  <code>{name}</code>
                  {kind === 'monitor' && <Icon name="pulse" />}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}
