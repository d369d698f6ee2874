import { z } from 'zod';
import { drawIcon } from '../icon/draw.js';
import { encodeIco } from '../icon/encode-ico.js';
import { encodePng } from '../icon/encode-png.js';
import type { Mood } from '../icon/mood.js';
import type { TrayItem, TrayView } from '../tray.js';

/** Kind of picture a tray program takes. */
export type IconFormat = 'ico' | 'png';

const ICO_SIZES = [16, 20, 24, 32, 48] as const;

/** Side of the icon of a menu bar on a screen with two points a point. */
const PNG_SIZE = 44;

/** Text of a line that is drawn as a separator. */
const SEPARATOR = '<SEPARATOR>';

/** What a tray program says: one JSON object a line. */
const said = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('clicked'), __id: z.number().int() }),
  z.object({ type: z.literal('activated') }),
]);

/** What a tray program says, as JSON objects one a line (the protocol of systray2, and `activated` of ours). */
export type TrayEvent = z.infer<typeof said>;

/** Reads a line of a tray program; nothing when it says nothing to us. */
export function readTrayEvent(line: string): TrayEvent | undefined {
  try {
    return said.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** The first line given to a tray program: everything there is to show. */
export function writeMenu(view: TrayView, format: IconFormat): string {
  return writeLine({ ...describeMenu(view, format), items: view.items.map(describeItem) });
}

/** The lines that bring a tray program from one view to the next: what has not changed is not said. */
export function writeChanges(from: TrayView, to: TrayView, format: IconFormat): readonly string[] {
  const menu =
    from.mood === to.mood && from.tooltip === to.tooltip
      ? []
      : [writeLine({ type: 'update-menu', menu: { ...describeMenu(to, format), items: [] } })];
  const items = to.items.flatMap((item, index) =>
    isSame(item, from.items[index])
      ? []
      : [writeLine({ type: 'update-item', item: describeItem(item, index), seq_id: -1 })],
  );
  return [...menu, ...items];
}

/** Tells a tray program to end. */
export const EXIT_LINE = writeLine({ type: 'exit' });

const describeMenu = ({ mood, tooltip }: TrayView, format: IconFormat) => ({
  icon: iconOf(mood, format),
  title: '',
  tooltip,
  isTemplateIcon: false,
});

function describeItem({ kind, text, enabled, visible }: TrayItem, index: number) {
  const title = kind === 'separator' ? SEPARATOR : text;
  return { title, tooltip: text, checked: false, enabled, hidden: !visible, __id: index + 1 };
}

const isSame = (a: TrayItem, b: TrayItem | undefined): boolean =>
  b !== undefined && a.text === b.text && a.enabled === b.enabled && a.visible === b.visible;

function writeLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

const drawn = new Map<string, string>();

function iconOf(mood: Mood, format: IconFormat): string {
  const key = `${mood}.${format}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const bytes =
    format === 'png'
      ? encodePng(drawIcon(mood, PNG_SIZE))
      : encodeIco(ICO_SIZES.map((size) => drawIcon(mood, size)));
  const icon = bytes.toString('base64');
  drawn.set(key, icon);
  return icon;
}
