import { describe, expect, it } from 'vitest';
import { readMailParts } from '../../../main/desk/library/mail-folds.ts';
import { extractDetails } from '../../../main/desk/messages/details.ts';
import { partsOf } from '../../../main/desk/messages/message-parts.ts';
import { firstNameOf } from '../../../main/desk/replies/snippets/resolve-variables.ts';

const now = new Date(2026, 2, 3, 12);
/** The first name of the details, by which the draft greets. */
const nameIn = (text: string): string | null => {
  const { folds } = readMailParts(text);
  const { headers } = partsOf({ text, subject: null });
  const found = extractDetails(text, folds, { now, region: 'GB', headers });
  return found.find(({ kind }) => kind === 'name')?.text ?? null;
};
const from = (name: string, body = 'When do you open?'): string =>
  `From: ${name} <box@post.example>\nTo: shop@shop.example\nSubject: Hours\n\n${body}`;

describe('whom a mail is greeted by', () => {
  it.each([
    'Studio Bergamot',
    'Suministros Beltrán S.L.',
    'Müller & Söhne GmbH',
    'Kundenservice Paketdienst',
    'HR Desk',
    'Accounts Payable',
    'Info',
    'Reisebüro Kranich',
    'Wanderverein Eiderhöhe',
    'Fairmont Garden Club',
    'kingfisher72',
    'Mairie de Vireuil',
    'Barclay Bank',
    'Sales',
    'Sales EU',
    'Lesekreis Eiderhöhe e. V.',
    'Papier Rösler e.K.',
  ])('is never a firm, an office or a login: %s', (name) => {
    expect(nameIn(from(name))).toBeNull();
  });

  it.each([
    'Charlotte Church',
    'Emily Post',
    'Anna Hall',
    'Peter Schuler',
    'Marie Boutin',
    'Priya',
    'Kate Bishop',
    'Bishop',
    'Daniel Ek',
    'Ana Sales',
    'Jan Bot',
    'Lis Sladen',
    'Mrs Hall',
  ])('is a person who is called like a thing: %s', (name) => {
    expect(nameIn(from(name))).toBe(name);
  });

  it.each([
    ['How do I get in?\n\nDwight Penhallow\nMarlin Swim Club', 'Dwight Penhallow'],
    [
      'Thanks for the webinar.\n\nColleen Abbott\nMembership Secretary\nFairmont Garden Club',
      'Colleen Abbott',
    ],
    [
      'When?\n\nKind regards\nFiona Beattie\nHR, Kelderby Foods\nPlease consider the environment. Do you really need to print this mail?',
      'Fiona Beattie',
    ],
    ['Wann?\n\nMit freundlichen Grüßen\nElke Matthiesen\nWanderverein Eiderhöhe e.V.', 'Elke Matthiesen'],
    ['Please ring us.\n\nAlan and Joyce Threlfall', 'Alan and Joyce Threlfall'],
  ])('is who signs above the firm: %s', (body, name) => {
    expect(nameIn(from('Office', body))).toBe(name);
  });

  it.each([
    [
      'FYI\nBernd\n\n-----Original Message-----\nFrom: Ulrike Sommer <u@post.example>\nSent: Tuesday, March 3, 2026 11:40 AM\nTo: info@agency.example\nSubject: Group\n\nCan we rent it?\n\nUlrike Sommer',
      'Bernd',
    ],
    [
      '---------- Forwarded message ---------\nFrom: Luca Marchetti <luca@post.example>\nDate: Sun, 1 Mar 2026 at 19:22\nSubject: cake\nTo: Isobel <i@post.example>\n\nCan you ask?\n\nLuca',
      'Isobel Marchetti',
    ],
  ])('is who hands a mail on, not who wrote it first', (body, name) => {
    expect(nameIn(from('Isobel Marchetti', body))).toBe(name);
  });

  it.each([
    ['Berger, Anna', 'Anna'],
    ['von Arx, Reto', 'Reto'],
    ['Otis Graham, Jr.', 'Otis'],
    ['Priya Nair, MA', 'Priya'],
    ['Nair, MBA', 'Nair'],
    ['RICHTER, TIM', 'TIM'],
    ['Dr. med. Ayşe Yıldırım', 'Ayşe'],
    ['Prof. Dr. Edeltraud von Hagenow', 'Edeltraud'],
    ['Frau von Hagenow', null],
    ['Mr and Mrs Threlfall', null],
    ['Mr and Mrs A. Threlfall', null],
    ['Dipl.-Ing. Rainer Vogt', 'Rainer'],
    ['Maître Ghislain Dufresnoy', 'Ghislain'],
    ['Familie Wessel', null],
    ['Phil Oduya', 'Phil'],
    ['Don Pruitt', 'Don'],
    ['Alan and Joyce Threlfall', 'Alan'],
  ])('is greeted %j by %j ("Hello med.," was written)', (name, first) => {
    expect(firstNameOf(name)).toBe(first);
  });
});
