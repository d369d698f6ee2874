import type { TrayItem } from '../tray.js';

/** A value with its type, as D-Bus carries it. */
export type Variant = readonly [signature: string, value: unknown];

/** Named values. */
export type Properties = readonly (readonly [name: string, value: Variant])[];

/** A line of `com.canonical.dbusmenu`: number, properties, lines below. */
export type Layout = readonly [id: number, properties: Properties, children: readonly Variant[]];

/** Signature of a {@link Layout}. */
export const LAYOUT_SIGNATURE = '(ia{sv}av)';

/** Number of the line of an item; 0 is the menu itself. */
export const itemId = (index: number): number => index + 1;

/** Properties of one line. */
export function itemProperties({ kind, text, enabled, visible }: TrayItem): Properties {
  const shown: Properties[number] = ['visible', ['b', visible]];
  if (kind === 'separator') return [['type', ['s', 'separator']], shown];
  // An underline would be taken for the mark of a shortcut.
  return [['label', ['s', text.replaceAll('_', '__')]], ['enabled', ['b', enabled]], shown];
}

/** The whole menu below a line; the menu is flat, so anything but 0 has nothing below. */
export function menuLayout(items: readonly TrayItem[], parent: number): Layout {
  if (parent !== 0) {
    const item = items[parent - 1];
    return [parent, item === undefined ? [] : itemProperties(item), []];
  }
  const children = items.map(
    (item, index): Variant => [LAYOUT_SIGNATURE, [itemId(index), itemProperties(item), []]],
  );
  return [0, [['children-display', ['s', 'submenu']]], children];
}
