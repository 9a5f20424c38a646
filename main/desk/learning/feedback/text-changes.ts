import { diffWordsWithSpace } from 'diff';
import { detectPii } from '../../privacy/pii/detect.ts';
import { maskForLearning } from '../../privacy/pii/mask.ts';
import { stripPleasantries } from '../past-answers/strip-pleasantries.ts';
import { isCustomerSpecific } from '../past-answers/score.ts';

/** Words of an answer that were exchanged, with what stands around them: they are found by these again. */
export interface TextChange {
  readonly left: string;
  readonly before: string;
  readonly after: string;
  readonly right: string;
}

/** UTF-16 code units of the answer that are kept on either side. */
const around = 24;
/** Longest that is put in; more is a text of its own. */
const longest = 600;
/** Milliseconds that comparing may take; beyond it nothing is learned. */
const diffMs = 200;
const year = /^(?:19|20)\d\d$/;

interface Replacement {
  readonly at: number;
  readonly before: string;
  readonly after: string;
  /** Where it stands in the edited text. */
  readonly offset: number;
}

/** The exchanges of words between two texts; what only spaces part is one. */
function exchanges(before: string, after: string): readonly Replacement[] {
  const found: Replacement[] = [];
  let at = 0;
  let offset = 0;
  let space = '';
  for (const { added, removed, value } of diffWordsWithSpace(before, after, { timeout: diffMs }) ?? []) {
    const last = found.at(-1);
    if (!added && !removed) {
      space = last !== undefined && /^\s+$/.test(value) ? value : '';
      if (space === '') found.push({ at: -1, before: '', after: '', offset: -1 });
      at += value.length;
      offset += value.length;
      continue;
    }
    const [was, is] = [removed ? value : '', added ? value : ''];
    if (last !== undefined && last.at >= 0)
      found[found.length - 1] = {
        ...last,
        before: last.before + space + was,
        after: last.after + space + is,
      };
    else found.push({ at, before: was, after: is, offset });
    space = '';
    if (removed) at += value.length;
    else offset += value.length;
  }
  return found.filter((each) => each.at >= 0);
}

const overlaps = (start: number, end: number, other: { readonly start: number; readonly end: number }) =>
  start < other.end && other.start < end;

/** Whether words that were put in say something about one customer, or nothing at all. */
function isForEverybody({ after, offset }: Replacement, text: string, names: readonly string[]): boolean {
  if (after.trim() === '') return true;
  if (detectPii(text).some((span) => overlaps(offset, offset + after.length, span))) return false;
  const words = after.match(/[\p{L}\p{N}][\p{L}\p{N}@.'’-]*/gu) ?? [];
  if (words.some((word) => !year.test(word) && maskForLearning(word) !== word)) return false;
  const small = new Set(words.map((word) => word.toLowerCase().replace(/['’]s$|[.'’-]+$/u, '')));
  if (names.some((name) => small.has(name.toLowerCase()))) return false;
  return !isCustomerSpecific(after) && (!/\p{L}{2}/u.test(after) || stripPleasantries(after).length > 0);
}

/**
 * What an agent changed in an answer, where it could be right for everybody: without personal data, the `names` of this
 * case, greetings and what was done for one customer. `before` stands in the answer as it is; else there is nothing.
 */
export function extractChanges(
  answer: string,
  { before, after }: { readonly before: string; readonly after: string },
  names: readonly string[],
): readonly TextChange[] {
  const from = answer.indexOf(before);
  if (from < 0 || before === '') return [];
  return exchanges(before, after)
    .filter((each) => (each.before + each.after).trim() !== '' && each.after.length <= longest)
    .filter((each) => isForEverybody(each, after, names))
    .map((each) => {
      const start = from + each.at;
      const end = start + each.before.length;
      return {
        left: answer.slice(Math.max(0, start - around), start),
        before: each.before,
        after: each.after,
        right: answer.slice(end, end + around),
      };
    });
}

/** The answer with the change, or null when its words do not stand there (any more), or in more than one place. */
export function applyChange(answer: string, { left, before, after, right }: TextChange): string | null {
  const words = left + before + right;
  const at = words === '' ? -1 : answer.indexOf(words);
  if (at < 0 || answer.includes(words, at + 1)) return null;
  return answer.slice(0, at) + left + after + right + answer.slice(at + words.length);
}

/** The change that leads back. */
export const reverseChange = ({ left, before, after, right }: TextChange): TextChange => ({
  left,
  before: after,
  after: before,
  right,
});

/** Equal for the same change, whoever made it. */
export const changeKey = ({ left, before, after, right }: TextChange): string =>
  JSON.stringify([left, before, after, right].map((text) => text.replace(/\s+/g, ' ')));
