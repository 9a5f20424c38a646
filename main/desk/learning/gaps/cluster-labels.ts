import { stopWords } from '../../search/stop-words.ts';
import { createTokenizer, type Tokenizer } from '../../search/tokenizer.ts';

/** What names are made of: a cluster's questions, and in how many of the library's passages a word stands. */
export interface ClusterLabeler {
  /** Removes all questions. */
  clear(): void;
  add(question: string, text: string): void;
  remove(question: string): void;
  /**
   * The two or three words, or pairs of words, that set these questions apart from all others and from the library, as
   * customers write them: "gift wrapping, ribbon". Empty where nothing but question words was asked.
   */
  label(questions: readonly string[]): string;
}

interface Term {
  readonly key: string;
  readonly surfaceForm: string;
  readonly stems: readonly string[];
}

const mostTerms = 3;
/** A pair of words must be said nearly as often as the rarer of the two to stand for both. */
const asOften = 0.6;
/** A word further down the list must say nearly as much as the first one. */
const asTelling = 0.4;
/** Said of everything and about nothing: they would name half of all gaps. */
const empty = `order question help know information wondering possible available see tell give make use find look item thing name
  number email address phone card id ip secret mac birth date day time new one two first still also already back ask buy work
  think because say says most many long go add want`;

/**
 * Terms are counted by question (c-TF-IDF: a cluster is one text against the texts of all clusters), so that one long
 * story does not name the others. `library` gives the passages that hold each word.
 */
export function createClusterLabeler(
  library: (words: readonly string[]) => {
    readonly counts: ReadonlyMap<string, number>;
    readonly of: number;
  },
): ClusterLabeler {
  const reader = createTokenizer();
  const stops = new Set(reader.tokenize(stopWords).map(({ stem }) => stem));
  const hollow = new Set(reader.tokenize(empty).map(({ stem }) => stem));
  const termsOf = new Map<string, readonly Term[]>();
  /** In how many questions each term stands. */
  const questionsWith = new Map<string, number>();

  const count = (terms: readonly Term[], by: 1 | -1): void => {
    for (const { key } of terms) questionsWith.set(key, (questionsWith.get(key) ?? 0) + by);
  };
  const remove = (question: string): void => {
    count(termsOf.get(question) ?? [], -1);
    termsOf.delete(question);
  };

  return {
    clear() {
      termsOf.clear();
      questionsWith.clear();
    },
    add(question, text) {
      remove(question);
      const terms = readTerms(text, reader, stops);
      termsOf.set(question, terms);
      count(terms, 1);
    },
    remove,
    label(questions) {
      const here = new Map<string, { term: Term; count: number; forms: Map<string, number> }>();
      for (const question of questions)
        for (const term of termsOf.get(question) ?? []) {
          const known = here.get(term.key) ?? { term, count: 0, forms: new Map<string, number>() };
          known.count += 1;
          known.forms.set(term.surfaceForm, (known.forms.get(term.surfaceForm) ?? 0) + 1);
          here.set(term.key, known);
        }
      const total = Math.max(termsOf.size, 1);
      // What one of many said is her own; unless they share no word at all.
      const isShared = questions.length > 1 && [...here.values()].some(({ count: n }) => n > 1);
      const shared = isShared ? 2 : 1;
      const words = [...here.values()].flatMap(({ term }) =>
        term.stems.length === 1 ? [term.surfaceForm] : [],
      );
      const { counts, of } = library(words);
      const rarity = ({ key, surfaceForm, stems }: Term): number => {
        const among = Math.log(1 + total / (questionsWith.get(key) ?? 1));
        // A word of which the library is full does not say what is missing in it.
        const n = stems.length === 1 ? (counts.get(surfaceForm) ?? 0) : 0;
        return among * (0.5 + Math.log(1 + of / (n + 1)) / Math.log(2 + of) / 2);
      };
      const rated = [...here.values()]
        .filter(({ count: n }) => n >= shared)
        .map(({ term, count: n, forms }) => {
          const isHollow = term.stems.every((stem) => hollow.has(stem));
          const asPair = term.stems.length === 2 ? 1.1 : 1;
          return {
            term,
            count: n,
            surfaceForm: mostOften(forms),
            value: n * rarity(term) * asPair * (isHollow ? 0.1 : 1),
          };
        })
        .sort((a, b) => b.value - a.value || a.surfaceForm.length - b.surfaceForm.length);
      const chosen: typeof rated = [];
      for (const each of rated) {
        if (chosen.length === mostTerms) break;
        if (each.value < (chosen[0]?.value ?? 0) * asTelling) break;
        const shares = chosen.findIndex(({ term }) =>
          each.term.stems.some((stem) => term.stems.includes(stem)),
        );
        const other = chosen[shares];
        if (other === undefined) chosen.push(each);
        // The pair says more than its word, when it is said nearly as often.
        else if (each.term.stems.length > other.term.stems.length && each.count >= other.count * asOften)
          chosen[shares] = each;
      }
      const seen = new Set<string>();
      return chosen
        .filter(({ term }) => term.stems.some((stem) => !seen.has(stem) && seen.add(stem)))
        .map(({ surfaceForm }) => surfaceForm)
        .join(', ');
    },
  };
}

/** Words that say what about, and neighbours of them; each once a question. What is masked is no word. */
function readTerms(text: string, reader: Tokenizer, stops: ReadonlySet<string>): readonly Term[] {
  const plain = text.replaceAll(/\[[A-Z ]+\]/g, ' . ').replaceAll('’', "'");
  const terms = new Map<string, Term>();
  let before: { readonly stem: string; readonly end: number; readonly surfaceForm: string } | null = null;
  for (const { stem, start, end } of reader.tokenize(plain)) {
    const surfaceForm = plain.slice(start, end).toLowerCase();
    if (stops.has(stem) || stem.length < 2 || /^\d+$/.test(stem)) {
      before = null;
      continue;
    }
    terms.set(stem, { key: stem, surfaceForm, stems: [stem] });
    if (before !== null && before.stem !== stem && /^[\s-]*$/.test(plain.slice(before.end, start))) {
      const key = `${before.stem} ${stem}`;
      terms.set(key, {
        key,
        surfaceForm: plain.slice(before.end - before.surfaceForm.length, end).toLowerCase(),
        stems: [before.stem, stem],
      });
    }
    before = { stem, end, surfaceForm };
  }
  return [...terms.values()];
}

function mostOften(forms: ReadonlyMap<string, number>): string {
  const [first] = [...forms].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  return first?.[0].replaceAll(/\s+/g, ' ') ?? '';
}
