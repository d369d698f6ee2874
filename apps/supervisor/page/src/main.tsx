import './style.css';
import { render } from 'preact';
import { createApi, openVisit } from './link/api.js';
import { App } from './parts/app.js';
import { ClosedDoor } from './parts/closed-door.js';
import { StoreContext } from './state/context.js';
import { createStore } from './state/store.js';
import { EN } from './texts/en.js';
import { FR } from './texts/fr.js';

/** Where this tab keeps its half of the proof: a page that is loaded again needs no other token. */
const KEY = 'supervisor-key';

const page = document.getElementById('supervisor');
if (page === null) throw new Error('The page has no place for the supervisor.');

const key = await findKey();
if (key === undefined) {
  render(<ClosedDoor texts={navigator.language.startsWith('en') ? EN : FR} />, page);
} else {
  const store = createStore(createApi(key));
  render(
    <StoreContext.Provider value={store}>
      <App />
    </StoreContext.Provider>,
    page,
  );
}

/** The token of the address serves once, and leaves it: neither the history nor a copied address opens the page. */
async function findKey(): Promise<string | undefined> {
  const token = location.hash.slice(1);
  if (token === '') return sessionStorage.getItem(KEY) ?? undefined;
  history.replaceState(null, '', '/');
  const opened = await openVisit(token);
  if (opened !== undefined) sessionStorage.setItem(KEY, opened);
  return opened ?? sessionStorage.getItem(KEY) ?? undefined;
}
