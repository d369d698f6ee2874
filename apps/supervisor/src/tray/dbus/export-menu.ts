import type { TrayCommand, TrayView } from '../tray.js';
import type { InterfaceDescription, MessageBus } from './library.js';
import { itemId, itemProperties, menuLayout, type Properties } from './menu-layout.js';

/** Where the menu lies. */
export const MENU_PATH = '/MenuBar';

const MENU: InterfaceDescription = {
  name: 'com.canonical.dbusmenu',
  methods: {
    GetLayout: ['iias', 'u(ia{sv}av)'],
    GetGroupProperties: ['aias', 'a(ia{sv})'],
    GetProperty: ['is', 'v'],
    Event: ['isvu', ''],
    EventGroup: ['a(isvu)', 'ai'],
    AboutToShow: ['i', 'b'],
    AboutToShowGroup: ['ai', 'aiai'],
  },
  signals: {
    LayoutUpdated: ['ui', 'revision', 'parent'],
    ItemsPropertiesUpdated: ['a(ia{sv})a(ias)', 'updated', 'removed'],
  },
  properties: { Version: 'u', TextDirection: 's', Status: 's', IconThemePath: 'as' },
};

/** A menu on the bus. */
export interface ExportedMenu {
  /** Tells whoever shows it that it has changed. */
  changed(): void;
}

/** Puts the menu of the icon on the bus, as panels read it. */
export function exportMenu(
  bus: MessageBus,
  current: () => TrayView,
  onCommand: (command: TrayCommand) => void,
): ExportedMenu {
  let revision = 1;
  const properties = (id: number): Properties => {
    const item = current().items[id - 1];
    return item === undefined ? [] : itemProperties(item);
  };
  const event = (id: number, kind: string): void => {
    const item = current().items[id - 1];
    if (kind === 'clicked' && item?.command !== undefined && item.enabled) onCommand(item.command);
  };
  bus.exportInterface(
    {
      Version: 3,
      TextDirection: 'ltr',
      Status: 'normal',
      IconThemePath: [],
      GetLayout: (parent: number) => [revision, menuLayout(current().items, parent)],
      GetGroupProperties: (ids: readonly number[]) => {
        const asked = ids.length === 0 ? current().items.map((_, index) => itemId(index)) : ids;
        return asked.map((id) => [id, properties(id)]);
      },
      GetProperty: (id: number, name: string) =>
        properties(id).find(([known]) => known === name)?.[1] ?? ['s', ''],
      Event: (id: number, kind: string) => event(id, kind),
      EventGroup: (events: readonly (readonly [number, string])[]) => {
        for (const [id, kind] of events) event(id, kind);
        return [];
      },
      AboutToShow: () => false,
      AboutToShowGroup: () => [[], []],
    },
    MENU_PATH,
    MENU,
  );
  return {
    changed() {
      revision += 1;
      bus.sendSignal(MENU_PATH, MENU.name, 'LayoutUpdated', 'ui', [revision, 0]);
    },
  };
}
