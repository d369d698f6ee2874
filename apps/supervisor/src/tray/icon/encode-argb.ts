import type { Picture } from './draw.js';

/** A picture as a StatusNotifierItem gives it: opacity, red, green, blue, one after the other. */
export function encodeArgb({ size, rgba }: Picture): Buffer {
  const argb = Buffer.alloc(size * size * 4);
  for (let at = 0; at < argb.length; at += 4) {
    argb.set([rgba[at + 3] ?? 0, rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0], at);
  }
  return argb;
}
