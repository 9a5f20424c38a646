/** What is left out of a document, as it is not meant for customers, or no longer. No schema is here: parsers begin with it. */
export const omissionKinds = ['struck', 'hidden', 'deleted', 'comment', 'draft', 'internal'] as const;
export type OmissionKind = (typeof omissionKinds)[number];
