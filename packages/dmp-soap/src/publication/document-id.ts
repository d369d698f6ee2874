/** Symbolic id of a document inside the message, by its place in the request. */
export function documentId(position: number): string {
  return `Document${String(position + 1).padStart(2, '0')}`;
}
