import { parseSync, Visitor, type Argument } from 'oxc-parser';

/** The sentences of a language by their whole key: `errors.disk_full`. */
export type Sentences = ReadonlyMap<string, string>;

/** Flattens what a catalogue's JSON holds. */
export function sentencesOf(tree: object, above = ''): Sentences {
  return new Map(
    Object.entries(tree).flatMap(([name, node]: [string, unknown]) =>
      typeof node === 'object' && node !== null
        ? [...sentencesOf(node, `${above}${name}.`)]
        : [[`${above}${name}`, String(node)] as const],
    ),
  );
}

/** The key under which code asks for a sentence: that of `files_one` is `files` where there is `files_other`, too. */
export function baseOf(key: string, all: Sentences): string {
  const [, base = '', form] = /^(.*)_(zero|one|two|few|many|other)$/.exec(key) ?? [];
  const isPlural = all.has(`${base}_other`) && (form !== 'other' || all.has(`${base}_one`));
  return form !== undefined && isPlural ? base : key;
}

/** `{{open}}name{{close}}` shows the braces of a snippet: nobody fills them. */
const braces = new Set(['open', 'close']);
const place = /\{\{\s*(\w+)\s*(?:,\s*([\w.]+)\s*)?\}\}/g;

/** The names of the places in a sentence, `{{name}}`, in order and once each. */
export const placesIn = (sentence: string): readonly string[] =>
  [...new Set([...sentence.matchAll(place)].map(([, name]) => name ?? ''))]
    .filter((name) => !braces.has(name))
    .sort();

/** The parts of the catalogue that a sentence takes words from: `{{type, documents.types}}`. */
export const sectionsIn = (sentence: string): readonly string[] =>
  [...sentence.matchAll(place)].flatMap(([, , how]) => (how?.includes('.') ? [how] : []));

/** Where a file asks for a sentence. */
interface Use {
  readonly line: number;
  /** The key; `*` stands for what is known only when it runs. */
  readonly key: string;
  /** The names of what fills it, or null where that cannot be seen from here. */
  readonly params: readonly string[] | null;
  /** False for a text that may only happen to look like a key. */
  readonly isCall: boolean;
}

/** Every text of a file that may be a key: those that are given to `t` for certain. */
export function findUses(file: string, text: string): readonly Use[] {
  const uses: Use[] = [];
  const lineOf = (start: number): number => text.slice(0, start).split('\n').length;
  const calls = new Map<number, readonly string[] | null>();
  new Visitor({
    CallExpression({ callee, arguments: [key, params] }) {
      const name = callee.type === 'MemberExpression' ? callee.property : callee;
      if (name.type !== 'Identifier' || !/^(t|translate)$/.test(name.name) || !key) return;
      calls.set(key.start, params === undefined ? [] : namesIn(params));
    },
    Literal(node) {
      if (typeof node.value === 'string') add(node.start, node.value);
    },
    TemplateLiteral(node) {
      const [first, ...others] = node.quasis.map(({ value }) => value.raw);
      if (first !== undefined) add(node.start, [first, ...others].join('*'));
    },
  }).visit(parseSync(file, text).program);
  function add(start: number, key: string): void {
    // Words that are put together of nothing known may mean any key.
    if (/^[\w*]+(\.[\w*-]+)+$/.test(key) && /\w/.test(key))
      uses.push({ line: lineOf(start), key, isCall: calls.has(start), params: calls.get(start) ?? null });
  }
  return uses;
}

/** The names of an object that is written out; null for any other, or with a spread. */
function namesIn(node: Argument): readonly string[] | null {
  if (node.type !== 'ObjectExpression') return null;
  const names = node.properties.map((one) =>
    one.type === 'Property' && one.key.type === 'Identifier' ? one.key.name : null,
  );
  return names.every((name) => name !== null) ? names : null;
}
