import './style.css';
import { render } from 'preact';
import { App } from './app.js';
import { sendOnSocket, sendRemote } from './calls/send.js';
import { watchOnSocket } from './calls/watch.js';
import type { Catalogue } from './catalogue/catalogue.js';
import { createSandboxApi } from './sandbox/api.js';
import { readPreferences } from './state/preferences.js';
import { createStore } from './state/store.js';
import { EN } from './texts/en.js';
import { FR } from './texts/fr.js';

/** Time given to a command whose contract says none. */
const DEFAULT_SECONDS = 60;

const preferences = readPreferences(localStorage, navigator.languages);
const page = document.getElementById('console');
if (page === null) throw new Error('The page has no place for the console.');

try {
  const response = await fetch('/console/contract.json');
  if (!response.ok) throw new Error(`contract.json: ${response.status}`);
  const catalogue: Catalogue = await response.json();
  const url = `wss://${location.host}`;
  const store = createStore({
    catalogue,
    preferences,
    sandbox: createSandboxApi(),
    send: (command, message, signal) =>
      command.kind === 'remote'
        ? sendRemote(command.name, message, { signal })
        : sendOnSocket(message, { url, signal, timeoutSeconds: command.timeoutSeconds ?? DEFAULT_SECONDS }),
    watch: (message, listener) => watchOnSocket(message, url, listener),
  });
  await store.loadSandbox();
  render(<App store={store} />, page);
} catch (error) {
  page.textContent = (preferences.language === 'fr' ? FR : EN).loadFailed;
  throw error;
}
