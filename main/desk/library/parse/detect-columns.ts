import type { ColumnMapping } from '../../../../preload/contract.ts';
import { isAudienceField } from '../file-audience.ts';
import { collapseWhitespace } from './blocks.ts';
import { languageCode } from './language-names.ts';
import { hasQuestionMark, isQuestion } from './question-patterns.ts';

/** Which column is what, and where the rows begin. */
export interface DetectedColumns extends Omit<ColumnMapping, 'headerRow' | 'question' | 'answer'> {
  readonly question: number;
  readonly answer: number;
  /** Index of the first row that is not a header. */
  readonly firstRow: number;
}

type Rows = readonly (readonly string[])[];

/** What people call these columns, in the main European languages. */
const names = {
  question:
    /^(?:(?:customer |faq |häufige |user )?(?:questions?|fragen?|preguntas?|domand[ae]|vra(?:ag|gen)|perguntas?|pytani[ae]|otázk[ay]|fr[åa]g(?:a|or)|spørgsmål|spørsmål|kysymy(?:s|kset)|soru(?:lar)?|вопросы?|питання|ερώτηση|kérdés(?:ek)?|întrebare|întrebări)(?: text| \(.*\))?|q|faq|query|prompt|anfrage|consulta)$/iu,
  answer:
    /^(?:(?:standard |our |suggested )?(?:answers?|antwort(?:en)?|réponses?|reponses?|respuestas?|rispost[ae]|antwoord(?:en)?|respostas?|odpowied[źz]i?|odpověď|odpovědi|svar|vastau(?:s|kset)|cevap(?:lar)?|yanıt(?:lar)?|ответы?|відповідь|απάντηση|válasz(?:ok)?|răspuns(?:uri)?|repl(?:y|ies)|responses?|solutions?|lösung(?:en)?)(?: text| \(.*\))?|a)$/iu,
  variants:
    /^(?:variants?|varianten?|variantes?|varianti|also asked(?: as)?|other (?:phrasings?|wordings?|questions?)|alternatives?|alternative (?:questions?|phrasings?)|similar questions?|synonyms?|synonyme|paraphrases?|customers also ask|auch gefragt|ähnliche fragen|autres formulations|otras formas)$/iu,
  /** What goes on with the answer beside it. */
  more: /^(?:(?:more |further |additional |extra )?(?:details?|info(?:rmation)?s?)|addition(?:al text|s)?|supplement|explanations?|(?:weitere |zusätzliche |ergänzende )?(?:details|informationen|infos|angaben|erläuterung(?:en)?|erklärung(?:en)?|ergänzung(?:en)?)|zusatz(?:information(?:en)?|infos?|text)?|détails?|compléments?|(?:informations? |infos? )(?:complémentaires?|supplémentaires?)|précisions?|detalles?|(?:más |información )(?:información|adicional|detalles)|dettagli|(?:ulteriori |maggiori )?informazioni(?: aggiuntive)?|(?:meer |aanvullende |extra )?(?:informatie|toelichting)|detalhes|informaç(?:ão|ões) adiciona(?:l|is)|szczegóły|dodatkowe informacje|podrobnosti|další informace|detaljer|mer information|yderligere oplysninger|lisätiedot|ayrıntılar|подробности|дополнительно)$/iu,
  tags: /^(?:tags?|labels?|categor(?:y|ies)|catégories?|categorías?|categori[ae]|kategorien?|topics?|themas?|themen|thèmes?|temas?|temi|keywords?|stichworte?|schlagworte?|sections?|class(?:es)?|intents?)$/iu,
  language:
    /^(?:lang(?:uage|ue)?|locale|sprache|idioma|lingua|taal|język|språk|sprog|kieli|dil|язык|мова|jazyk)$/iu,
} as const;

const searchedForHeader = 10;

/** Finds which column asks and which answers, by their names or else by what stands in them; null when none does. */
export function detectColumns(rows: Rows): DetectedColumns | null {
  for (const [index, row] of rows.slice(0, searchedForHeader).entries()) {
    const is = (name: RegExp): readonly number[] =>
      row.flatMap((cell, column) => (name.test(collapseWhitespace(cell)) ? [column] : []));
    const found = questionAndAnswers(row);
    if (found)
      return {
        ...found,
        variants: is(names.variants),
        tags: is(names.tags),
        language: is(names.language)[0] ?? null,
        ...audienceColumn(row, found.question, found.answer),
        firstRow: index + 1,
      };
  }
  return byContent(rows);
}

