import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.js';

describe('the command line', () => {
  it('has defaults', () => {
    expect(readArguments([])).toEqual({
      help: false,
      json: false,
      server: true,
      port: 0,
      stateDirectory: '.cache/sandbox',
      card: 'medecin',
    });
  });

  it('is read', () => {
    expect(
      readArguments(['--port', '9982', '--state', 'here', '--json', '--no-server', '--card', 'none']),
    ).toMatchObject({ port: 9982, stateDirectory: 'here', json: true, server: false, card: null });
    expect(
      readArguments(['--server-cli', 'cli.js', '--card=infirmier', '--dmp-state', 'dmp.json']),
    ).toMatchObject({
      serverCli: 'cli.js',
      dmpState: 'dmp.json',
      card: 'infirmier',
    });
  });

  it.each([
    [['--port', '70000'], '--port'],
    [['--port', '-1'], '--port'],
    [['--port', '99x'], '--port'],
    [['--card', 'dentiste'], '--card'],
    [['--host', '0.0.0.0'], '--host'],
    [['stray'], 'stray'],
  ])('refuses %j and names the option', (args, named) => {
    expect(() => readArguments(args)).toThrow(named);
  });
});
