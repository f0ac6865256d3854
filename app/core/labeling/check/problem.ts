/** A fault of an answer: a sentence, and the region and control it concerns where there is one. */
export type ResultProblem = { message: string; region?: string; control?: string };
