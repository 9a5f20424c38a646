import {
  addGap,
  chooseSuggestion,
  elementIds,
  focusElement,
  moveActiveQuestion,
  openActiveSource,
} from '../layout/actions.ts';
import type { Command } from '../layout/command.ts';
import { activeQuestion, hasActiveQuestion, hasSuggestion, hasActiveCase } from '../layout/conditions.ts';

const places = [1, 2, 3] as const;

/** What can be done with the questions of a message and their answers. */
export const answerCommands: readonly Command[] = [
  {
    group: 'answers',
    name: 'workspace.commands.nextQuestion',
    keys: ['J', 'ArrowDown'],
    isEnabled: hasActiveQuestion,
    run: (desk) => {
      moveActiveQuestion(desk, 1);
    },
  },
  {
    group: 'answers',
    name: 'workspace.commands.previousQuestion',
    keys: ['K', 'ArrowUp'],
    isEnabled: hasActiveQuestion,
    run: (desk) => {
      moveActiveQuestion(desk, -1);
    },
  },
  ...places.map((number): Command => ({
    group: 'answers',
    name: 'workspace.commands.useAnswer',
    params: { number },
    keys: [String(number)],
    isEnabled: hasSuggestion(number - 1),
    run: (desk) => {
      chooseSuggestion(desk, number - 1);
    },
  })),
  ...places.map((number): Command => ({
    group: 'answers',
    name: 'workspace.commands.openSource',
    params: { number },
    keys: [`Shift+${number}`],
    isEnabled: hasSuggestion(number - 1),
    run: (desk) => {
      openActiveSource(desk, number - 1);
    },
  })),
  {
    group: 'answers',
    name: 'workspace.commands.whyAnswer',
    keys: ['W'],
    isEnabled: hasActiveQuestion,
    run: (desk) => {
      desk.window.getState().toggleExpanded('why');
    },
  },
  {
    group: 'answers',
    name: 'workspace.commands.search',
    keys: ['/'],
    isEnabled: hasActiveCase,
    run: (desk) => {
      const number = activeQuestion(desk)?.question.number ?? 0;
      desk.window.getState().setSearchingQuestion(number);
      focusElement(elementIds.search(number));
    },
  },
  {
    group: 'answers',
    name: 'workspace.commands.addGap',
    keys: ['G'],
    isEnabled: hasActiveQuestion,
    run: (desk) => void addGap(desk),
  },
  {
    group: 'answers',
    name: 'workspace.commands.leaveOut',
    keys: ['X'],
    isEnabled: hasActiveQuestion,
    run: (desk) => {
      const { activeCase, toggleLeftOut } = desk.workspace.getState();
      void toggleLeftOut(activeCase?.active ?? 0);
    },
  },
];
