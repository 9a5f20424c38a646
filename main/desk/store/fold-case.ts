const marks = /\p{M}+/gu;

/** Lower case and without diacritics, so that a filter finds "Crème" by "creme" in any case. */
export function foldCase(text: string): string {
  return text.normalize('NFKD').replace(marks, '').toLowerCase();
}

/** What a list is sorted by: folded, and no longer than sorting needs, as it stands in an index. */
export function sortName(text: string): string {
  return foldCase(text).trim().slice(0, 80);
}
