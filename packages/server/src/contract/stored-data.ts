import { z } from 'zod';
import { base64Bytes, requiredBase64Bytes } from './fields.js';

/** 1 MiB of decoded bytes: largest block of persistent data, and all the data of one session together (js-api 4.8). */
export const MAX_STORED_BYTES = 1024 * 1024;

/**
 * 2 MiB: largest request that carries such data. Above what is accepted, in base64 with its line breaks, so that data
 * somewhat too large are refused for what they are (1/1015) and not as a request.
 */
export const STORED_DATA_REQUEST_BYTES = 2 * MAX_STORED_BYTES;

/** Mandatory base64 data; the command itself refuses what is larger than {@link MAX_STORED_BYTES}. */
export const requiredStoredData = () => requiredBase64Bytes(STORED_DATA_REQUEST_BYTES);

/** The same, optional. */
export const storedData = () => base64Bytes(STORED_DATA_REQUEST_BYTES);

/** Number of bytes in an answer. */
export const byteCount = () => z.int().nonnegative();
