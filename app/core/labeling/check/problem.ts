/** A fault of an answer: a sentence, and the region, the control and the page (from 0) it concerns where there is one. */
export type ResultProblem = { message: string; region?: string; control?: string; item?: number };
