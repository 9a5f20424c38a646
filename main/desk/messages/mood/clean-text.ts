const ignoredPatterns = [
  /https?:\/\/\S+|www\.\S+/gi,
  // From where a word begins and no further than an address can: else a long word is read again from each of its letters.
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]+/g,
  // Whom a message is addressed to says nothing about its mood.
  /(?<![\w])@\w+/g,
  /#(?=\w)/g,
  /(?<=&)(?:amp|lt|gt|quot|nbsp);/g,
];

/** A text without addresses, links and hash marks, each replaced by as many blanks: places stay. */
export function blankOut(text: string): string {
  return ignoredPatterns.reduce(
    (rest, pattern) => rest.replaceAll(pattern, (found) => ' '.repeat(found.length)),
    text,
  );
}

/** A text as its meaning is taken: on one line, "#WorstDayEver" as words. */
export function toPlainText(text: string): string {
  const spoken = text.replaceAll(/#(\w+)/g, (_, tag: string) =>
    tag.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' '),
  );
  return blankOut(spoken).replaceAll(/\s+/g, ' ').trim();
}
