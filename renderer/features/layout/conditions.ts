import type { Desk } from '../../desk.ts';
import { suggestionsOf, type Asked } from '../../stores/active-case.ts';

/** When commands can be run. */
export const always = (): boolean => true;

export const onDesk = (desk: Desk): boolean => desk.window.getState().view === 'desk';

export const inLibrary = (desk: Desk): boolean => desk.window.getState().view === 'library';

/** A message is in hand and shown. */
export const hasActiveCase = (desk: Desk): boolean =>
  onDesk(desk) && desk.workspace.getState().activeCase !== null;

/** The question that the number keys act on. */
export function activeQuestion(desk: Desk): Asked | undefined {
  const { activeCase } = desk.workspace.getState();
  return activeCase?.asked[activeCase.active];
}

export const hasActiveQuestion = (desk: Desk): boolean => onDesk(desk) && activeQuestion(desk) !== undefined;

/** The active question has a suggestion at that index. */
export const hasSuggestion =
  (at: number) =>
  (desk: Desk): boolean => {
    const asked = activeQuestion(desk);
    return onDesk(desk) && asked !== undefined && suggestionsOf(asked)[at] !== undefined;
  };
