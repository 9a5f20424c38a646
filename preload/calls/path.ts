import { z } from 'zod';

/**
 * What a call does with a path. read: the file or folder, and what is below it. write: exactly this file. write into: files
 * of the desk's own naming, in exactly this folder.
 */
export type PathAccess = 'read' | 'write' | 'write into';

/** Which schemas are paths. The shell lets a call name only paths that a person picked or dropped for that access. */
export const pathAccess = z.registry<{ readonly access: PathAccess }>();

const pathFor = (access: PathAccess) => z.string().min(1).max(4096).register(pathAccess, { access });

/** Every path in a call's input is one of these; a plain string that holds a path is refused by a test. */
export const readPath = pathFor('read');
export const writePath = pathFor('write');
export const writeFolder = pathFor('write into');
