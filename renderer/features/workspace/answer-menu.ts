import type { Suggestion } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { Asked } from '../../stores/active-case.ts';
import type { MenuEntry } from '../../ui/command-menu.tsx';
import { addGap, elementIds, focusElement, openSource } from '../layout/actions.ts';
import { addGolden } from '../golden/golden-actions.ts';

/** A suggestion at its place in the window, and what was decided about it. */
export interface ShownSuggestion {
  readonly suggestion: Suggestion;
  /** From 1 on, and its key up to 3; null when it came from an earlier search. */
  readonly rank: number | null;
  readonly index: number;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  /** The agent marked it wrong for this question. */
  readonly isWrong: boolean;
}

/** What can be done with an answer. The keys are those of the active question, so others show none. */
export function answerMenu(desk: Desk, shown: ShownSuggestion): readonly MenuEntry[] {
  const { suggestion, rank, index, isChosen, isActive, isWrong } = shown;
  const { choose, activeCase, activate } = desk.workspace.getState();
  const place = isActive && rank !== null && rank <= 3 ? rank : null;
  const key = (keys: string) => (isActive ? keys : undefined);
  const question = activeCase?.asked[index]?.question.text ?? '';
  return [
    {
      name: t(isChosen ? 'workspace.removeFromReply' : 'workspace.putInReply'),
      keys: place === null ? undefined : String(place),
      run: () => void choose(index, suggestion.target),
    },
    {
      name: t('workspace.openSource'),
      keys: place === null ? undefined : `Shift+${place}`,
      run: () => {
        openSource(desk, suggestion);
      },
    },
    ...(isWrong
      ? []
      : [
          {
            name: t('feedback.commands.markWrong'),
            keys: key('Shift+W'),
            run: () => {
              activate(index);
              desk.window.getState().open({ kind: 'mark-wrong', index, suggestion });
            },
          },
        ]),
    ...(isChosen
      ? [
          {
            name: t('golden.commands.addChosen'),
            keys: key('Shift+G'),
            run: () => void addGolden(desk, question, suggestion.target),
          },
        ]
      : []),
  ];
}

/** What can be done with a question of the message. */
export function questionMenu(
  desk: Desk,
  asked: Asked,
  index: number,
  isActive: boolean,
): readonly MenuEntry[] {
  const { activate, toggleLeftOut } = desk.workspace.getState();
  const key = (keys: string) => (isActive ? keys : undefined);
  const { number } = asked.question;
  return [
    {
      name: t(asked.leftOut ? 'workspace.include' : 'workspace.leaveOut'),
      keys: key('X'),
      run: () => void toggleLeftOut(index),
    },
    {
      name: t('workspace.commands.search'),
      keys: key('/'),
      run: () => {
        activate(index);
        desk.window.getState().setSearchingQuestion(number);
        focusElement(elementIds.search(number));
      },
    },
    ...(asked.addedAsGap
      ? []
      : [
          {
            name: t('workspace.commands.addGap'),
            keys: key('G'),
            run: () => {
              activate(index);
              void addGap(desk);
            },
          },
        ]),
  ];
}
