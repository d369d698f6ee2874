import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Colours = ReadonlyMap<string, string>;

/** The colours of a rule of the style sheet, by name. */
const readColours = (rule: string): Colours =>
  new Map(
    [...rule.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );

const css = readFileSync(new URL('./colours.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const THEMES: Readonly<Record<string, Colours>> = { light: readColours(light), dark: readColours(dark) };

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** What is written on what. */
const TEXTS: readonly (readonly [ink: string, paper: string])[] = [
  ...['ink', 'faint', 'accent'].flatMap((ink) =>
    ['paper', 'sheet', 'sunk'].map((paper) => [ink, paper] as const),
  ),
  ['accent-ink', 'accent'],
  ...['good', 'bad', 'note'].map((ink) => [ink, `${ink}-soft`] as const),
  // Buttons and code inside of notices.
  ...['good-soft', 'bad-soft', 'note-soft'].map((paper) => ['ink', paper] as const),
];

/** Borders of what can be used, and the ring of the focus, on what is beside them. */
const SHAPES: readonly (readonly [shape: string, paper: string])[] = [
  ['line-strong', 'sheet'],
  ['line-strong', 'paper'],
  ['accent', 'paper'],
  ['accent', 'sheet'],
];

it('black on white is 21, and a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#6d28b8', '#6d28b8')).toBe(1);
});

describe.each(Object.entries(THEMES))('the %s colours', (_, colours) => {
  const ratio = ([a, b]: readonly [string, string]): number => {
    const [one, other] = [colours.get(a), colours.get(b)];
    if (one === undefined || other === undefined) throw new Error(`${a} on ${b}`);
    return contrast(one, other);
  };
  it.each(TEXTS)('let %s be read on %s (4.5)', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(SHAPES)('let %s be seen on %s (3)', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(3);
  });
});
