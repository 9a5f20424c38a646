/**
 * What figures are counted from: a row a case, and what was suggested for it, put together from the facts of the audit log and
 * made anew from it whenever they are not there. No text of a customer, and nobody who worked on it.
 */
export const caseFactsMigration = `
  CREATE TABLE case_facts (
    line INTEGER PRIMARY KEY,           -- of the log, with which the case began
    case_id TEXT NOT NULL UNIQUE,       -- of the first reading
    read_at INTEGER NOT NULL,
    counted INTEGER NOT NULL,           -- 0 for what nobody answers: sent by a machine, or warned of as a scam
    queue TEXT,
    language TEXT,
    mood TEXT,
    withheld TEXT,                      -- why suggestions were not shown
    arm TEXT,                           -- of the experiment
    questions INTEGER NOT NULL,
    unanswered INTEGER NOT NULL,        -- of the questions, those without a good answer
    confidence REAL,                    -- of the best answer to the first question
    earlier INTEGER,                    -- messages of the same customer before; null where nobody knows
    copied INTEGER NOT NULL,
    handed_over INTEGER NOT NULL,
    outcome TEXT,                       -- how the first reply came about
    ms INTEGER                          -- from reading to the first decision
  ) STRICT;
  CREATE INDEX case_facts_by_time ON case_facts (read_at);

  -- What a case is about, as far as the log says it without words: a queue, a rule that spoke, the answer that fits best.
  CREATE TABLE case_subjects (
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (line, kind, subject)
  ) STRICT, WITHOUT ROWID;

  -- What became of each answer that was suggested for a message that was answered.
  CREATE TABLE answer_facts (
    line INTEGER NOT NULL,              -- of the case
    number INTEGER NOT NULL,
    best TEXT,
    confidence REAL,                    -- of the best one
    chosen TEXT,
    PRIMARY KEY (line, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX answer_facts_by_answer ON answer_facts (chosen, line);
`;
