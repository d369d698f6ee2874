import { drawIcon } from '../icon/draw.js';
import { encodeArgb } from '../icon/encode-argb.js';
import type { Mood } from '../icon/mood.js';
import type { TrayView } from '../tray.js';
import { MENU_PATH } from './export-menu.js';
import type { InterfaceDescription, MessageBus } from './library.js';

/** Where the icon lies; hosts look there when they are given a name of the bus. */
export const ITEM_PATH = '/StatusNotifierItem';

const ITEM: InterfaceDescription = {
  name: 'org.kde.StatusNotifierItem',
  methods: {
    Activate: ['ii', ''],
    SecondaryActivate: ['ii', ''],
    ContextMenu: ['ii', ''],
    Scroll: ['is', ''],
  },
  signals: { NewTitle: [], NewIcon: [], NewToolTip: [], NewStatus: ['s', 'status'] },
  properties: {
    Category: 's',
    Id: 's',
    Title: 's',
    Status: 's',
    WindowId: 'i',
    IconName: 's',
    IconPixmap: 'a(iiay)',
    OverlayIconName: 's',
    OverlayIconPixmap: 'a(iiay)',
    AttentionIconName: 's',
    AttentionIconPixmap: 'a(iiay)',
    AttentionMovieName: 's',
    ToolTip: '(sa(iiay)ss)',
    ItemIsMenu: 'b',
    Menu: 'o',
  },
};

/** Sides of the pictures: of a panel, and of one on a screen with two points a point. */
const SIZES = [22, 44] as const;

type Pixmaps = readonly (readonly [width: number, height: number, argb: Buffer])[];

/** An icon on the bus. */
export interface ExportedItem {
  /** Tells whoever shows it what has changed since. */
  changed(before: TrayView): void;
}

/** Puts the icon on the bus, as the specification of StatusNotifierItem describes it. */
export function exportItem(bus: MessageBus, current: () => TrayView, onActivate: () => void): ExportedItem {
  const pixmaps = (): Pixmaps => draw(current().mood);
  const status = () => (current().mood === 'attention' ? 'NeedsAttention' : 'Active');
  bus.exportInterface(
    {
      Category: 'SystemServices',
      Id: 'dmpconnect-js2',
      Title: 'DmpConnect-JS2',
      WindowId: 0,
      IconName: '',
      OverlayIconName: '',
      OverlayIconPixmap: [],
      AttentionIconName: '',
      AttentionMovieName: '',
      ItemIsMenu: false,
      Menu: MENU_PATH,
      get Status() {
        return status();
      },
      get IconPixmap() {
        return pixmaps();
      },
      get AttentionIconPixmap() {
        return pixmaps();
      },
      get ToolTip() {
        return ['', [], 'DmpConnect-JS2', current().tooltip];
      },
      Activate: () => onActivate(),
      SecondaryActivate: () => onActivate(),
      // The menu is on the bus: who cannot show it opens the page instead.
      ContextMenu: () => onActivate(),
      Scroll: () => undefined,
    },
    ITEM_PATH,
    ITEM,
  );
  const signal = (member: string, signature?: string, values?: readonly unknown[]) =>
    bus.sendSignal(ITEM_PATH, ITEM.name, member, signature, values);
  return {
    changed(before) {
      if (before.mood !== current().mood) {
        signal('NewStatus', 's', [status()]);
        signal('NewIcon');
        signal('NewAttentionIcon');
      }
      if (before.tooltip !== current().tooltip) signal('NewToolTip');
    },
  };
}

const drawn = new Map<Mood, Pixmaps>();

function draw(mood: Mood): Pixmaps {
  const known = drawn.get(mood);
  if (known !== undefined) return known;
  const pixmaps = SIZES.map((size) => [size, size, encodeArgb(drawIcon(mood, size))] as const);
  drawn.set(mood, pixmaps);
  return pixmaps;
}
