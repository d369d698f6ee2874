import { describe, expect, it } from 'vitest';
import { readAreas } from '../../../generator/model.js';
import { METHODS } from './table.js';

const commands = new Map(
  readAreas().flatMap((area) => area.commands.map((command) => [command.name, command])),
);
const methods = METHODS.filter(({ command }) => commands.has(command));

describe('the table of methods, against the contract of the server', () => {
  it('has no command that the server does not know', () => {
    const unknown = METHODS.filter(({ command }) => !commands.has(command)).map(({ name }) => name);
    expect(unknown).toEqual([]);
  });

  it.each(methods.filter(({ persistent }) => !persistent))(
    'gives $name the time the server keeps',
    ({ command, timeoutInSeconds }) => {
      expect(commands.get(command)).toMatchObject({ timeoutSeconds: timeoutInSeconds });
    },
  );

  it.each(methods)('sends with $name fields that the server reads', ({ command, parameters, constants }) => {
    const known = new Set(commands.get(command)?.input.map(({ wire }) => wire));
    const sent = parameters.flatMap((parameter) =>
      parameter.kind === 'field' ? [parameter.within ?? parameter.field] : [],
    );
    expect([...sent, ...Object.keys(constants)].filter((field) => !known.has(field))).toEqual([]);
  });

  it.each(methods)(
    'knows whether $name is a monitor and carries a session',
    ({ command, persistent, session }) => {
      expect(commands.get(command)).toMatchObject({ kind: persistent ? 'monitor' : 'answer' });
      expect(commands.get(command)?.session).toBe(session);
    },
  );
});
