import { deskCalls, type DeskHandlers, shellCalls } from '../../../preload/contract.ts';
import type { Session } from '../people/session.ts';

type Calls = Extract<keyof DeskHandlers, `people.${string}`>;

const declared = Object.fromEntries(
  Object.entries({ ...deskCalls, ...shellCalls }).map(([name, { access }]) => [name, access]),
);

/** The calls of the people who work at this desk. */
export const createPeopleHandlers = ({
  session,
}: {
  readonly session: Session;
}): Pick<DeskHandlers, Calls> => ({
  'people.session': () => session.status(),
  'people.declared': () => declared,
});
