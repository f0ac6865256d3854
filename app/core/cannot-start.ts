/** Why the server does not start (or cannot go on), in one sentence for the operator. Never carries a secret. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
