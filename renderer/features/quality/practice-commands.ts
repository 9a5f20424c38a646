import type { Command } from '../layout/command.ts';
import { always } from '../layout/conditions.ts';

/** For whoever is new: in the menu of the window and in what Ctrl+K finds. */
export const practiceCommands: readonly Command[] = [
  {
    group: 'everywhere',
    name: 'practice.title',
    needs: ['practice.next'],
    keys: [],
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'practice' }),
  },
];
