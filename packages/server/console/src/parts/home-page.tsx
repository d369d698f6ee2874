import { useStore, useTexts } from '../state/context.js';
import { linkTo } from '../state/route.js';
import { Icon, type IconName } from './icon.js';

const CARDS = [
  ['scenario', 'steps', linkTo({ view: 'scenario' })],
  ['command', 'play', linkTo({ view: 'command', name: 'hl_openSession' })],
  ['monitor', 'pulse', linkTo({ view: 'command', name: 'hl_startCpxCardMonitoring' })],
  ['code', 'code', linkTo({ view: 'command', name: 'hl_readCpxCard' })],
] as const satisfies readonly (readonly [string, IconName, string])[];

/** What the console is for. */
export function HomePage() {
  const store = useStore();
  const { home } = useTexts();
  const hasSandbox = store.sandbox.value !== undefined;
  return (
    <div class="home">
      <header class="page-head">
        <h1 tabIndex={-1}>{home.heading}</h1>
        <p class="lead">{home.lead}</p>
      </header>
      <p class={hasSandbox ? 'notice good' : 'notice'}>
        <Icon name={hasSandbox ? 'check' : 'card'} />
        {hasSandbox ? home.sandboxOn : home.sandboxOff}
      </p>
      <ul class="tiles">
        {CARDS.map(([id, icon, href]) => (
          <li key={id}>
            <a class="tile" href={href}>
              <Icon name={icon} />
              <strong>{home.cards[id].title}</strong>
              <span>{home.cards[id].text}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
