import { paths } from '#app/core/paths.ts';
import type { ListedExport } from '#app/domain/exports.ts';
import { ExportCard, isOpen } from './exports/card.tsx';
import { BesideExports, type ShownCheck } from './exports/checks.tsx';
import { ExportForm, type ExportFormProps } from './exports/form.tsx';
import { RawData } from './exports/raw-data.tsx';
import { poll } from './hx.ts';
import { Margin, Note, ProjectPage } from './layout.tsx';
import { Empty } from './ui/empty.tsx';
import type { Errors, Given } from './ui/form.tsx';
import { Section } from './ui/section.tsx';

type Props = Omit<ExportFormProps, 'errors' | 'given'> & {
  exports: ListedExport[];
  media: { any: boolean; made?: ListedExport };
  checks: readonly ShownCheck[];
  /** What came back: of the export whose name it was to be, or of the large form. */
  sent?: { errors: Errors; given: Given; renaming?: number };
};

function KeptExports({ project, exports, formats, people, sent }: Pick<Props, 'project' | 'exports' | 'formats' | 'people' | 'sent'>) {
  if (exports.length === 0)
    return (
      <Empty title="No files kept yet" icon="folder">
        Large projects are easier to fetch as a file made in the background. It stays here until you delete it.
      </Empty>
    );
  return (
    <div class="export-cards">
      {exports.map((row) => (
        <ExportCard project={project} row={row} formats={formats} people={people} sent={sent?.renaming === row.export.id ? sent : undefined} />
      ))}
    </div>
  );
}

export function ExportsPage({ exports, media, checks, sent, ...form }: Props) {
  const { project, formats, people } = form;
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
        <ExportForm {...form} {...sentForm} />
      </Margin>
      <BesideExports project={project} checks={checks} />
      <div id="kept-exports" {...(unfinished ? poll(paths.exports(project.id), 2, { select: '#kept-exports' }) : {})}>
        <Section title="Kept files">
          <KeptExports project={project} exports={exports} formats={formats} people={people} sent={sent} />
        </Section>
        <Section id="raw-data" title="Raw data">
          <RawData project={project} {...media} />
        </Section>
      </div>
    </ProjectPage>
  );
}
