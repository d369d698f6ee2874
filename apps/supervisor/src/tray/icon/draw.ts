import type { Mood } from './mood.js';

/** A square picture: four bytes a point, red, green, blue, opacity, from the top left. */
export interface Picture {
  readonly size: number;
  readonly rgba: Uint8Array;
}

type Colour = readonly [red: number, green: number, blue: number];

/** Light, body and edge of the sphere. The violet one is that of the seed. */
const SPHERES: Readonly<Record<Mood, readonly [light: Colour, body: Colour, edge: Colour]>> = {
  well: [
    [226, 196, 255],
    [131, 56, 200],
    [70, 20, 120],
  ],
  stopped: [
    [235, 235, 238],
    [140, 143, 150],
    [84, 87, 94],
  ],
  attention: [
    [255, 226, 170],
    [240, 132, 20],
    [168, 78, 0],
  ],
};

/** White mark on the sphere, in a square of side 1 around the middle: who does not see the colours sees it. */
const MARKS: Readonly<Record<Mood, (x: number, y: number) => boolean>> = {
  well: () => false,
  stopped: (x, y) => Math.abs(x) < 0.19 && Math.abs(y) < 0.19,
  attention: (x, y) => Math.abs(x) < 0.075 && ((y > -0.32 && y < 0.1) || (y > 0.2 && y < 0.34)),
};

/** Points looked at in each point of the picture, a side: what makes the edge smooth. */
const SAMPLES = 4;

/**
 * Draws the icon.
 *
 * @param size side in points, e.g. 16, 22, 32, 48.
 * @example
 * ```ts
 * encodePng(drawIcon('well', 32));
 * ```
 */
export function drawIcon(mood: Mood, size: number): Picture {
  const rgba = new Uint8Array(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      rgba.set(drawPoint(mood, size, column, row), (row * size + column) * 4);
    }
  }
  return { size, rgba };
}

function drawPoint(mood: Mood, size: number, column: number, row: number): readonly number[] {
  let covered = 0;
  const sum = [0, 0, 0];
  for (let index = 0; index < SAMPLES * SAMPLES; index += 1) {
    const x = (column + ((index % SAMPLES) + 0.5) / SAMPLES) / size - 0.5;
    const y = (row + (Math.floor(index / SAMPLES) + 0.5) / SAMPLES) / size - 0.5;
    const colour = colourAt(mood, x, y);
    if (colour === undefined) continue;
    covered += 1;
    for (const [channel, value] of colour.entries()) sum[channel] = (sum[channel] ?? 0) + value;
  }
  if (covered === 0) return [0, 0, 0, 0];
  return [...sum.map((value) => Math.round(value / covered)), Math.round((covered / SAMPLES ** 2) * 255)];
}

const RADIUS = 0.47;

function colourAt(mood: Mood, x: number, y: number): Colour | undefined {
  const distance = Math.hypot(x, y) / RADIUS;
  if (distance > 1) return undefined;
  if (MARKS[mood](x, y)) return [255, 255, 255];
  const [light, body, edge] = SPHERES[mood];
  // The light comes from the upper left.
  const shine = Math.hypot(x + 0.16, y + 0.18) / (RADIUS * 1.45);
  return shine < 0.45 ? mix(light, body, shine / 0.45) : mix(body, edge, Math.min(1, (shine - 0.45) / 0.55));
}

function mix(from: Colour, to: Colour, part: number): Colour {
  const eased = part * part * (3 - 2 * part);
  const channel = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * eased;
  return [channel(0), channel(1), channel(2)];
}
