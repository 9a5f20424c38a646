import { useStore } from 'zustand';
import { type Desk, useDesk } from '../../desk.ts';
import type { Use } from '../../stores/people.ts';

/** Whether whoever is at the desk may do that, at this moment. */
export const may = (desk: Desk, ...use: Use): boolean => desk.people.getState().may(...use);

/** The same for what is drawn: drawn anew when somebody else is there, or may do something else. */
export function useMay(): (...use: Use) => boolean {
  const desk = useDesk();
  useStore(desk.people, (state) => state.session);
  useStore(desk.people, (state) => state.declared);
  return desk.people.getState().may;
}
