import { z } from 'zod';

/** What the connector prints on its standard output once it serves. */
export interface ServerReady {
  readonly port: number;
  /** PEM file of the authority that issued its local certificate. */
  readonly caFile: string;
}

const readySchema = z.object({
  ready: z.literal(true),
  port: z.number().int().positive(),
  caFile: z.string().min(1),
});

/** Reads a line of the connector's output; lines that are something else give nothing. */
export function readReadyLine(line: string): ServerReady | undefined {
  try {
    return readySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
