/** A view of the console. */
export type Route =
  | { readonly view: 'home' | 'scenario' | 'history' | 'live' }
  | { readonly view: 'command'; readonly name: string };

const VIEWS = ['scenario', 'history', 'live'] as const;

/** The view that the fragment of an address names: `#/command/hl_getCpxCard`, `#/history`; else the first one. */
export function readRoute(hash: string): Route {
  const [, view = '', name = ''] = hash.split('/');
  if (view === 'command' && /^\w+$/.test(name)) return { view, name };
  return { view: VIEWS.find((known) => known === view) ?? 'home' };
}

/** The fragment of a view. */
export function linkTo(route: Route): string {
  if (route.view === 'command') return `#/command/${route.name}`;
  return route.view === 'home' ? '#/' : `#/${route.view}`;
}
