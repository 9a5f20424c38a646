/** Countries that print on Letter; the rest of the world does on A4. */
const onLetter: ReadonlySet<string> = new Set([
  'US',
  'CA',
  'MX',
  'PH',
  'CL',
  'CO',
  'VE',
  'CR',
  'GT',
  'PA',
  'DO',
  'PR',
]);

/** The paper of a country by its two letters of ISO 3166; of one that the system does not tell, A4. */
export const paperSize = (country: string): 'A4' | 'Letter' =>
  onLetter.has(country.toUpperCase()) ? 'Letter' : 'A4';
