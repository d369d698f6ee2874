import type { Language, Texts } from '../cli/texts.js';
import { CHECK_GROUPS, type CheckGroup, type CheckOutcome, type CheckResult } from './result.js';

const WORDS: Readonly<Record<CheckOutcome, Texts>> = {
  ok: { fr: 'OK', en: 'OK' },
  warning: { fr: 'ATTENTION', en: 'WARNING' },
  failure: { fr: 'ÉCHEC', en: 'FAILED' },
  skipped: { fr: '-', en: '-' },
};

const WIDTH = 100;
const INDENT = 12;

/** Writes lines of the doctor as they come: a title for each group, the remedy below what needs one. */
export function createRenderer(language: Language): (result: CheckResult) => string {
  let group: CheckGroup | undefined;
  return (result) => {
    const title =
      result.group === group
        ? ''
        : `${group === undefined ? '' : '\n'}${CHECK_GROUPS[result.group][language]}\n`;
    group = result.group;
    const word = WORDS[result.outcome][language];
    const remedy = result.remedy === undefined ? '' : wrap(`→ ${result.remedy[language]}`, '');
    return `${title}${wrap(result.sentence[language], word)}${remedy}`;
  };
}

/** How many lines came to what. */
export function renderSummary(results: readonly CheckResult[], language: Language): string {
  const count = (outcome: CheckOutcome) => results.filter((result) => result.outcome === outcome).length;
  const [good, warnings, failures] = [count('ok'), count('warning'), count('failure')];
  return language === 'fr'
    ? `\n${good} ligne(s) correcte(s), ${warnings} à surveiller, ${failures} en échec.\n`
    : `\n${good} line(s) right, ${warnings} to watch, ${failures} failed.\n`;
}

/** French has spaces before `:` and inside `« »` at which no line ends. */
const BREAKS = /(?<![«]) (?![:;!?»])/;

/** Breaks a text between words; the first line bears a word at its left. */
function wrap(text: string, word: string): string {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(BREAKS)) {
    if (line !== '' && line.length + part.length + 1 > WIDTH - INDENT) {
      lines.push(line);
      line = part;
    } else line = line === '' ? part : `${line} ${part}`;
  }
  lines.push(line);
  return lines.map((one, at) => `  ${(at === 0 ? word : '').padEnd(INDENT - 2)}${one}\n`).join('');
}
