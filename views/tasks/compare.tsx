/** Two answers to one task side by side, with what differs in a table: complete without script, marked in the editors with it. */
import type { AnswerPair, Change, Comparison } from '#app/core/labeling/compare.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Answer, Row } from '#app/core/labeling/result.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Previews } from '#app/core/previews.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import type { LabelerProps } from '#islands/labeler/props.ts';
import { Island } from '../island.tsx';
import { ProjectPage } from '../layout.tsx';
import { Crumbs } from '../ui/crumbs.tsx';
import { Empty } from '../ui/empty.tsx';
import { plural } from '../ui/number.tsx';
import { Table } from '../ui/table.tsx';
import { answerWords, regionWords } from './answer-words.tsx';

/** Whose answer one side is. */
export type Side = { name: string; result: Row[] };
type Props = {
  project: Project;
  task: Task;
  config: LabelingConfig;
  /** Of its large pictures. */
  previews: Previews;
  a: Side;
  b: Side;
  comparison: Comparison;
  list?: string;
};

const words: Record<Change, string> = {
  same: 'the same',
  moved: 'at another place',
  relabelled: 'other labels',
  'moved and relabelled': 'another place and other labels',
};

type Difference = { id: string; what: string; a: string; b: string };

const nothing = '–';

const answerText = (answer: Answer | undefined): string => (answer ? answerWords(answer) : nothing);

function differences({ pairs, onlyA, onlyB, answers }: Comparison): Difference[] {
  return [
    ...answers
      .filter(({ isSame }) => !isSame)
      .map((pair: AnswerPair) => ({
        id: `answer-${pair.control}`,
        what: pair.control,
        a: answerText(pair.a),
        b: answerText(pair.b),
      })),
    ...pairs
      .filter(({ change }) => change !== 'same')
      .map(({ a, b, change }) => ({ id: a.id, what: words[change], a: regionWords(a), b: regionWords(b) })),
    ...onlyA.map((one) => ({ id: `a-${one.id}`, what: 'only here', a: regionWords(one), b: nothing })),
    ...onlyB.map((one) => ({ id: `b-${one.id}`, what: 'only here', a: nothing, b: regionWords(one) })),
  ];
}

/** What the editor of a side says beside each region that differs. */
function marks(comparison: Comparison, side: 'a' | 'b'): Record<string, string> {
  const alone = side === 'a' ? comparison.onlyA : comparison.onlyB;
  const changed = comparison.pairs.filter(({ change }) => change !== 'same').map((pair) => [pair[side].id, words[pair.change]]);
  return Object.fromEntries([...changed, ...alone.map(({ id }) => [id, 'only here'])]);
}

type EditorProps = Pick<Props, 'config' | 'task' | 'previews'> & { side: Side; marked: Record<string, string> };

function Editor({ config, task, previews, side, marked }: EditorProps) {
  const props: LabelerProps = { config: { ...config, markup: '' }, data: task.data, previews, result: side.result, mode: 'read', marks: marked };
  return (
    <section class="compared__side" aria-label={side.name}>
      <h2 class="compared__name">{side.name}</h2>
      <form class="task-view">
        <input type="hidden" name="result" value="" />
        <Island name="labeler" props={props}>
          <p>With script, the answer is shown here. The table below says what differs.</p>
        </Island>
      </form>
    </section>
  );
}

export function ComparePage({ project, task, config, previews, a, b, comparison, list }: Props) {
  const rows = differences(comparison);
  const same =
    comparison.pairs.length + comparison.answers.length - rows.filter(({ a: one, b: other }) => one !== nothing && other !== nothing).length;
  return (
    <ProjectPage
      project={project}
      current="data"
      title={`Task ${task.id}: two answers`}
      wide
      still
      scripts={['islands']}
      styles={['config', 'labeler']}
      crumbs={
        <Crumbs
          items={[
            { href: list ?? paths.tasks(project.id), label: 'Data' },
            { href: withQuery(paths.task(project.id, task.id), { list }), label: `Task ${task.id}` },
            { label: 'Two answers' },
          ]}
        />
      }
    >
      <Table
        id="differences"
        caption={`${plural(rows.length, 'difference')}, ${Math.max(0, same)} the same`}
        rows={rows}
        rowId={(row) => row.id}
        rowNoun="difference"
        columns={[
          { key: 'what', label: 'What', rowHeader: true, cell: ({ what }) => what },
          { key: 'a', label: a.name, cell: (row) => row.a },
          { key: 'b', label: b.name, cell: (row) => row.b },
        ]}
        empty={
          <Empty title="No difference" icon="check">
            Both answers say the same.
          </Empty>
        }
      />
      <div class="compared">
        <Editor config={config} task={task} previews={previews} side={a} marked={marks(comparison, 'a')} />
        <Editor config={config} task={task} previews={previews} side={b} marked={marks(comparison, 'b')} />
      </div>
    </ProjectPage>
  );
}
