/** @jsxImportSource hono/jsx/dom */
import type { Origin, Region } from '#app/core/labeling/result.ts';
import { scoreText } from '../describe.ts';

const words: Record<Origin, string> = {
  manual: 'a person',
  prediction: 'a model, unchanged',
  'prediction-changed': 'a model, changed by a person',
};

/** What is known of a region beside its place: who made it, how sure a model was, its id as results have it. */
export function Facts({ region: { id, origin, score } }: { region: Region }) {
  return (
    <p class="labeler__facts">
      {`Made by ${words[origin]}`}
      {score === undefined ? null : ` · score ${scoreText(score)}`}
      {' · id '}
      <code>{id}</code>
    </p>
  );
}
