import type { NumberedPage } from '#app/core/pages.ts';
import { onPage, paths } from '#app/core/paths.ts';
import { writeTaskQuery } from '#app/core/task-query.ts';
import type { ListedExport } from '#app/domain/exports.ts';
import { ExportCard, isOpen } from './exports/card.tsx';
import { BesideExports, type ShownCheck } from './exports/checks.tsx';
import { ExportForm, type ExportFormProps } from './exports/form.tsx';
import { RawData } from './exports/raw-data.tsx';
import { poll } from './hx.ts';
import { Margin, Note, ProjectPage } from './layout.tsx';
import { Empty } from './ui/empty.tsx';
import type { Errors, Given } from './ui/form.tsx';
import { NotUnderstoodNotice } from './tasks/not-understood.tsx';
import { NumberedPager } from './ui/pager.tsx';
import { Section } from './ui/section.tsx';

type Props = Omit<ExportFormProps, 'errors' | 'given'> & {
  /** One page of so many. */
  exports: ListedExport[];
  count: number;
  at: NumberedPage;
  media: { any: boolean; made?: ListedExport };
  checks: readonly ShownCheck[];
  /** What came back: of the export whose name it was to be, or of the large form. */
  sent?: { errors: Errors; given: Given; renaming?: number };
};

type Kept = Pick<Props, 'project' | 'exports' | 'count' | 'at' | 'filters' | 'formats' | 'people' | 'sent'>;

function KeptExports({ project, exports, count, at, filters, formats, people, sent }: Kept) {
  if (exports.length === 0)
    return (
      <Empty title="No files kept yet" icon="folder">
        Large projects are easier to fetch as a file made in the background. It stays here until you delete it.
      </Empty>
    );
  // What the form above was opened with stays.
  const here = paths.exports(project.id) + writeTaskQuery({ filters, order: 'id', direction: 'asc' });
  return (
    <>
      <div class="export-cards">
        {exports.map((row) => (
          <ExportCard
            project={project}
            row={row}
            page={at.page}
            formats={formats}
            people={people.people}
            sent={sent?.renaming === row.export.id ? sent : undefined}
          />
        ))}
      </div>
      <NumberedPager path={here} part="kept-exports" at={at} count={count} noun="kept file" />
    </>
  );
}

export function ExportsPage({ exports, count, at, media, checks, sent, ...form }: Props) {
  const { project } = form;
  const unfinished = [...exports, ...(media.made ? [media.made] : [])].some(isOpen);
  const sentForm = sent && sent.renaming === undefined ? { errors: sent.errors, given: sent.given } : {};
  return (
    <ProjectPage
      project={project}
      current="export"
      title="Export"
      lede="Take the work out: answers alone, or with everything needed to bring it back."
    >
      <Margin
        label="About exports"
        note={
          <>
            <Note title="The same data, the same bytes">
              Tasks come in the order of their ids and answers in the order they were given, so two exports of unchanged data are identical.
            </Note>
            <Note title="Kept files">
              A kept file holds the project as it was at one moment. A download of one that breaks off goes on where it stopped.
            </Note>
          </>
        }
      >
        <NotUnderstoodNotice leftOut={form.leftOut} />
        <ExportForm {...form} {...sentForm} />
      </Margin>
      <BesideExports project={project} checks={checks} />
      <div id="kept-exports" {...(unfinished ? poll(onPage(paths.exports(project.id), at.page), 2, { select: '#kept-exports' }) : {})}>
        <Section title="Kept files">
          <KeptExports {...form} exports={exports} count={count} at={at} sent={sent} />
        </Section>
        <Section id="raw-data" title="Raw data">
          <RawData project={project} {...media} />
        </Section>
      </div>
    </ProjectPage>
  );
}
