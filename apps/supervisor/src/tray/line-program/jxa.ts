import type { TrayBackend } from '../tray.js';
import { createLineProgramBackend } from './backend.js';

/**
 * The icon by JavaScript for Automation and AppKit, which every macOS carries: for the processors that systray2 has
 * no program for (Apple silicon without Rosetta).
 */
export function createJxaBackend(): TrayBackend {
  return createLineProgramBackend({
    name: 'jxa',
    file: '/usr/bin/osascript',
    args: ['-l', 'JavaScript', '-e', STATUS_ITEM_SCRIPT],
    icon: 'png',
  });
}

/** Reads the protocol on its input in the background of the run loop; the end of the input is the end of the icon. */
export const STATUS_ITEM_SCRIPT = String.raw`
ObjC.import('AppKit');
const input = $.NSFileHandle.fileHandleWithStandardInput;
const output = $.NSFileHandle.fileHandleWithStandardOutput;
const say = (value) =>
  output.writeData($(JSON.stringify(value) + '\n').dataUsingEncoding($.NSUTF8StringEncoding));
const application = $.NSApplication.sharedApplication;
application.setActivationPolicy($.NSApplicationActivationPolicyAccessory);
const item = $.NSStatusBar.systemStatusBar.statusItemWithLength($.NSSquareStatusItemLength);
const menu = $.NSMenu.alloc.init;
menu.autoenablesItems = false;
item.menu = menu;
const lines = new Map();
let started = false;
let rest = '';

const showMenu = ({ icon, tooltip }) => {
  if (icon) {
    const data = $.NSData.alloc.initWithBase64EncodedStringOptions($(icon), 0);
    const image = $.NSImage.alloc.initWithData(data);
    image.size = $.NSMakeSize(18, 18);
    item.button.image = image;
  }
  item.button.toolTip = $(tooltip);
};
const showItem = ({ title, enabled, hidden, __id }) => {
  const line = lines.get(__id);
  if (line === undefined) return;
  line.title = $(title);
  line.enabled = enabled;
  line.hidden = hidden;
};
const addItem = (shown) => {
  if (shown.title === '<SEPARATOR>') {
    menu.addItem($.NSMenuItem.separatorItem);
    return;
  }
  const line = $.NSMenuItem.alloc.initWithTitleActionKeyEquivalent($(shown.title), 'chosen:', $(''));
  line.target = target;
  line.tag = shown.__id;
  lines.set(shown.__id, line);
  menu.addItem(line);
  showItem(shown);
};
const take = (message) => {
  if (!started) {
    message.items.forEach(addItem);
    showMenu(message);
    started = true;
  } else if (message.type === 'update-menu') showMenu(message.menu);
  else if (message.type === 'update-item') showItem(message.item);
  else if (message.type === 'exit') application.terminate($());
};

ObjC.registerSubclass({
  name: 'DmpConnectTrayTarget',
  methods: {
    'chosen:': { types: ['void', ['id']], implementation: (line) => say({ type: 'clicked', __id: line.tag }) },
    'read:': {
      types: ['void', ['id']],
      implementation: (note) => {
        const data = note.userInfo.objectForKey($('NSFileHandleNotificationDataItem'));
        if (data.length === 0) return application.terminate($());
        rest += ObjC.unwrap($.NSString.alloc.initWithDataEncoding(data, $.NSUTF8StringEncoding)) ?? '';
        const whole = rest.split('\n');
        rest = whole.pop();
        whole.filter((line) => line !== '').forEach((line) => take(JSON.parse(line)));
        input.readInBackgroundAndNotify;
      },
    },
  },
});
const target = $.DmpConnectTrayTarget.alloc.init;
$.NSNotificationCenter.defaultCenter.addObserverSelectorNameObject(
  target,
  'read:',
  $('NSFileHandleReadCompletionNotification'),
  input,
);
input.readInBackgroundAndNotify;
say({ type: 'ready' });
application.run;
`;
