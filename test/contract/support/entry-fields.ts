/** What an entry is saved with when it has a question and an answer and nothing else. */
export const entryFields = (question: string, answer: string) => ({
  question,
  answer,
  variants: [],
  tags: [],
  collection: null,
  language: null,
  internal: false,
  reviewBy: null,
});
