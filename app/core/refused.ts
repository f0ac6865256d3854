/** What a person can fix or must be told. Thrown by domain, turned into a status in `app.tsx` alone. */
export type RefusedKind = 'invalid' | 'not-found' | 'forbidden' | 'conflict';

export class Refused extends Error {
  readonly kind: RefusedKind;
  /** Name of the form field the sentence belongs to, if any. */
  readonly field?: string;

  constructor(kind: RefusedKind, message: string, field?: string) {
    super(message);
    this.name = 'Refused';
    this.kind = kind;
    this.field = field;
  }
}

/** One sentence for what is missing and for what one may not see: the two must not be told apart. */
export const notFound = (): Refused => new Refused('not-found', 'There is nothing here.');
