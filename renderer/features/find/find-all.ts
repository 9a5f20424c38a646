import type { SnippetMatch } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { problemText } from '../../stores/problem.ts';
import type { Command } from '../layout/command.ts';
import { findTopics, type HelpTopic } from '../help/help-topics.ts';
import type { SettingPlace } from '../settings/setting-places.ts';
import { findAnswers, type FoundAnswer } from './find-answers.ts';
import { findCommands, findSettings, type Named } from './find-names.ts';

const mostSnippets = 3;
const mostTopics = 3;

/** All that one text finds. It comes at once, so that the first row of the list stays the first. */
export interface Found {
  readonly text: string;
  readonly answers: readonly FoundAnswer[];
  readonly snippets: readonly SnippetMatch[];
  readonly commands: Named<Command>;
  readonly settings: Named<SettingPlace>;
  readonly topics: readonly HelpTopic[];
  /** Why the library and the snippets could not be searched, in a sentence; null when they were. */
  readonly problem: string | null;
}

/** What the window knows by itself: commands, settings and help. All commands while nothing is typed. */
export function findInWindow(desk: Desk, text: string): Found {
  return {
    text,
    answers: [],
    snippets: [],
    commands: findCommands(desk, text),
    settings: findSettings(desk, text),
    topics: text.trim() === '' ? [] : findTopics(text).slice(0, mostTopics),
    problem: null,
  };
}

/** The same with what the engine finds. Never rejects: without the engine, what the window knows is found, and `problem` says why. */
export async function findAll(desk: Desk, text: string): Promise<Found> {
  const found = findInWindow(desk, text);
  const reading = desk.workspace.getState().activeCase?.reading;
  try {
    const [answers, snippets] = await Promise.all([
      findAnswers(desk.api, text, reading?.customer?.group),
      text.trim() === '' ? [] : desk.snippets.getState().find(text, reading?.caseId ?? null),
    ]);
    return { ...found, answers, snippets: snippets.slice(0, mostSnippets) };
  } catch (error) {
    return { ...found, problem: problemText(error) };
  }
}
