import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const USE = fileURLToPath(new URL('./testing/use.ts', import.meta.url));
const TEXT = readFileSync(USE, 'utf8');

/** The language service that editors ask. */
let service: ts.LanguageService;
beforeAll(() => {
  const file = ts.findConfigFile(PACKAGE, ts.sys.fileExists) ?? '';
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(file, ts.sys.readFile).config,
    ts.sys,
    PACKAGE,
  );
  service = ts.createLanguageService({
    getScriptFileNames: () => [USE],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const text = ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => PACKAGE,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
});

/** What an editor offers behind a piece of code, with its documentation. */
function offered(behind: string, name: string): string {
  const at = TEXT.indexOf(behind) + behind.length;
  expect(at).toBeGreaterThan(behind.length);
  const names =
    service.getCompletionsAtPosition(USE, at, undefined)?.entries.map((entry) => entry.name) ?? [];
  expect(names).toContain(name);
  const details = service.getCompletionEntryDetails(
    USE,
    at,
    name,
    undefined,
    undefined,
    undefined,
    undefined,
  );
  const tags = (details?.tags ?? []).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`);
  return [ts.displayPartsToString(details?.documentation), ...tags].join('\n');
}

describe('the types', () => {
  it('accept what is right, and refuse each wrong name and type', () => {
    const problems = [...service.getSyntacticDiagnostics(USE), ...service.getSemanticDiagnostics(USE)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    );
    expect(problems).toEqual([]);
    expect(TEXT.match(/@ts-expect-error/g)?.length).toBeGreaterThan(12);
  });
});

describe('what an editor shows', () => {
  it('of a method: what it does, its command, its time-out and its errors', () => {
    const shown = offered('await dmp.cards.', 'readCpxCard');
    expect(shown).toContain('Reads the professional’s card with its PIN.');
    expect(shown).toContain('`hl_readCpxCard`');
    expect(shown).toContain('Time-out 10 s');
    expect(shown).toMatch(/@throws .*PIN_REFUSED/);
  });

  it('of a member of an input and of an answer: what it means, in the words of the library', () => {
    expect(offered('dmp.cards.readCpxCard({ ', 'pinCode')).toBe('PIN of the card. Never logged nor kept.');
    expect(offered('pinCode: String(isKnown), ', 'returnCertificates')).toBe(
      'true: the two certificates are part of the answer.',
    );
    expect(offered('const { ', 'cardStatus')).toContain('State of the card: `valid`, `no-card`');
  });

  it('of the areas: what each is for', () => {
    expect(offered('await dmp.', 'monitoring')).toContain('then each change');
  });
});
