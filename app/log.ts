/** The log. What people typed, labeled or signed in with never stands in it (T34). */
import pino, { type DestinationStream, type Logger } from 'pino';

type Told = ReturnType<typeof pino.stdSerializers.err>;

/** A failed query as its text alone: its parameters are answers, addresses and hashes. PostgreSQL's details quote them as well. */
function without(told: Told): Told {
  const { params: _params, detail: _detail, where: _where, parameters: _parameters, args: _args, ...rest } = told as Told & Record<string, unknown>;
  const cut = (text: string): string => text.replaceAll(/\nparams: [^]*?(?=\n {4}at |\ncaused by: |$)/g, '');
  return { ...rest, message: cut(told.message), stack: cut(told.stack) } as Told;
}

const serialize = (error: Error): Told => without(pino.stdSerializers.err(error));

export const openLog = (level: string, to?: DestinationStream): Logger => pino({ level, serializers: { err: serialize } }, to ?? pino.destination(1));
