/** Mails that became documents before personal data in them was masked are masked where they stand, without their files. */
export const mailMaskedMigration = `
  INSERT INTO meta (key, value) SELECT 'mail.plain', 'yes'
    WHERE EXISTS (SELECT 1 FROM documents WHERE kind IN ('mail', 'mailbox'));
`;
