/** A sentence of the reference, which is English, with its `code` set as such. */
export function Prose({ text, id }: { readonly text: string; readonly id?: string }) {
  const pieces = text.split('`');
  return (
    <span lang="en" {...(id === undefined ? {} : { id })}>
      {pieces.map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))}
    </span>
  );
}
