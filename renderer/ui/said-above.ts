import { createContext, useContext } from 'react';

/** What is said above the view for as long as it holds; null where nothing is. A dialog is over it and says all itself. */
export const SaidAbove = createContext<string | null>(null);

/** The text, or null where what is said above says it too. */
export const unsaid = (text: string | null, above: string | null): string | null =>
  text !== null && above?.includes(text) === true ? null : text;

export const useUnsaid = (text: string | null): string | null => unsaid(text, useContext(SaidAbove));
