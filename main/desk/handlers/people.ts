import { deskCalls, type DeskHandlers, type Person, shellCalls } from '../../../preload/contract.ts';
import type { AuditWriter } from '../audit/writer.ts';
import type { People } from '../people/people.ts';
import type { Session } from '../people/session.ts';

type Calls = Extract<keyof DeskHandlers, `people.${string}`>;

const declared = Object.fromEntries(
  Object.entries({ ...deskCalls, ...shellCalls }).map(([name, { access }]) => [name, access]),
);

/** The calls of the people who work at this desk; the audit log says who was given what, and by whom. */
export function createPeopleHandlers({
  people,
  session,
  writer,
}: {
  readonly people: People;
  readonly session: Session;
  readonly writer: Pick<AuditWriter, 'record' | 'flush'>;
}): Pick<DeskHandlers, Calls> {
  function logged(change: 'added' | 'changed' | 'passphrase' | 'removed', { id, role, name }: Person): void {
    writer.record({ kind: 'people', caseId: null, facts: { change, of: id, role }, secret: { name } });
  }
  return {
    'people.session': () => session.status(),
    'people.declared': () => declared,
    'people.names': () => people.names(),
    'people.list': () => people.list(),
    'people.unlock': ({ person, passphrase }) => {
      // In the name of whoever was there.
      writer.flush();
      return people.unlock(person, passphrase);
    },
    'people.start': async ({ name, passphrase }) => {
      writer.flush();
      const person = await people.start(name, passphrase);
      logged('added', person);
      return person;
    },
    'people.stop': async ({ passphrase }) => {
      writer.flush();
      const { id, role, name } = await people.stop(passphrase);
      // Said by whoever she was until then.
      writer.record({
        kind: 'people',
        caseId: null,
        facts: { change: 'alone', of: id, role, person: id },
        secret: { name },
      });
      return null;
    },
    'people.add': async (given) => {
      const person = await people.add(given);
      logged('added', person);
      return person;
    },
    'people.change': ({ id, ...to }) => {
      const person = people.change(id, to);
      logged('changed', person);
      return person;
    },
    'people.remove': async ({ id }) => {
      logged('removed', await people.remove(id));
      return null;
    },
    'people.resetPassphrase': async ({ id, passphrase }) => {
      logged('passphrase', await people.resetPassphrase(id, passphrase));
      return null;
    },
    'people.changePassphrase': async ({ before, passphrase }) => {
      logged('passphrase', await people.changePassphrase(before, passphrase));
      return null;
    },
  };
}
