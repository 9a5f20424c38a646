/** What the shell and the engine send each other besides the desk's own calls and events. */
import { z } from 'zod';
import { call } from '../../preload/calls/call.ts';
import { errorReasons, type HandlersOf, type WireError } from '../../preload/contract.ts';

/** Given to the engine as its one argument, as JSON. All folders are absolute. */
export const engineOptions = z.strictObject({
  version: z.string(),
  /** What the system prefers (BCP 47), best first. */
  systemLanguages: z.array(z.string()).readonly(),
  /** What was chosen in the settings (ISO 639); null for the system's. */
  language: z.string().nullable(),
  dataFolder: z.string(),
  modelsFolder: z.string(),
  sampleShopFolder: z.string(),
  /** Whether it was locked when the engine before ended. */
  isShut: z.boolean(),
});
export type EngineOptions = Readonly<z.infer<typeof engineOptions>>;

/** Events that never reach a window. */
export const engineEvents = {
  /** Engine to shell: the desk is open. */
  ready: 'engine.ready',
  /** Engine to shell: the desk cannot be opened, and a restart will not help. Payload: WireError. */
  failed: 'engine.failed',
  /** Shell to engine, now and then: are you there? Engine to shell: yes. */
  ping: 'engine.ping',
  pong: 'engine.pong',
  /** Shell to engine: nobody looks at the desk; memory that can be had again is given back. */
  rest: 'engine.rest',
  /** Shell to engine: finish what is being written, then end. */
  close: 'engine.close',
} as const;

/** What the engine tells the shell of parser processes, beside calls: the shell forks them and joins both by a port. */
export const parserOrder = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('parser.start'),
    id: z.int(),
    heap: z.int().min(1).max(4096),
    buffers: z.int().min(1).max(4096),
  }),
  z.strictObject({ kind: z.literal('parser.end'), id: z.int() }),
]);
export type ParserOrder = Readonly<z.infer<typeof parserOrder>>;

/** Comes with the port, or without one when the process is gone. */
export const parserNews = z.strictObject({ kind: z.enum(['parser.joined', 'parser.gone']), id: z.int() });
export type ParserNews = Readonly<z.infer<typeof parserNews>>;

const isCode = (code: unknown): boolean => typeof code === 'string' && Object.hasOwn(errorReasons, code);
export const engineFailure = z.custom<WireError>((error) =>
  isCode(z.looseObject({}).safeParse(error).data?.['code']),
);

const key = z.instanceof(Uint8Array);

/** What the engine asks of the shell, because only the shell may touch Electron. It asks for whoever it serves. */
export const serviceCalls = {
  'clipboard.write': call(z.strictObject({ text: z.string(), html: z.string() }))
    .for('anyone')
    .returns<null>(),
  'mail.open': call(z.strictObject({ url: z.string().max(2_000) }))
    .for('anyone')
    .returns<null>(),
  'mail.reply': call(z.strictObject({ givenAs: z.string(), text: z.string(), html: z.string() }))
    .for('anyone')
    .returns<null>(),
  /** Whether the operating system has a real key store behind the two below; answered once it is known. */
  'keys.areKept': call(z.strictObject({})).for('anyone').returns<boolean>(),
  'keys.wrap': call(z.strictObject({ key })).for('anyone').returns<Uint8Array>(),
  'keys.unwrap': call(z.strictObject({ wrapped: key }))
    .for('anyone')
    .returns<Uint8Array>(),
} as const;
export type ServiceHandlers = HandlersOf<typeof serviceCalls>;
