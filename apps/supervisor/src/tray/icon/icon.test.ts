import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawIcon } from './draw.js';
import { encodeArgb } from './encode-argb.js';
import { encodeIco } from './encode-ico.js';
import { encodePng } from './encode-png.js';
import type { Mood } from './mood.js';

const MOODS: readonly Mood[] = ['well', 'stopped', 'attention'];
const point = (mood: Mood, x: number, y: number, size = 32) => {
  const { rgba } = drawIcon(mood, size);
  return [...rgba.subarray((y * size + x) * 4, (y * size + x) * 4 + 4)] as [number, number, number, number];
};

describe('the icon', () => {
  it('is a violet, a grey, an orange sphere on nothing', () => {
    for (const mood of MOODS) {
      expect(point(mood, 0, 0)[3]).toBe(0);
      expect(point(mood, 31, 31)[3]).toBe(0);
      expect(point(mood, 16, 6)[3]).toBe(255);
    }
    const [red, green, blue] = point('well', 22, 22);
    expect(blue).toBeGreaterThan(red);
    expect(red).toBeGreaterThan(green * 1.5);
    const [r, g, b] = point('stopped', 24, 16);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(12);
    const orange = point('attention', 24, 16);
    expect(orange[0]).toBeGreaterThan(orange[1]);
    expect(orange[1]).toBeGreaterThan(orange[2] * 2);
  });

  it('can be told apart without colours: a square, an exclamation mark', () => {
    expect(point('stopped', 16, 16).slice(0, 3)).toEqual([255, 255, 255]);
    expect(point('attention', 16, 11).slice(0, 3)).toEqual([255, 255, 255]);
    expect(point('attention', 16, 21).slice(0, 3)).not.toEqual([255, 255, 255]);
    expect(point('well', 16, 16).slice(0, 3)).not.toEqual([255, 255, 255]);
  });

  it('is written as PNG: what is inflated is what was drawn', () => {
    const picture = drawIcon('well', 16);
    const png = encodePng(picture);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([16, 16, 8, 6]);
    const length = png.readUInt32BE(33);
    const rows = inflateSync(png.subarray(41, 41 + length));
    expect(rows.length).toBe(16 * 65);
    expect(rows.subarray(65 * 8 + 1, 65 * 9)).toEqual(Buffer.from(picture.rgba.subarray(64 * 8, 64 * 9)));
  });

  it('is written as an icon of Windows, rows from the bottom, and for D-Bus, opacity first', () => {
    const pictures = [16, 32, 48].map((size) => drawIcon('attention', size));
    const ico = encodeIco(pictures);
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 3]);
    const [length, place] = [ico.readUInt32LE(6 + 16 + 8), ico.readUInt32LE(6 + 16 + 12)];
    expect(length).toBe(40 + 32 * 32 * 4 + 32 * 4);
    expect([ico.readInt32LE(place + 4), ico.readInt32LE(place + 8)]).toEqual([32, 64]);
    const [red, green, blue, opacity] = point('attention', 16, 6);
    const at = place + 40 + ((31 - 6) * 32 + 16) * 4;
    expect([...ico.subarray(at, at + 4)]).toEqual([blue, green, red, opacity]);
    expect(ico.length).toBe(
      6 +
        3 * 16 +
        pictures.reduce((sum, { size }) => sum + 40 + size * size * 4 + size * 4 * Math.ceil(size / 32), 0),
    );
    const argb = encodeArgb(drawIcon('attention', 32));
    expect([...argb.subarray((6 * 32 + 16) * 4, (6 * 32 + 16) * 4 + 4)]).toEqual([opacity, red, green, blue]);
  });
});
