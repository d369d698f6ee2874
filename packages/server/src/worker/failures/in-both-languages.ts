/** A sentence for people, French first: the application shows it as it is, whatever language its user reads. */
export function inBothLanguages({ fr, en }: { readonly fr: string; readonly en: string }): string {
  return fr === en ? fr : `${fr} / ${en}`;
}
