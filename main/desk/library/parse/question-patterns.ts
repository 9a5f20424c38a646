/** How questions look, in the main European languages. Deliberately narrow: a heading that is missed stays a heading. */

const endsAsQuestion = /[?？؟]["'”’»«)\]*_\s]*$/u;
/** “How do I …”, “What happens if …”, “Can I …”: headings that leave the question mark out. */
const beginsAsQuestion = new RegExp(
  [
    'how (?:do|does|did|can|could|to|much|many|long|often|far|soon|late|should|will|would|is|are)',
    '(?:what|when|where|why|who|which) (?:is|are|was|do|does|did|can|could|if|happens|should|will|would)',
    '(?:can|could|do|does|did|is|are|will|would|should|may|must|have|has) (?:i|you|we|they|it|my|your|our|there|anyone|someone)',
    '(?:wie|wann|wo|warum|was|welche[rsnm]?) (?:kann|können|muss|ist|sind|wird|werden|soll|darf|finde|funktioniert|passiert|kostet|lange|viel|oft|bekomme|erhalte)',
    '(?:kann|muss|darf|soll) ich',
    '(?:comment|quand|où|pourquoi|combien|quel(?:le)?s?) (?:puis|faire|est|sont|de|dois|peut|fonctionne|coûte)',
    'est-ce que|puis-je|dois-je',
    '¿',
    '(?:come|quando|dove|perché|quanto) (?:posso|faccio|devo|si|è|sono|costa|funziona)',
    '(?:hoe|waar|wanneer|waarom|wat) (?:kan|kun|moet|is|zijn|werkt|doe|lang|veel|gebeurt)',
    'kan ik|moet ik',
  ].join('|'),
  'iu',
);
const longestQuestion = 300;

export const hasQuestionMark = (text: string): boolean => endsAsQuestion.test(text);

/** True for a heading or a cell that asks something, with or without the mark. */
export function isQuestion(text: string): boolean {
  if (text.length > longestQuestion) return false;
  const begun = beginsAsQuestion.exec(text);
  return hasQuestionMark(text) || (begun?.index === 0 && !/[.:!]$/.test(text));
}

const markerPattern = (words: string): RegExp =>
  new RegExp(`^\\s*(?:${words})\\s*(?:\\d{1,3}\\s*)?[:.)]\\s*`, 'iu');
const questionMarker = markerPattern('q|question|frage|f|pregunta|p|domanda|d|vraag|v');
const answerMarker = markerPattern('a|answer|antwort|r|réponse|reponse|respuesta|risposta|antwoord');

/** The line without its `Q:` (or `Frage 3:`), or null when it has none. */
export const stripQuestionMarker = (line: string): string | null => stripPattern(line, questionMarker);
/** The line without its `A:`, or null when it has none. */
export const stripAnswerMarker = (line: string): string | null => stripPattern(line, answerMarker);

function stripPattern(line: string, pattern: RegExp): string | null {
  const found = pattern.exec(line);
  return found ? line.slice(found[0].length) : null;
}
