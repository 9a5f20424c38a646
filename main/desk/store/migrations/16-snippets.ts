/** The shop's texts with places to fill, which stood in settings.json. */
export const snippetsMigration = `
  CREATE TABLE snippets (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,          -- in the order in which they came
    short_name TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    tone TEXT NOT NULL,
    sample INTEGER NOT NULL             -- 1 for those of the sample shop
  ) STRICT;
`;