type Named = Pick<DetectedColumns, 'question' | 'answer'> &
  Pick<ColumnMapping, 'moreAnswers' | 'translations'>;

/** In characters. */
const longestName = 100;

/** `Answer`, `Answer 2`, `Answer (DE)` and `Antwort Französisch`: what it is, in which language. */
function nameOf(cell: string): { readonly name: string; readonly language: string | null } {
  const name = collapseWhitespace(cell.replaceAll('_', ' '));
  // A text is no name of a column, and trying to part it takes time with its square.
  if (name.length > longestName) return { name, language: null };
  const [, plain = name, qualifier = ''] =
    /^(.+?)[\s:/-]*[\s([/:-]#?((?:[a-z]{2}(?:-[a-z]{2})?|\p{L}{4,20}|\d{1,2}))[)\]]?$/iu.exec(name) ?? [];
  const language = languageCode(qualifier);
  return language !== null || /^\d/.test(qualifier) ? { name: plain, language } : { name, language: null };
}

/** In which language a header calls its column an answer or a question; left out are words of several languages. */
const languageWords: readonly (readonly [string, RegExp])[] = [
  ['en', /^(?:our |standard |suggested )?(?:answers?|repl(?:y|ies)|response)\b/i],
  ['de', /^(?:(?:häufige )?fragen?|antwort(?:en)?|lösung(?:en)?)(?!\p{L})/iu],
  ['fr', /^r[ée]ponses?(?!\p{L})/iu],
  ['es', /^(?:preguntas?|respuestas?)(?!\p{L})/iu],
  ['it', /^(?:domand[ae]|rispost[ae])(?!\p{L})/iu],
  ['nl', /^(?:vra(?:ag|gen)|antwoord(?:en)?)(?!\p{L})/iu],
  ['pt', /^(?:perguntas?|respostas?)(?!\p{L})/iu],
  ['pl', /^(?:pytani[ae]|odpowied[źz]i?)(?!\p{L})/iu],
  ['cs', /^odpov[ěe](?:ď|di)(?!\p{L})/iu],
  ['sv', /^fr[åa]g(?:a|or)(?!\p{L})/iu],
  ['da', /^spørgsmål(?!\p{L})/iu],
  ['nb', /^spørsmål(?!\p{L})/iu],
  ['fi', /^(?:kysymy|vastau)(?:s|kset)(?!\p{L})/iu],
  ['tr', /^(?:soru|cevap|yanıt)(?:lar)?(?!\p{L})/iu],
  ['ru', /^(?:вопрос|ответ)ы?(?!\p{L})/iu],
  ['uk', /^(?:питання|відповідь)(?!\p{L})/iu],
  ['el', /^(?:ερώτηση|απάντηση)(?!\p{L})/iu],
  ['hu', /^(?:kérdés|válasz)(?:ek|ok)?(?!\p{L})/iu],
  ['ro', /^(?:întreb[ăa]r[ei]|răspuns(?:uri)?)(?!\p{L})/iu],
];
const languageOfWord = (name: string): string | null =>
  languageWords.find(([, word]) => word.test(name))?.[0] ?? null;

interface NamedColumn {
  readonly column: number;
  readonly name: string;
  readonly language: string | null;
}

/** Where no column names a language, its word for question or answer does, and a question is in that of the answer beside it. */
function inLanguages(
  columns: readonly NamedColumn[],
  isAnswer: (each: NamedColumn) => boolean,
): readonly NamedColumn[] {
  if (columns.some(({ language }) => language !== null)) return columns;
  const byWord = columns.map((each) => ({ ...each, language: languageOfWord(each.name) }));
  const answers = byWord.filter(isAnswer);
  if (new Set(answers.map(({ language }) => language)).size < 2) return columns;
  return byWord.map((each) => ({
    ...each,
    language: each.language ?? answers.find(({ column }) => column > each.column)?.language ?? null,
  }));
}

/** Of the first language that has both; what answers in others, and what goes on with the answer, beside it. */
function questionAndAnswers(row: readonly string[]): Named | null {
  const is = (kind: 'question' | 'answer' | 'more', { column, name }: NamedColumn): boolean =>
    names[kind].test(name) || names[kind].test(collapseWhitespace(row[column] ?? ''));
  const columns = inLanguages(
    row.map((cell, column) => ({ column, ...nameOf(cell) })),
    (each) => is('answer', each),
  );
  const of = (kind: 'question' | 'answer' | 'more') => columns.filter((each) => is(kind, each));
  const questions = of('question');
  const answers = of('answer').filter(({ column }) => column !== questions[0]?.column);
  const question =
    questions.find(({ language }) => answers.some((each) => each.language === language)) ?? questions[0];
  const own = answers.filter(({ language }) => language === question?.language);
  const [answer, ...others] = own.length > 0 ? own : answers.slice(0, 1);
  if (!question || !answer) return null;
  const details = of('more').filter(({ language }) => language === null || language === answer.language);
  const more = [...others, ...details];
  const foreign = Map.groupBy(
    answers.filter(({ language }) => language !== answer.language),
    ({ language }) => language,
  );
  return {
    question: question.column,
    answer: answer.column,
    ...(more.length > 0 && { moreAnswers: more.map(({ column }) => column) }),
    ...(foreign.size > 0 && {
      translations: [...foreign].map(([language, [first]]) => ({
        question: questions.find((each) => each.language === language && each !== question)?.column ?? null,
        answer: first?.column ?? answer.column,
      })),
    }),
  };
}

/** The language that the name of one of several columns speaks of; null when it speaks of none. */
export const languageOfColumn = (name: string, header: readonly string[]): string | null =>
  header.some((each) => nameOf(each).language !== null) ? nameOf(name).language : languageOfWord(name);

function byContent(rows: Rows): DetectedColumns | null {
  const sample = rows.slice(0, 200);
  const columns = Array.from({ length: Math.max(0, ...sample.map((row) => row.length)) }, (_, column) => {
    const cells = sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
    const words = cells.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0);
    return {
      column,
      filled: cells.length / Math.max(1, sample.length),
      asked: cells.filter(hasQuestionMark).length / Math.max(1, cells.length),
      words: words / Math.max(1, cells.length),
    };
  });
  const [question] = columns
    .filter(({ asked, filled }) => asked >= 0.6 && filled >= 0.6)
    .toSorted((a, b) => b.asked - a.asked);
  const [answer] = columns
    .filter(
      ({ column, asked, filled, words }) =>
        column !== question?.column && asked < 0.4 && filled >= 0.6 && words >= 1.5,
    )
    .toSorted((a, b) => b.words - a.words);
  if (!question || !answer || sample.length < 2) return null;
  const first = rows[0]?.[question.column] ?? '';
  const firstRow = isQuestion(first) || hasQuestionMark(first) ? 0 : 1;
  const named = (name: RegExp): readonly number[] =>
    firstRow === 0
      ? []
      : (rows[0] ?? []).flatMap((cell, column) => (name.test(collapseWhitespace(cell)) ? [column] : []));
  return {
    question: question.column,
    answer: answer.column,
    variants: [],
    tags: named(names.tags),
    language: named(names.language)[0] ?? null,
    ...(firstRow === 0 ? {} : audienceColumn(rows[0] ?? [], question.column, answer.column)),
    firstRow,
  };
}

/** The column that says whom a row is for, where there is one; it is not one of those that ask and answer. */
function audienceColumn(
  header: readonly string[],
  ...others: readonly number[]
): Pick<ColumnMapping, 'audience'> {
  const column = header.findIndex((cell, at) => isAudienceField(cell) && !others.includes(at));
  return column < 0 ? {} : { audience: column };
}

/** True when the first row names the columns: short, distinct words, with no number and no gap among them. */
export function hasHeader(rows: Rows): boolean {
  const [first = []] = rows;
  const cells = first.map(collapseWhitespace);
  // One cell is no name for a column: a sheet with a single line would be empty.
  if (cells.length < 2) return false;
  const width = Math.max(...rows.slice(0, 50).map((row) => row.length));
  const isName = (cell: string): boolean =>
    cell !== '' && cell.length <= 60 && /\p{L}/u.test(cell) && !/^[\d.,\s%€$£-]+$/.test(cell);
  return cells.every(isName) && new Set(cells).size === cells.length && cells.length >= width;
}
