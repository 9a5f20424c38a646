/** The words by which two people know a pack for the same. */
export function PackWords({ words }: { readonly words: string }) {
  return <strong className="library-pack__words">{words}</strong>;
}
