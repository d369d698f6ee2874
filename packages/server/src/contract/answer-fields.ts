import { z } from 'zod';

/** Field of an answer that is 0 or 1: the schema says so, and the wrapper gives a boolean. */
export const zeroOrOne = () => z.int().meta({ enum: [0, 1] });
