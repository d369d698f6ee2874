import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';

const PRINT = 'import json,plistlib,sys; print(json.dumps(plistlib.load(open(sys.argv[1],"rb"))))';

/** What a property list holds, as another reader than ours sees it. */
export const readPlist = (path) =>
  JSON.parse(execFileSync('python3', ['-c', PRINT, path], { encoding: 'utf8' }));

const isText = (value) => typeof value === 'string' && value !== '';
const isFlag = (value) => typeof value === 'boolean';
const isSeconds = (value) => Number.isInteger(value) && value > 0;

/** Keys of launchd.plist(5) that the product uses, and what each may hold. */
const LAUNCHD_KEYS = {
  Label: isText,
  ProgramArguments: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  WorkingDirectory: isText,
  RunAtLoad: isFlag,
  KeepAlive: (value) => isFlag(value) || (isFlag(value.SuccessfulExit) && Object.keys(value).length === 1),
  ThrottleInterval: isSeconds,
  ExitTimeOut: isSeconds,
  ProcessType: (value) => ['Background', 'Standard', 'Adaptive', 'Interactive'].includes(value),
  LimitLoadToSessionType: (value) =>
    ['Aqua', 'LoginWindow', 'Background', 'StandardIO', 'System'].includes(value),
  StandardOutPath: isText,
  StandardErrorPath: isText,
};

/** Refuses a key that launchd does not document: it would be ignored in silence. */
export function checkLaunchdPlist(plist) {
  for (const [key, value] of Object.entries(plist)) {
    assert.ok(Object.hasOwn(LAUNCHD_KEYS, key), `launchd knows no ${key}`);
    assert.ok(LAUNCHD_KEYS[key](value), `${key}: ${JSON.stringify(value)}`);
  }
}
