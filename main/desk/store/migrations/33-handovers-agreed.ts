/** What the owner agreed to for handovers has the name that its setting has now. */
export const handoversAgreedMigration = `
  UPDATE meta SET value = replace(value, '"handOvers"', '"handovers"') WHERE key = 'retention.agreed';
`;
