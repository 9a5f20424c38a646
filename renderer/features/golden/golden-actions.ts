import type { Desk } from '../../desk.ts';
import { goTo } from '../frame/actions.ts';

/** Ids of what keys lead to. */
export const goldenPlaces = { row: (at: number) => `golden-${at}` } as const;

const golden = (desk: Desk) => desk.golden.getState();
export const inGolden = (desk: Desk): boolean =>
  desk.window.getState().view === 'library' && desk.library.getState().tab === 'golden';
export const hasGolden = (desk: Desk): boolean => inGolden(desk) && (golden(desk).pairs?.length ?? 0) > 0;
export const hasNews = (desk: Desk): boolean => inGolden(desk) && golden(desk).news !== null;

export function showGolden(desk: Desk): void {
  desk.window.getState().show('library');
  desk.library.getState().showTab('golden');
  golden(desk).look(0);
  goTo(goldenPlaces.row(0));
}

/** Says what was done, or why it could not be. */
function tell(desk: Desk, done: boolean, words: string): void {
  if (done) desk.window.getState().say(words);
  else desk.window.getState().say(golden(desk).problem ?? 'That did not work.', 'stop');
}

export async function addGolden(desk: Desk, question: string, target: string): Promise<void> {
  const done = await golden(desk).add(question, target);
  tell(desk, done, 'Kept as a golden question: it is asked again after every change.');
}

const activeTaken = (desk: Desk) => {
  const { work } = desk.workspace.getState();
  const asked = work?.asked[work.active];
  return asked?.taken == null ? null : { question: asked.question.text, target: asked.taken.target };
};
/** The active question has an answer in the reply. */
export const hasTaken = (desk: Desk): boolean =>
  desk.window.getState().view === 'desk' && activeTaken(desk) !== null;

/** Keeps the active question with the answer that was taken for it. */
export async function keepTaken(desk: Desk): Promise<void> {
  const taken = activeTaken(desk);
  if (taken !== null) await addGolden(desk, taken.question, taken.target);
}

export function moveGolden(desk: Desk, by: 1 | -1): void {
  golden(desk).look(golden(desk).at + by);
  goTo(goldenPlaces.row(golden(desk).at));
}

export async function keepGolden(desk: Desk, what: 'this' | 'all'): Promise<void> {
  tell(desk, await golden(desk).keep(what), 'Kept: from now on this is how the answer should come.');
}

export async function takeBackGolden(desk: Desk): Promise<void> {
  const { news } = golden(desk);
  if (news !== null && !news.canTakeBack) desk.window.getState().say(news.whyNot, 'stop');
  else tell(desk, await golden(desk).takeBack(), 'Taken back, and asked again.');
}

export async function removeGolden(desk: Desk): Promise<void> {
  tell(desk, await golden(desk).remove(), 'No longer a golden question.');
}

export async function runGolden(desk: Desk): Promise<void> {
  const done = await golden(desk).run();
  tell(desk, done, golden(desk).news === null ? 'All answers come as before.' : 'Asked again.');
}
