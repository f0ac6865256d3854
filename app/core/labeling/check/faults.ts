/** What single regions and answers hold that means nothing or that their control does not allow: the same in the editor and on the server. */
import { answerKindOf, kindOf, type Language } from '../language.ts';
import type { LabelingConfig } from '../model.ts';
import { controlNamed } from '../names.ts';
import type { Answer, Doc, Region } from '../result.ts';
import type { ResultProblem } from './problem.ts';

/** `length`: of the text that the region lies on, in code points, where it is known. */
export function regionFault(region: Region, language: Language, length: () => number | undefined): ResultProblem[] {
  const fault = kindOf(language, region).fault(region, { length });
  return fault ? [{ region: region.id, control: region.from, message: `A region of "${region.from}" cannot be kept: ${fault}.` }] : [];
}

export function answerFaults(answer: Answer, config: LabelingConfig, language: Language): ResultProblem[] {
  const control = controlNamed(config, answer.from);
  const about = { control: answer.from, ...(answer.region === undefined ? {} : { region: answer.region }) };
  return control
    ? answerKindOf(language, answer)
        .faults(answer, control)
        .map((message) => ({ ...about, message }))
    : [];
}

/** All of them, for the editor, which cannot have made the faults that only the server looks for. */
export function findFaults(doc: Doc, config: LabelingConfig, language: Language): ResultProblem[] {
  return [
    ...doc.regions.flatMap((region) => regionFault(region, language, () => undefined)),
    ...doc.answers.flatMap((answer) => answerFaults(answer, config, language)),
  ];
}
