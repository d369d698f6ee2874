/**
 * A PDF brought to a length by an update that changes nothing: comments, and a table of no object that points to the
 * one before (ISO 32000-1, 7.5.6). It stays the same document, and PDF/A.
 */
export function enlargePdf(pdf: Buffer, length: number): Buffer {
  const text = pdf.toString('latin1');
  const [, previous = '0'] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text) ?? [];
  const trailer = text.slice(text.lastIndexOf('trailer')).split('startxref', 1)[0] ?? '';
  const table = `xref\n0 0\n${trailer.replace('<<', `<< /Prev ${previous}`)}`;
  const end = (start: number) => Buffer.from(`${table}startxref\n${start}\n%%EOF\n`, 'latin1');
  const digits = String(length).length;
  const ending = end(10 ** (digits - 1));
  const start = length - ending.length;
  const line = `%${'x'.repeat(78)}\n`;
  const filler = Buffer.alloc(start - pdf.length - 2, line);
  return Buffer.concat([pdf, Buffer.from('\n'), filler, Buffer.from('\n'), end(start)]);
}
