import { parseSync, Visitor, type Expression, type JSXChild } from 'oxc-parser';
import { isSql, seenNames, unseenAttributes, unseenCalls } from './message-rules.ts';

export interface Sentence {
  readonly line: number;
  readonly text: string;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);
/** Begins like a sentence and goes on, or ends like one. */
const isSentence = (text: string): boolean =>
  !isSql(text) && (/^\p{Lu}\S*\s+\S/u.test(text.trim()) || /\p{L}\s+\S.*\p{L}[.?!…]$/su.test(text.trim()));
/** Several words, or one that is written large: what a name of something that is read may not hold. */
const isWord = (text: string): boolean =>
  /\p{L}\s+\S|\S\s+\p{L}/u.test(text.trim()) || /^\p{Lu}\p{Ll}+[.?!…]?$/u.test(text.trim());

/** The literals that an expression comes to: both ways of a condition, the end of `a && b`. */
function literalsOf(node: Expression | JSXChild): readonly Range[] {
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') return [node];
  if (node.type === 'ParenthesizedExpression') return literalsOf(node.expression);
  if (node.type === 'ConditionalExpression')
    return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
  if (node.type === 'LogicalExpression') return [...literalsOf(node.left), ...literalsOf(node.right)];
  return [];
}

/** Literal texts of a TypeScript file that a person would read, in the order of the file. */
export function findSentences(file: string, text: string): readonly Sentence[] {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  const unseen: Range[] = [];
  const texts: { readonly at: Range; readonly text: string }[] = [];
  /** What is looked for in a literal that begins there, where it is more than a sentence. */
  const tests = new Map<number, (text: string) => boolean>();
  const source = ({ start, end }: Range): string => text.slice(start, end);
  const skip = (node: Range): void => void unseen.push(node);
  const shown = (children: readonly JSXChild[]): void => {
    for (const child of children)
      if (child.type === 'JSXExpressionContainer' && child.expression.type !== 'JSXEmptyExpression')
        for (const { start } of literalsOf(child.expression)) tests.set(start, hasLetter);
  };
  new Visitor({
    ImportDeclaration: skip,
    ExportAllDeclaration: skip,
    ImportExpression: skip,
    TSTypeAliasDeclaration: skip,
    TSInterfaceDeclaration: skip,
    TSTypeAnnotation: skip,
    TSTypeParameterInstantiation: skip,
    TaggedTemplateExpression: skip,
    BinaryExpression: (node) => /^[!=]==?$/.test(node.operator) && skip(node),
    SwitchCase: ({ test }) => test && skip(test),
    CallExpression(node) {
      if (unseenCalls.some((call) => call.test(source(node.callee)))) node.arguments.forEach(skip);
    },
    NewExpression(node) {
      if (unseenCalls.some((call) => call.test(`new ${source(node.callee)}`))) skip(node);
    },
    JSXElement: ({ children }) => shown(children),
    JSXFragment: ({ children }) => shown(children),
    JSXText: (node) =>
      hasLetter(node.value) && texts.push({ at: node, text: node.value }) && tests.set(node.start, hasLetter),
    JSXAttribute({ name, value }) {
      if (unseenAttributes.test(source(name)) && value) skip(value);
      if (!seenNames.has(source(name)) || !value) return;
      const found = value.type === 'JSXExpressionContainer' ? value.expression : value;
      if (found.type !== 'JSXEmptyExpression')
        for (const { start } of literalsOf(found)) tests.set(start, isWord);
    },
    Property({ key, value }) {
      if (key.type === 'Identifier' && seenNames.has(key.name))
        for (const { start } of literalsOf(value as Expression)) tests.set(start, isWord);
      skip(key);
    },
    Literal: (node) => typeof node.value === 'string' && texts.push({ at: node, text: node.value }),
    TemplateLiteral: (node) =>
      texts.push({ at: node, text: node.quasis.map(({ value }) => value.cooked ?? value.raw).join('0') }),
  }).visit(program);
  return texts
    .filter(({ at, text: words }) => (tests.get(at.start) ?? isSentence)(words))
    .filter(({ at }) => !unseen.some(({ start, end }) => start <= at.start && at.end <= end))
    .map(({ at, text: words }) => ({
      line: text.slice(0, at.start).split('\n').length,
      text: words.trim().replace(/\s+/g, ' ').slice(0, 80),
    }))
    .sort((one, other) => one.line - other.line);
}
