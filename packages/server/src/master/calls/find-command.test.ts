import { describe, expect, it } from 'vitest';
import { COMMAND_ALIASES } from '../../contract/aliases.js';
import { COMMANDS } from '../../contract/table.js';
import { createFindCommand } from './find-command.js';

const find = createFindCommand(COMMANDS);
const call = (pathCommand?: string) => ({
  body: Buffer.alloc(0),
  origin: undefined,
  account: '1001',
  carriesEvents: true,
  ...(pathCommand === undefined ? {} : { pathCommand }),
});

describe('the command of a request', () => {
  it.each(Object.entries(COMMAND_ALIASES))('has another spelling: %s is %s', (alias, name) => {
    expect(find(call(), alias).name).toBe(name);
    expect(find(call(alias.toLowerCase()), undefined).name).toBe(name);
    expect(find(call(alias.toLowerCase()), name).name).toBe(name);
    expect(find(call(name.toLowerCase()), alias).name).toBe(name);
  });

  it.each([
    ['an unknown name', undefined, 'hl_none'],
    ['another case in the body', undefined, 'hl_opensession'],
    ['two names that disagree', 'hl_opensession', 'hl_closeSession'],
    ['a path that is unknown', 'hl_none', 'hl_openSession'],
    ['no name', undefined, undefined],
    ['a member of every object', undefined, 'constructor'],
  ])('is refused: %s', (_, path, named) => {
    expect(() => find(call(path), named)).toThrow(expect.objectContaining({ type: 6000, code: 2 }));
  });
});
