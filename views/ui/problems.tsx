/** What is wrong in given data, each with its place. */
import { Icon } from './icon.tsx';
import { plural } from './number.tsx';

/** `lastLine`: of several in a row that have the same fault. */
export type ShownProblem = { line?: number; lastLine?: number; column?: number; message: string; href?: string; severity?: 'error' | 'warning' };

/** `more` counts those that were found but are not listed. */
export function Problems({
  id = 'problems',
  title,
  problems,
  more = 0,
}: {
  id?: string;
  title?: string;
  problems: readonly ShownProblem[];
  more?: number;
}) {
  if (problems.length === 0) return <></>;
  return (
    <section class="problems" id={id} aria-labelledby={`${id}-title`}>
      <p class="problems__title" id={`${id}-title`}>
        <Icon name="warning" /> {title ?? plural(problems.length + more, 'problem')}
      </p>
      <ol class="problems__list">
        {problems.map((problem) => (
          <li class={`problem problem--${problem.severity ?? 'error'}`}>
            <Place problem={problem} />
            <span>
              {problem.severity === 'warning' && <span class="hidden">Warning: </span>}
              {problem.message}
            </span>
          </li>
        ))}
      </ol>
      {more > 0 && <p class="problems__more">and {plural(more, 'more problem', 'more problems')}</p>}
    </section>
  );
}

function Place({ problem }: { problem: ShownProblem }) {
  if (problem.line === undefined) return <span class="problem__place" />;
  const { line, lastLine = line, column } = problem;
  const words = lastLine > line ? `Lines ${line}–${lastLine}` : `Line ${line}${column === undefined ? '' : `:${column}`}`;
  return problem.href ? (
    <a class="problem__place" href={problem.href}>
      {words}
    </a>
  ) : (
    <span class="problem__place">{words}</span>
  );
}
