import type { PageTexts } from '../texts/texts.js';

/** What somebody sees who did not come from the icon. */
export function ClosedDoor({ texts }: { readonly texts: PageTexts }) {
  return (
    <main class="door">
      <img src="/icon.svg" alt="" width="72" height="72" />
      <h1>{texts.door.title}</h1>
      <p>{texts.door.text}</p>
    </main>
  );
}
