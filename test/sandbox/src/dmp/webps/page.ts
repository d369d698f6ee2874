/** A page of the web site: a title and a sentence, in French; it never shows who the patient is. */
export function writePage(title: string, text: string): string {
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>DMP simulé - ${escapeHtml(title)}</title></head>
<body><h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<p>Site Web-PS du bac à sable : aucune donnée réelle.</p></body></html>
`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
