/** What controls ask for before a submit, and the limits they set. The same table goes through the check alone and through the server. */
import { asked, type Asked } from './asked/case.ts';
import { limits } from './asked/limits.ts';
import { ofLists } from './asked/lists.ts';
import { ofQuestions } from './asked/questions.ts';
import { shapes } from './asked/shapes.ts';

export { data } from './asked/case.ts';
export const cases: readonly Asked[] = [...ofQuestions, ...ofLists, ...[...limits, ...shapes].map(asked)];
