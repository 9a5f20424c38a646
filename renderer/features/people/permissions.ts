import { useStore } from 'zustand';
import { type Desk, useDesk } from '../../desk.ts';
import type { Use } from '../../stores/people.ts';

/** Whether whoever is at the desk may do that, at this moment. */
export const can = (desk: Desk, ...use: Use): boolean => desk.people.getState().can(...use);

/** The same for what is drawn: drawn anew when somebody else is there, or may do something else. */
export function useCan(): (...use: Use) => boolean {
  const desk = useDesk();
  useStore(desk.people, (state) => state.session);
  useStore(desk.people, (state) => state.declared);
  return desk.people.getState().can;
}
