/**
 * Headers of exports are stored by a keyed hash: the first line of a file without a header is a customer's row. What was stored
 * in the clear goes, also from freed pages, so the columns of an export have to be chosen once more.
 */
export const keyedSurveyColumnsMigration = `
  PRAGMA secure_delete = ON;
  DELETE FROM survey_columns;
  PRAGMA secure_delete = OFF;
`;
