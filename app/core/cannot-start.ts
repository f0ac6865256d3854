/** Why the server does not start (or cannot go on), in one sentence for the operator. Never carries a secret. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** A wrong value in the environment: names the variable and what it should look like, never the value of a secret. */
export class EnvProblem extends CannotStart {
  override name = 'EnvProblem';
}
