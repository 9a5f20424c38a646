import { errorReasons, type ErrorCode, type WireError } from '../../../preload/contract.ts';

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorReasons, code);

/** Why a file could not be read, as two columns keep it: the code, and as JSON what else there is to say. */
export function encodeError({ code, ...details }: WireError): {
  readonly code: ErrorCode;
  readonly message: string;
} {
  return { code, message: JSON.stringify(details) };
}

/** What `encodeError` made. Earlier versions kept a sentence there: its code alone says much the same. */
export function decodeError(code: string, message: string | null): WireError {
  const known = isCode(code) ? code : 'unreadable';
  if (message?.startsWith('{') !== true) return { code: known };
  const details = JSON.parse(message) as Omit<WireError, 'code'>;
  return { code: known, ...details };
}
